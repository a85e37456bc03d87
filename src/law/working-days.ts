import { addDays, type Day, weekday } from '../base/time.ts';

/**
 * National holidays with a fixed day, as month-day (L. 260/1949 art. 2 with L. 54/1977, DPR 792/1985, L. 336/2000), and the year from
 * which each counts. The feast of a town's patron is no national holiday: it counts as a working day, so a term ends early, never late.
 */
const fixed: Readonly<Record<string, number>> = {
  '01-01': 0,
  '01-06': 0,
  '04-25': 0,
  '05-01': 0,
  '06-02': 2001,
  '08-15': 0,
  // L. 8 October 2025, n. 151 (GU 236 of 10 October 2025), in force since 1 January 2026.
  '10-04': 2026,
  '11-01': 0,
  '12-08': 0,
  '12-25': 0,
  '12-26': 0,
};

/** Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm of 1876, as Meeus prints it). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${two(Math.floor(f / 31))}-${two((f % 31) + 1)}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** A day of Sunday or national holiday in Italy. */
export function isHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const since = fixed[day.slice(5)];
  return weekday(day) === 7 || (since !== undefined && year >= since) || day === addDays(easter(year), 1);
}

/** Saturdays are working days here: no text read says otherwise, and a term counted with them ends earlier, never later. */
export function isWorkingDay(day: Day): boolean {
  return !isHoliday(day);
}

/** The n-th working day after that day (itself not counted), before it for a negative `n`; the day itself for 0. Throws unless `n` is whole. */
export function addWorkingDays(day: Day, n: number): Day {
  if (!Number.isInteger(n)) throw new RangeError(`no number of working days: ${n}`);
  let last = day;
  for (let left = Math.abs(n); left > 0; ) {
    last = addDays(last, Math.sign(n));
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}

/** Working days after `from`, up to `to` and with it; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(to, from);
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) days += 1;
  return days;
}
