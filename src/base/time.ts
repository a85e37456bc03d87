import { Temporal } from 'temporal-polyfill';
import { keptLast } from './kept.ts';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** A moment in UTC, ISO 8601 with `Z` and milliseconds (sorts as text). */
export type Instant = string;
/** A wall-clock time, `HH:MM`. */
export type Clock = string;
/** An IANA time zone such as `Europe/Rome`. */
export type Zone = string;

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** The moment as stored: always UTC with milliseconds. */
export function instant(date: Date): Instant {
  return date.toISOString();
}

/** True for an existing calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  // Where the parser takes 30 February for 2 March, the day of the month tells.
  return isoDay.test(text) && new Date(midnight(text)).getUTCDate() === Number(text.slice(8));
}

/** A day as milliseconds in UTC and back: much quicker than a calendar, and days are all alike there. */
const midnight = (day: Day) => Date.parse(day);
const two = (number: number) => (number < 10 ? `0${number}` : `${number}`);
/** By its parts: `toISOString` takes four times as long, and rules ask for days by the thousand. */
function dayOf(milliseconds: number): Day {
  const date = new Date(milliseconds);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}
const dayLong = 86_400_000;

/** The calendar day it is at `now` in the zone. */
export function dayAt(now: Instant, zone: Zone): Day {
  return dayIn(zone)(now);
}

/** A calendar is asked over and over on one day: a day seen twice in a row is remembered with its first moment and the next day's. */
const dayIn = keptLast((zone: Zone) => {
  let known = { day: '', from: '', until: '' };
  return (now: Instant): Day => {
    if (now >= known.from && now < known.until) return known.day;
    const day = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString();
    const [from, until] = day === known.day ? [momentOf(day, '00:00', zone), momentOf(addDays(day, 1), '00:00', zone)] : ['', ''];
    known = { day, from, until };
    return day;
  };
});

/** The wall-clock time it is at `now` in the zone. */
export function clockAt(now: Instant, zone: Zone): Clock {
  return Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The moment at which the zone's clocks show that day and time (a skipped hour moves forward, a repeated one is the first). */
export function momentOf(day: Day, clock: Clock, zone: Zone): Instant {
  const moment = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone).toInstant();
  return instant(new Date(moment.epochMilliseconds));
}

/** The moments of one day by the clock, each as `momentOf` tells it: many of a day are quick, but for the day on which clocks are changed. */
export function momentsOf(day: Day, zone: Zone): (clock: Clock) => Instant {
  const from = momentOf(day, '00:00', zone);
  const long = Date.parse(momentOf(addDays(day, 1), '00:00', zone)) - Date.parse(from);
  if (long !== dayLong) return (clock) => momentOf(day, clock, zone);
  return (clock) => addMinutes(from, 60 * Number(clock.slice(0, 2)) + Number(clock.slice(3)));
}

export function addDays(day: Day, days: number): Day {
  return dayOf(midnight(day) + days * dayLong);
}

/** So many seconds later. */
export function addSeconds(moment: Instant, seconds: number): Instant {
  return instant(new Date(Date.parse(moment) + seconds * 1000));
}

/** Adds months or years the calendar's way: 31 January + 1 month = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const month = new Date(midnight(monthOf(day)));
  month.setUTCMonth(month.getUTCMonth() + months);
  const first = dayOf(month.getTime());
  return first.slice(0, 8) + String(Math.min(Number(day.slice(8)), daysInMonth(first))).padStart(2, '0');
}

export function addMinutes(moment: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(moment) + minutes * 60_000));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnight(to) - midnight(from)) / dayLong);
}

/** Whole months from `from` to `to`, those begun left out; negative when `to` is earlier. */
export function monthsBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'month' }).months;
}

/** The months still to go from `from` until `to`, a month begun counted; once reached, minus the whole months since, or 0. */
export function monthsLeft(from: Day, to: Day): number {
  const months = monthsBetween(from, to);
  return addMonths(from, months) < to ? months + 1 : months;
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return new Date(midnight(day)).getUTCDay() || 7;
}

/** The first day of the month of that day. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** How many days the month of that day has. */
export function daysInMonth(day: Day): number {
  const last = new Date(midnight(monthOf(day)));
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return last.getUTCDate();
}
