import OpeningHours from 'opening_hours';
import { addDays, addMinutes, type Clock, type Day, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Closure, Service, Timetable } from './desk.ts';

/** A time at which a person can be received: computed, never stored. */
export interface Slot {
  readonly day: Day;
  readonly time: Clock;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
}

/** The place that decides which public holidays hold; the library asks for one in this shape. */
const tuscany = { lat: 42.76, lon: 11.11, address: { country_code: 'it', state: 'Toscana' } };

/** The timetable's hours as the library reads them; desks rest on public holidays unless the hours say otherwise. */
function openingHours(hours: string): OpeningHours {
  return new OpeningHours(/\bPH\b/.test(hours) ? hours : `${hours}; PH off`, tuscany as never, { locale: 'en' } as never);
}

const two = (n: number) => String(n).padStart(2, '0');
/** The library computes in the process's local time; we hand it wall-clock figures and read wall-clock figures back, so the zone never enters. */
const wall = (day: Day) => new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
const dayOf = (date: Date): Day => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const clockOf = (minutes: number): Clock => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Hours of reception from one day to another (inclusive), as minutes of the day. */
function receptions(timetable: Pick<Timetable, 'hours'>, from: Day, until: Day) {
  const intervals = openingHours(timetable.hours).getOpenIntervals(wall(from), wall(addDays(until, 1)));
  return intervals.map(([start, end]) => ({
    day: dayOf(start),
    from: start.getHours() * 60 + start.getMinutes(),
    until: dayOf(end) === dayOf(start) ? end.getHours() * 60 + end.getMinutes() : 24 * 60,
  }));
}

/** How far ahead hours are tried: a whole year, whatever the day they were checked on, and one more. */
const daysTried = 731;

/** Why hours cannot be evaluated from that day on, in the library's words; null when they can. Some strings parse and fail only then. */
export function hoursFault(hours: string, from: Day): string | null {
  if (/\bSH\b/.test(hours)) return 'the school holidays (SH) are not known';
  try {
    receptions({ hours }, from, addDays(from, daysTried));
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  }
}

/** A week without public holidays, Monday first, to read ordinary hours from. */
const ordinaryWeek = { from: '2026-11-23', until: '2026-11-29' };

/** The hours of an ordinary week, for people to read: a day of each weekday that has any, with its ranges (`10:00–12:45`). */
export function weekHours(timetable: Timetable): { day: Day; ranges: string[] }[] {
  const week = new Map<Day, string[]>();
  for (const { day, from, until } of receptions(timetable, ordinaryWeek.from, ordinaryWeek.until)) {
    week.set(day, [...(week.get(day) ?? []), `${clockOf(from)}–${clockOf(until)}`]);
  }
  return [...week].map(([day, ranges]) => ({ day, ranges }));
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
  for (const reception of receptions(timetable, from, until)) {
    if (closures.some((each) => each.desk === timetable.desk && each.from <= reception.day && reception.day <= each.until)) continue;
    for (let start = reception.from; start + service.minutes <= reception.until; start += service.minutes) {
      const starts_at = momentOf(reception.day, clockOf(start), zone);
      const ends_at = addMinutes(starts_at, service.minutes);
      if (starts_at < first || taken.some((each) => each.starts_at < ends_at && starts_at < each.ends_at)) continue;
      slots.push({ day: reception.day, time: clockOf(start), starts_at, ends_at });
    }
  }
  return slots;
}
