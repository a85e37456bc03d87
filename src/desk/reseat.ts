import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Appointment, Taken } from './appointment.ts';
import { busy, isIn } from './busy.ts';
import type { Write } from './change.ts';
import { minutesOfDay, shutFor, shutSeats, type Times } from './closures.ts';
import type { Closure, Timetable } from './desk.ts';
import type { Reception } from './hours.ts';
import { anySeat, publicSeats } from './seat.ts';

/** What is known of a desk at the times of those who may be received in another seat. */
export interface Room {
  /** With the closure that takes their seats. */
  readonly times: Times;
  /** What is not free then, the appointments themselves too. */
  readonly taken: readonly Taken[];
  readonly zone: Zone;
}

/** An appointment whose time stands, in another seat. */
export interface Reseated {
  readonly appointment: Appointment;
  readonly write: Write;
}

/**
 * One operator is missing: who was to be received in that seat keeps the time in one that is free then, a public one first, else one of the staff.
 * Nobody need be told. Nothing for those whose whole desk is closed, and for whom no seat is free.
 */
export function reseat(stranded: readonly Appointment[], { times, taken, zone }: Room, now: Instant): readonly Reseated[] {
  const all = [...taken];
  return stranded.flatMap((appointment): Reseated[] => {
    const { id, desk, version, starts_at, ends_at } = appointment;
    const timetable = times.timetables.find((each) => each.desk === desk);
    if (!timetable || shutFor(times, appointment, now, zone) !== 'seat') return [];
    const { from, until } = minutesOfDay(appointment, zone);
    const missing = shutSeats(times.closures, desk, dayAt(starts_at, zone), from, until);
    const there = busy(all)(starts_at, ends_at);
    const seat = seatsOf(timetable).find((each) => !missing.has(each) && !isIn(there, each));
    if (seat === undefined) return [];
    all.push({ id, starts_at, ends_at, seat });
    const staff = seat > publicSeats(timetable).length;
    return [{ appointment, write: { write: 'appointment-set', id, version, now, seats: [seat], set: { starts_at, ends_at, staff } } }];
  });
}

/**
 * Which seat is closed where one operator is missing in these receptions: the one for which `strands` says the fewest, of equal ones the last, so that those
 * of the public stay. Null: fewer than two are left.
 */
export function missingSeat(
  timetable: Timetable,
  closures: readonly Closure[],
  parts: readonly Reception[],
  strands: (seat: number) => number,
): number | null {
  const missing = parts.map(({ day, from, until }) => shutSeats(closures, timetable.desk, day, from, until));
  const there = seatsOf(timetable).filter((seat) => !missing.some((each) => each.has(seat)));
  const [best] = there.map((seat) => ({ seat, strands: strands(seat) })).sort((a, b) => a.strands - b.strands || b.seat - a.seat);
  return there.length < 2 ? null : (best?.seat ?? null);
}

/** All of a desk, those of the public first. */
export const seatsOf = ({ seats = 1, staff_seats = 0 }: Timetable): readonly number[] => anySeat.slice(0, seats + staff_seats);
