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
  /** Rises with each change; a change made on an older one is stale. 1: as inserted. */
  readonly version: number;
}

/** No appointment lasts longer, in minutes: what touches a time began at the most this long before it. */
export const longestMinutes = 24 * 60;

/** A piece of a desk's time that is not free, whatever for. */
export type Taken = Pick<Appointment, 'id' | 'starts_at' | 'ends_at'>;
