import type { Instant } from '../base/time.ts';
import type { DeskId } from './desk.ts';

/** What somebody is for a desk; an administrator is for all of them. */
export const roles = ['operator', 'mediator', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];
export const isRole = (name: string): name is Role => roles.some((each) => each === name);

/** Somebody who followed an invitation. */
export interface Member {
  readonly id: string;
  /** Telegram's number of the person. */
  readonly person: number;
  /** Null: all desks. */
  readonly desk: DeskId | null;
  readonly role: Role;
  /** First name as Telegram told it then. */
  readonly name: string;
  readonly since: Instant;
}

/** Whether one of these makes its person an administrator. */
export const isAdminBy = (of: readonly Member[]): boolean => of.some(({ role }) => role === 'admin');

/** Who answers for a desk. */
export const coordinatorsOf = (all: readonly Member[], of: DeskId): readonly number[] => [
  ...new Set(all.flatMap(({ role, desk, person }) => (role === 'coordinator' && (desk === null || desk === of) ? [person] : []))),
];

/** Who mediates for a desk, each once. */
export function mediatorsOf(all: readonly Member[], of: DeskId): readonly Member[] {
  const there = all.filter(({ role, desk }) => role === 'mediator' && (desk === null || desk === of));
  return there.filter(({ person }, i) => there.findIndex((each) => each.person === person) === i);
}

/** Whether one of these is a role at one of the desks. */
export const worksAt = (of: readonly Member[], desks: readonly DeskId[]): boolean =>
  of.some(({ desk }) => desk === null || desks.includes(desk));
