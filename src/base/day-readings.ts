import { addMonths, type Day, daysBetween, isDay } from './time.ts';

/**
 * A day as typed: read; or to be asked back, with the days it can be; or the reason why not. `understood` is what was read, as `dd/mm/yyyy` or
 * as far as it goes; `meant` is a day to offer.
 */
export type TypedDay =
  | { readonly day: Day }
  | { readonly which: readonly Day[] }
  | { readonly refused: 'not-a-date' | 'no-such-day' | 'no-year' | 'no-day'; readonly understood?: string; readonly meant?: Day };

/** The first and last day that the question takes; null: any. */
export interface Bounds {
  readonly today: Day;
  readonly within: readonly [Day, Day] | null;
}

/** Three numbers as written, the month in the middle. */
export interface Numbers {
  readonly first: string;
  readonly month: string;
  readonly last: string;
  /** Written so that the year may stand first though it has two digits: `26-12-31`, `261231`. */
  readonly loose: boolean;
  /** The first number is said to be the year, whatever its length: `26年12月31日`. */
  readonly yearFirst: boolean;
  /** The month was named: nobody wrote it in the place of the day. */
  readonly named: boolean;
}

/** So many days at most are asked back. */
const most = 4;
/** A question about the past that goes so many years back may be about a day that no paper tells. */
const longAgo = 15;
const pad = (n: number | string, length = 2) => String(n).padStart(length, '0');
const written = (day: number, month: number, year: number) => `${pad(day)}/${pad(month)}/${pad(year, 4)}`;
const real = (year: number, month: number, day: number): readonly Day[] => {
  const read = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return isDay(read) ? [read] : [];
};

/** The day that three numbers mean. */
export function chosen(numbers: Numbers, bounds: Bounds): TypedDay {
  const { first, month: middle, last, loose, named } = numbers;
  const yearFirst = first.length === 4 || numbers.yearFirst;
  const month = Number(middle);
  const [day, year] = yearFirst ? [last, first] : [first, last];
  if (middle.length > 2 || day.length > 2 || (year.length !== 2 && year.length !== 4)) return { refused: 'not-a-date' };
  const usual = yearsOf(year, bounds).flatMap((each) => real(each, month, Number(day)));
  const turned = year.length === 2 && !yearFirst ? yearsOf(day, bounds).flatMap((each) => real(each, month, Number(year))) : [];
  const american = named || yearFirst ? [] : yearsOf(year, bounds).flatMap((each) => real(each, Number(day), month));
  const within = (days: readonly Day[]) => [...new Set(days)].filter((each) => inside(each, bounds));

  const candidates = loose && bounds.within ? within([...usual, ...turned]) : within(usual);
  const [only, another] = candidates;
  if (only && !another) return { day: only };
  if (only) return { which: candidates.slice(0, most) };
  const nearest = nearestTo(usual, bounds);
  if (nearest) {
    // As Italians write it, it does not fit the question; in another order it does: which it is, only the person knows.
    const others = within([...turned, ...american]);
    return others.length > 0 ? { which: [...others, nearest].slice(0, most) } : { day: nearest };
  }
  const [year4 = Number(year)] = yearsOf(year, bounds);
  if (Number(day) === 0 || month === 0) return noDay(year4, bounds, month);
  const noDayAtAll = Number(day) > 31;
  const [other] = within([...american, ...(loose || noDayAtAll ? turned : [])]);
  // The year was meant to stand first.
  if (other && noDayAtAll && turned.includes(other)) return { day: other };
  return { refused: 'no-such-day', understood: written(Number(day), month, year4), ...(other ? { meant: other } : {}) };
}

/** What is no whole date: a year, a month and a year, a day without a year. Null: not even that. */
export function partial(figures: readonly string[], month: number | null, bounds: Bounds): TypedDay | null {
  const [first = '', second = '', third] = figures;
  if (third !== undefined) return null;
  const year = [first, second].find((each) => each.length === 4 && /^(19|20)/.test(each));
  const others = [first, second].filter((each) => each !== year && each !== '');
  if (year) {
    if (others.length === 0) return noDay(Number(year), bounds, month ?? undefined);
    return month === null && others.every((each) => each.length <= 2 && Number(each) <= 12)
      ? noDay(Number(year), bounds, Number(others[0]))
      : null;
  }
  const [day, typedMonth] = month === null ? [Number(first), Number(second)] : [Number(first), month];
  const wide = month === null ? figures.length !== 2 : figures.length !== 1;
  if (wide || figures.some((each) => each.length > 2) || real(2000, typedMonth, day).length === 0) return null;
  const days = yearsWithin(bounds).flatMap((each) => real(each, typedMonth, day).filter((found) => inside(found, bounds)));
  const [only, another] = days;
  if (only && !another) return { day: only };
  if (only && days.length <= most) return { which: days };
  return { refused: 'no-year', understood: `${pad(day)}/${pad(typedMonth)}` };
}

/** The day is missing, perhaps the month too. A question that goes back so far that papers may not tell it gets the first day to offer. */
function noDay(year: number, bounds: Bounds, month?: number): TypedDay {
  const understood = month === undefined || month === 0 ? String(year) : `${pad(month)}/${year}`;
  const first = `${year}-${pad(month || 1)}-01`;
  const { within, today } = bounds;
  const far = within !== null && within[1] <= today && within[0] <= addMonths(today, -12 * longAgo);
  return { refused: 'no-day', understood, ...(far && isDay(first) && inside(first, bounds) ? { meant: first } : {}) };
}

/** The years that a written one can be, this century's first; the last century's only where the question looks back, or nothing else fits it. */
function yearsOf(year: string, { within, today }: Bounds): readonly number[] {
  const n = Number(year);
  if (year.length === 4) return [n];
  if (year.length !== 2) return [];
  if (!within) return [2000 + n];
  const fits = (each: number) => `${each}` >= within[0].slice(0, 4) && `${each}` <= within[1].slice(0, 4);
  return within[1] > today && fits(2000 + n) ? [2000 + n] : [2000 + n, 1900 + n];
}

function yearsWithin({ within }: Bounds): readonly number[] {
  if (!within) return [];
  const [from, until] = within.map((each) => Number(each.slice(0, 4)));
  return from === undefined || until === undefined ? [] : Array.from({ length: until - from + 1 }, (_, i) => from + i);
}

const inside = (day: Day, { within }: Bounds) => !within || (within[0] <= day && day <= within[1]);

/** The one least outside of what the question takes. */
function nearestTo(days: readonly Day[], { within }: Bounds): Day | undefined {
  const outside = (day: Day) => (within ? Math.max(daysBetween(day, within[0]), daysBetween(within[1], day), 0) : 0);
  return [...days].sort((a, b) => outside(a) - outside(b))[0];
}
