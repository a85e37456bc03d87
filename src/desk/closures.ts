import { type Clock, clockAt, type Day, dayAt, daysBetween, type Instant, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Closure, Patron, Timetable } from './desk.ts';
import { type Reception, receptions } from './hours.ts';
import type { AppointmentId } from './ids.ts';

const minutesOf = (clock: Clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether one of a closure's days is that day. */
function holdsOn({ from, until, every }: Closure, day: Day): boolean {
  if (day < from) return false;
  if (every === 'week') return daysBetween(from, day) % 7 <= daysBetween(from, until);
  if (every !== 'year') return day <= until;
  const [first, last, that] = [from.slice(5), until.slice(5), day.slice(5)];
  // Over the end of the year: from the first on, or until the last.
  return first <= last ? first <= that && that <= last : that >= first || that <= last;
}

/** Some leap year before all others. */
const anyYear = '2000';

/** Every place of a municipality is closed on its patron's day, each year. */
export const patronClosures = (
  patrons: readonly Patron[],
  places: readonly { readonly id: string; readonly municipality: string }[],
): readonly Closure[] =>
  patrons.flatMap(({ municipality, day }) => {
    const on = `${anyYear}-${day}`;
    return places
      .filter((each) => each.municipality === municipality)
      .map(({ id }): Closure => ({ desk: id, from: on, until: on, every: 'year' }));
  });

function holdsAt(each: Closure, day: Day, from: number, until: number): boolean {
  return holdsOn(each, day) && (!each.hours || (minutesOf(each.hours.from) < until && from < minutesOf(each.hours.until)));
}

/** Whether a whole desk is closed at some of that time, in minutes of the day. */
export function isClosed(closures: readonly Closure[], desk: string, day: Day, from: number, until: number): boolean {
  return closures.some((each) => each.desk === desk && each.seat === undefined && holdsAt(each, day, from, until));
}

/** The seats of a desk in which nobody receives at some of that time, while it is open. */
export function shutSeats(closures: readonly Closure[], desk: string, day: Day, from: number, until: number): ReadonlySet<number> {
  const there = closures.filter((each) => each.desk === desk && each.seat !== undefined && holdsAt(each, day, from, until));
  return new Set(there.flatMap(({ seat }) => seat ?? []));
}

/** What is left of a reception: parts of it in which its desk is not closed. */
export function openParts(closures: readonly Closure[], desk: string, reception: Reception): readonly Reception[] {
  let parts: readonly Reception[] = [reception];
  for (const each of closures) {
    if (each.desk !== desk || each.seat !== undefined || !holdsOn(each, reception.day)) continue;
    const [from, until] = each.hours ? [minutesOf(each.hours.from), minutesOf(each.hours.until)] : [0, 24 * 60];
    parts = parts
      .flatMap((part) => [
        { ...part, until: Math.min(part.until, from) },
        { ...part, from: Math.max(part.from, until) },
      ])
      .filter((part) => part.from < part.until);
  }
  return parts;
}

/** When desks receive, and when not. */
export interface Times {
  readonly timetables: readonly Timetable[];
  readonly closures: readonly Closure[];
  /** In which seat each appointment is received: looked at where a closure is of one seat. */
  readonly seats?: ReadonlyMap<AppointmentId, number>;
}

/** Why nobody receives at a booked time: the whole desk is closed, or who sits in its seat is missing. */
export type Shut = 'desk' | 'seat';

/** Of booked times still to come, those at which their desk does not receive any more. A desk whose hours nobody tells strands nobody. */
export function strandedOf(known: Times, appointments: readonly Appointment[], now: Instant, zone: Zone): readonly Appointment[] {
  return [...shutOf(known, appointments, now, zone).keys()];
}

/** The same, each with the reason. */
function shutOf(known: Times, appointments: readonly Appointment[], now: Instant, zone: Zone): ReadonlyMap<Appointment, Shut> {
  const { timetables, closures, seats } = known;
  const coming = appointments.filter(({ status, starts_at }) => status === 'booked' && starts_at > now);
  const shut = new Map<Appointment, Shut>();
  for (const timetable of timetables) {
    const there = coming.filter(({ desk }) => desk === timetable.desk).map((each) => ({ each, day: dayAt(each.starts_at, zone) }));
    const days = there.map(({ day }) => day).sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) continue;
    const open = receptions(timetable.hours, first, last).filter(({ sure }) => sure);
    for (const { each, day } of there) {
      const { from, until } = minutesOfDay(each, zone);
      const received = open.some((one) => one.day === day && one.from <= from && until <= one.until);
      if (!received || isClosed(closures, each.desk, day, from, until)) shut.set(each, 'desk');
      else if (shutSeats(closures, each.desk, day, from, until).has(seats?.get(each.id) ?? 0)) shut.set(each, 'seat');
    }
  }
  return shut;
}

/** From when to when, in minutes of its day. */
export function minutesOfDay({ starts_at, ends_at }: Pick<Appointment, 'starts_at' | 'ends_at'>, zone: Zone) {
  const from = minutesOf(clockAt(starts_at, zone));
  return { from, until: from + Math.round((Date.parse(ends_at) - Date.parse(starts_at)) / 60_000) };
}

/** Whether and why nobody receives that appointment at its time; null: somebody does. */
export const shutFor = (known: Times, appointment: Appointment, now: Instant, zone: Zone): Shut | null =>
  shutOf(known, [appointment], now, zone).get(appointment) ?? null;

/** Whether that is one of them. */
export const isStranded = (known: Times, appointment: Appointment, now: Instant, zone: Zone): boolean =>
  shutFor(known, appointment, now, zone) !== null;
