const ZONE = 'Europe/Rome';

/** HH:MM in Italy of a message date (unix seconds). */
export function timeOf(seconds: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(seconds * 1000);
}

/** The day in Italy as 2026-11-23, to compare days. */
export function dayKey(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(instant);
}

/** The day as people write it; the year only where it is not the one of `now`. */
export function dayName(seconds: number, now: number, locale: string): string {
  const sameYear = dayKey(seconds * 1000).slice(0, 4) === dayKey(now).slice(0, 4);
  const year = sameYear ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long', ...year }).format(
    seconds * 1000,
  );
}

/** The bot's clock in two parts: "Monday 23 November 2026" and "09:05". */
export function clockText(now: number, locale: string): { day: string; short: string; time: string } {
  const format = (weekday: 'long' | 'short', month: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale, { timeZone: ZONE, weekday, day: 'numeric', month, year: 'numeric' }).format(now);
  return { day: format('long', 'long'), short: format('short', 'short'), time: timeOf(now / 1000, locale) };
}

/** The instant at which clocks in Italy show this day and time ("2026-11-30", "09:00"), as unix milliseconds. */
export function romeInstant(day: string, time: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let guess = wanted;
  // The second pass corrects a guess that fell on the other side of a change of the clocks.
  for (let pass = 0; pass < 2; pass += 1) guess += wanted - shownInRome(guess);
  return guess;
}

/** What a wall clock in Italy shows at an instant, read as if it were UTC. */
function shownInRome(instant: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
  return Date.parse(`${shown.replace(' ', 'T')}Z`);
}

/** A length of sound as 0:03. */
export function durationOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A file size for people: "1.4 kB". */
export function sizeOf(bytes: number, locale: string): string {
  const [unit, value] = bytes < 1000 ? ['byte', bytes] : bytes < 1e6 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1e6];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), maximumFractionDigits: 1 }).format(Number(value));
}
