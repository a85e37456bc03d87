import { addDays, addMinutes, type Clock, type Day, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import { isClosed } from './closures.ts';
import type { Closure, Service, Timetable } from './desk.ts';
import { clockOf, receptions } from './hours.ts';

/** A time at which a person can be received: computed, never stored. */
export interface Slot {
  readonly day: Day;
  readonly time: Clock;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
}

export interface SlotQuestion {
  readonly timetable: Timetable;
  readonly closures: readonly Closure[];
  readonly service: Service;
  readonly taken: readonly Pick<Appointment, 'starts_at' | 'ends_at'>[];
  readonly now: Instant;
  readonly zone: Zone;
}

/** The days that a service can be booked on, first and last: from its notice to its horizon. */
export function bookable(service: Service, now: Instant, zone: Zone): { first: Instant; from: Day; until: Day } {
  const first = addMinutes(now, service.lead_hours * 60);
  return { first, from: dayAt(first, zone), until: addDays(dayAt(now, zone), service.horizon_days) };
}

/** Free times: timetable − closures − taken, not before the service's notice, not after its horizon; earliest first. */
export function freeSlots({ timetable, closures, service, taken, now, zone }: SlotQuestion): Slot[] {
  const { first, from, until } = bookable(service, now, zone);
  const slots: Slot[] = [];
  for (const reception of receptions(timetable.hours, from, until)) {
    if (!reception.sure) continue;
    for (let start = reception.from; start + service.minutes <= reception.until; start += service.minutes) {
      if (isClosed(closures, timetable.desk, reception.day, start, start + service.minutes)) continue;
      const starts_at = momentOf(reception.day, clockOf(start), zone);
      const ends_at = addMinutes(starts_at, service.minutes);
      if (starts_at < first || taken.some((each) => each.starts_at < ends_at && starts_at < each.ends_at)) continue;
      slots.push({ day: reception.day, time: clockOf(start), starts_at, ends_at });
    }
  }
  return slots;
}
