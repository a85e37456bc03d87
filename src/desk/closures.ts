import { type Clock, clockAt, type Day, dayAt, daysBetween, type Instant, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Closure, Patron, Timetable } from './desk.ts';
import { type Reception, receptions } from './hours.ts';

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

/** Whether a desk is closed at some of that time, in minutes of the day. */
export function isClosed(closures: readonly Closure[], desk: string, day: Day, from: number, until: number): boolean {
  return closures.some((each) => {
    if (each.desk !== desk || !holdsOn(each, day)) return false;
    return !each.hours || (minutesOf(each.hours.from) < until && from < minutesOf(each.hours.until));
  });
}

/** What is left of a reception: parts of it in which its desk is not closed. */
export function openParts(closures: readonly Closure[], desk: string, reception: Reception): readonly Reception[] {
  let parts: readonly Reception[] = [reception];
  for (const each of closures) {
    if (each.desk !== desk || !holdsOn(each, reception.day)) continue;
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

/** Of booked times still to come, those at which their desk does not receive any more. A desk whose hours nobody tells strands nobody. */
export function strandedOf(
  { timetables, closures }: { readonly timetables: readonly Timetable[]; readonly closures: readonly Closure[] },
  appointments: readonly Appointment[],
  now: Instant,
  zone: Zone,
): readonly Appointment[] {
  const coming = appointments.filter(({ status, starts_at }) => status === 'booked' && starts_at > now);
  return timetables.flatMap((timetable) => {
    const there = coming.filter(({ desk }) => desk === timetable.desk).map((each) => ({ each, day: dayAt(each.starts_at, zone) }));
    const days = there.map(({ day }) => day).sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    const open = receptions(timetable.hours, first, last).filter(({ sure }) => sure);
    return there.flatMap(({ each, day }) => {
      const from = minutesOf(clockAt(each.starts_at, zone));
      const until = from + Math.round((Date.parse(each.ends_at) - Date.parse(each.starts_at)) / 60_000);
      const received = open.some((one) => one.day === day && one.from <= from && until <= one.until);
      return received && !isClosed(closures, each.desk, day, from, until) ? [] : [each];
    });
  });
}

/** Whether that is one of them. */
export const isStranded = (known: Parameters<typeof strandedOf>[0], appointment: Appointment, now: Instant, zone: Zone): boolean =>
  strandedOf(known, [appointment], now, zone).length > 0;
