import { addDays, addMinutes, type Clock, type Day, dayAt, type Instant, momentsOf, type Zone } from '../base/time.ts';
import type { Taken } from './appointment.ts';
import { isClosed } from './closures.ts';
import type { Closure, Service, Timetable } from './desk.ts';
import { clockOf, receptions } from './hours.ts';
import { overlaps } from './overlaps.ts';
import { publicSeats } from './seat.ts';

/** A time at which a person can be received: computed, never stored. */
export interface Slot {
  readonly day: Day;
  readonly time: Clock;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  /** The seats that are free then. */
  readonly seats: readonly number[];
}

export interface SlotQuestion {
  readonly timetable: Timetable;
  readonly closures: readonly Closure[];
  readonly service: Service;
  readonly taken: readonly Omit<Taken, 'id'>[];
  /** The seats that are asked for; absent: the public ones. */
  readonly seats?: readonly number[];
  /** How many come together; absent: one. */
  readonly people?: number;
  readonly now: Instant;
  readonly zone: Zone;
}

/** The days that a service can be booked on, first and last: from its notice to its horizon. */
export function bookable(service: Service, now: Instant, zone: Zone): { first: Instant; from: Day; until: Day } {
  const first = addMinutes(now, service.lead_hours * 60);
  return { first, from: dayAt(first, zone), until: addDays(dayAt(now, zone), service.horizon_days) };
}

/** Free times: timetable − closures − taken seats, not before the service's notice, not after its horizon; earliest first. */
export function freeSlots(question: SlotQuestion): Slot[] {
  const { timetable, closures, service, taken, now, zone, seats = publicSeats(question.timetable), people = 1 } = question;
  const minutes = service.minutes * people;
  const { first, from, until } = bookable(service, now, zone);
  const takenIn = overlaps(taken);
  const slots: Slot[] = [];
  for (const reception of receptions(timetable.hours, from, until)) {
    if (!reception.sure) continue;
    const momentAt = momentsOf(reception.day, zone);
    for (let start = reception.from; start + minutes <= reception.until; start += service.minutes) {
      if (isClosed(closures, timetable.desk, reception.day, start, start + minutes)) continue;
      const starts_at = momentAt(clockOf(start));
      const ends_at = addMinutes(starts_at, minutes);
      if (starts_at < first) continue;
      const there = takenIn(starts_at, ends_at);
      const free = seats.filter((seat) => !there.some((each) => each.closed || (each.seat ?? 1) === seat));
      if (free.length > 0) slots.push({ day: reception.day, time: clockOf(start), starts_at, ends_at, seats: free });
    }
  }
  return slots;
}
