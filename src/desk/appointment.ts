import type { Instant } from '../base/time.ts';
import type { DeskId, ServiceId } from './desk.ts';
import type { AppointmentId, HandoffId } from './ids.ts';

/** The statuses say who ended it. `held`: kept for a person who is still deciding, until `held_until`. */
export const appointmentStatuses = [
  'held',
  'booked',
  'attended',
  'missed',
  'cancelled-by-resident',
  'cancelled-by-desk',
  'lapsed',
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

export interface Appointment {
  readonly id: AppointmentId;
  /** What the person shows at the desk: `K79-3QM`. */
  readonly code: string;
  readonly desk: DeskId;
  readonly service: ServiceId;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly status: AppointmentStatus;
  readonly held_until: Instant | null;
  /** The resident's private chat. */
  readonly chat: number;
  readonly handoff: HandoffId | null;
  /** Counts the moves: calendars take a newer one for a change. */
  readonly sequence: number;
  readonly created_at: Instant;
  /** Of a hold: its time was given up by whoever had booked it, at that moment; null: it was free for all. */
  readonly freed_at: Instant | null;
  /** The start that the person said to come to; another one is not confirmed. */
  readonly confirmed_for: Instant | null;
  /** When the person came in. */
  readonly arrived_at: Instant | null;
  /** The message in the person's chat that tells it and changes with it; null: none stands. */
  readonly told_in: number | null;
  /** The start of which the person was told that the desk is closed then; empty: then that it is open again; null: neither. */
  readonly shut_told: Instant | null;
  /** How many come together. */
  readonly people: number;
  /** An operator gave it one of the seats kept for that: nobody waits for it when it is given up. */
  readonly staff: boolean;
  /** Rises with each change; a change made on an older one is stale. 1: as inserted. */
  readonly version: number;
}

/** What an appointment is at first besides who, where and when. */
export const newVisit = {
  freed_at: null,
  confirmed_for: null,
  arrived_at: null,
  told_in: null,
  shut_told: null,
  people: 1,
  staff: false,
} as const;

/** A booked appointment that its person said to come to, or has come to; the database says `booked`, so that the version before goes on with it. */
export type VisitState = AppointmentStatus | 'confirmed' | 'arrived';

export function stateOf({ status, confirmed_for, arrived_at, starts_at }: Appointment): VisitState {
  if (status !== 'booked') return status;
  if (arrived_at !== null) return 'arrived';
  return confirmed_for === starts_at ? 'confirmed' : 'booked';
}

/** No appointment lasts longer, in minutes: what touches a time began at the most this long before it. */
export const longestMinutes = 24 * 60;

/** A piece of a desk's time that is not free, whatever for; `closed`: nobody receives then, in that seat or in none. */
export type Taken = Pick<Appointment, 'id' | 'starts_at' | 'ends_at'> & {
  readonly closed?: true;
  /** Absent: the first, or of what is closed all of them. */
  readonly seat?: number;
};
