import { addMinutes, type Instant } from '../base/time.ts';
import { type Appointment, newVisit } from './appointment.ts';
import type { Write } from './change.ts';
import type { AppointmentId } from './ids.ts';
import { anySeat } from './seat.ts';

/** What is drawn by lot for a time that was given up: names for its row, and after how many minutes all can have it. */
export interface Lot {
  readonly appointment: AppointmentId;
  readonly code: string;
  readonly minutes: number;
}

/** A time that was given up is public again after so many minutes: nobody knows the moment, so it cannot be passed on. */
export const [leastPause, mostPause] = [5, 60] as const;

/** Whose holds nobody can take: a freed time that waits. */
export const nobody = 0;

type Given = Pick<Appointment, 'id' | 'desk' | 'service' | 'starts_at' | 'ends_at' | 'staff'>;

/**
 * Keeps a time that is given up, before it is: nobody can have it before the lot ends, but who is on the waiting list. A hold like any other, so
 * that it is public by itself afterwards, in the seat of the appointment that gives it up; `erased`: that one was erased just before, and with it its seat.
 * Nothing for a time that has begun, or a seat of the staff.
 */
export function keepFreed(given: Given, lot: Lot, now: Instant, erased = false): Write[] {
  if (given.starts_at <= now || given.staff) return [];
  const { desk, service, starts_at, ends_at } = given;
  const { appointment: id, code, minutes } = lot;
  const held = { ...newVisit, status: 'held', held_until: addMinutes(now, minutes), freed_at: now } as const;
  const of = { id, code, desk, service, starts_at, ends_at, chat: nobody, handoff: null };
  const hold = { ...of, sequence: 0, created_at: now, version: 1, ...held };
  return [{ write: 'appointment', appointment: hold, ...(erased ? { seats: anySeat } : { instead: given.id }) }];
}

/** Gives a held time back; nothing for a hold that has ended. One that was offered to somebody waits again. */
export function releaseHold(hold: Appointment | null, lot: Lot, now: Instant): Write[] {
  if (hold?.status !== 'held') return [];
  const { id, version } = hold;
  const lapsed: Write = { write: 'appointment-set', id, version, now, set: { status: 'lapsed' } };
  return hold.freed_at === null ? [lapsed] : [...keepFreed(hold, lot, now), lapsed];
}
