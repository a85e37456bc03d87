import { keptSome } from '../base/kept.ts';
import { addDays, addMinutes, type Clock, type Day, dayAt, type Instant, momentsOf, type Zone } from '../base/time.ts';
import type { Taken } from './appointment.ts';
import { busy, isIn } from './busy.ts';
import { isClosed, shutSeats } from './closures.ts';
import type { Closure, Service, Timetable } from './desk.ts';
import { clockOf, receptions } from './hours.ts';
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

/** A time of a timetable, free or not; minutes of the day. */
interface Time extends Omit<Slot, 'seats'> {
  readonly from: number;
  readonly until: number;
}

/** Which times there are. */
interface Grid {
  readonly hours: string;
  readonly from: Day;
  readonly until: Day;
  /** How long a time is, and after how many minutes the next begins. */
  readonly minutes: number;
  readonly step: number;
  readonly zone: Zone;
}

/** Everybody who looks at a desk on one day for one service asks for the same times: those of so many desks and services are kept. */
const gridsKept = 50;

const timesOf = keptSome(gridsKept, (asked): readonly Time[] => {
  const { hours, from, until, minutes, step, zone } = JSON.parse(asked) as Grid;
  const times: Time[] = [];
  for (const reception of receptions(hours, from, until)) {
    if (!reception.sure) continue;
    const momentAt = momentsOf(reception.day, zone);
    for (let start = reception.from; start + minutes <= reception.until; start += step) {
      const starts_at = momentAt(clockOf(start));
      const ends_at = addMinutes(starts_at, minutes);
      times.push({ day: reception.day, time: clockOf(start), starts_at, ends_at, from: start, until: start + minutes });
    }
  }
  return times;
});

/** Free times: timetable − closures − taken seats, not before the service's notice, not after its horizon; earliest first. */
export function freeSlots(question: SlotQuestion): Slot[] {
  const { timetable, closures, service, taken, now, zone, seats = publicSeats(question.timetable), people = 1 } = question;
  const { first, from, until } = bookable(service, now, zone);
  const grid: Grid = { hours: timetable.hours, from, until, minutes: service.minutes * people, step: service.minutes, zone };
  const own = closures.filter(({ desk }) => desk === timetable.desk);
  const partly = own.some(({ seat }) => seat !== undefined);
  const takenIn = busy(taken);
  const slots: Slot[] = [];
  for (const { day, time, starts_at, ends_at, from, until } of timesOf(JSON.stringify(grid))) {
    if (starts_at < first || (own.length > 0 && isClosed(own, timetable.desk, day, from, until))) continue;
    const there = takenIn(starts_at, ends_at);
    const missing = partly ? shutSeats(own, timetable.desk, day, from, until) : null;
    const free = there === 0 && missing === null ? seats : seats.filter((seat) => !isIn(there, seat) && !missing?.has(seat));
    if (free.length > 0) slots.push({ day, time, starts_at, ends_at, seats: free });
  }
  return slots;
}
