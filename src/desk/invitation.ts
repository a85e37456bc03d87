import { addMinutes, type Instant } from '../base/time.ts';
import type { DeskId } from './desk.ts';
import type { Role } from './role.ts';

/** Something to be shown once, before then: a code that binds the group in which it is typed to a desk, or a link that gives a role. */
export interface Invitation {
  readonly id: string;
  readonly kind: 'group' | Role;
  /** Null: all desks. */
  readonly desk: DeskId | null;
  readonly until: Instant;
}

/** So long a code for a group is good, in minutes. */
export const groupCodeMinutes = 30;
/** So long a link that gives a role is good, in hours. */
export const roleLinkHours = 48;

/** A code for the desk's group. */
export function groupCode(desk: DeskId, code: string, now: Instant): Invitation {
  return { id: code, kind: 'group', desk, until: addMinutes(now, groupCodeMinutes) };
}

/** A link that makes whoever follows it first that at a desk; null: at all. */
export function roleLink(role: Role, desk: DeskId | null, id: string, now: Instant): Invitation {
  return { id, kind: role, desk, until: addMinutes(now, roleLinkHours * 60) };
}

/** Whether it may be used now. */
export const isGood = (invitation: Invitation | null, now: Instant): invitation is Invitation =>
  invitation !== null && invitation.until > now;
