import { Temporal } from 'temporal-polyfill';

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
  return isoDay.test(text) && !Number.isNaN(midnight(text)) && dayOf(midnight(text)) === text;
}

/** A day as milliseconds in UTC and back: much quicker than a calendar, and days are all alike there. */
const midnight = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);
const dayLong = 86_400_000;

/** The calendar day it is at `now` in the zone. */
export function dayAt(now: Instant, zone: Zone): Day {
  return Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The wall-clock time it is at `now` in the zone. */
export function clockAt(now: Instant, zone: Zone): Clock {
  return Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The moment at which the zone's clocks show that day and time (a skipped hour moves forward, a repeated one is the first). */
export function momentOf(day: Day, clock: Clock, zone: Zone): Instant {
  const moment = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone).toInstant();
  return instant(new Date(moment.epochMilliseconds));
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
  return Temporal.PlainDate.from(day).add({ months }).toString();
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

/** How many days the month of that day has. */
export function daysInMonth(day: Day): number {
  return Temporal.PlainDate.from(day).daysInMonth;
}
