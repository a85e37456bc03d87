import { addMinutes, type Instant } from '../base/time.ts';
import type { DeskId } from './desk.ts';

/** Something to be shown once, before then: a code that binds the group in which it is typed to a desk. */
export interface Invitation {
  readonly id: string;
  readonly kind: 'group';
  readonly desk: DeskId;
  readonly until: Instant;
}

/** So long a code for a group is good, in minutes. */
export const groupCodeMinutes = 30;

/** A code for the desk's group. */
export function groupCode(desk: DeskId, code: string, now: Instant): Invitation {
  return { id: code, kind: 'group', desk, until: addMinutes(now, groupCodeMinutes) };
}

/** Whether it may be used for this now. */
export function isGood(invitation: Invitation | null, kind: Invitation['kind'], now: Instant): invitation is Invitation {
  return invitation !== null && invitation.kind === kind && invitation.until > now;
}
