import { addDays, addMonths, type Day } from '../base/time.ts';
import type { KnownFacts } from './fact.ts';
import { numberOf } from './sum.ts';

/** What the number of a term may count, and of a time that must go by: hours or days of presence would there end a day too early, and nothing begins before a birthday. */
export const termUnits = ['hours', 'stay-days', 'days', 'months', 'years', 'birthday'] as const;
export const timeUnits = ['days', 'months', 'years'] as const;

/** A length of time that the law fixes: the fact that holds the number, and what the number counts. */
export interface Term {
  readonly fact: string;
  /** `hours`: whole days that surely lie inside them, whatever the hour of the start. `stay-days`: days of presence, the first one included. `birthday`: the age not
   * yet reached, counted from the birth: the last day is the one before. */
  readonly unit: (typeof termUnits)[number];
}

/** A term under the word by which flows call it. */
interface Row {
  readonly id: string;
  readonly fact: string;
  /** From when it counts, for who reads: the flow asks for that day. */
  readonly from: string;
  readonly note?: string;
}
export interface NamedTerm extends Row, Term {
  /** The office must act by then, not the person. */
  readonly by?: 'office';
}
export interface NamedTime extends Row {
  readonly unit: (typeof timeUnits)[number];
}
/** In working days. */
export type WorkingTerm = Row;

/** The terms that flows may count: `data/terms.yaml`. */
export interface TermTables {
  readonly terms: readonly NamedTerm[];
  readonly minimum_times: readonly NamedTime[];
  readonly working_terms: readonly WorkingTerm[];
}

/** The rows by their words. */
export function byWord<R extends Row>(rows: readonly R[]): ReadonlyMap<unknown, R> {
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The last day of a term, the day of the start not counted (art. 155 c.p.c.); months and years go by the calendar (31 August + 6 months =
 * 28 or 29 February). Never moved later when it falls on a holiday or in August: see `term-from`. Null when the fact is missing, negative,
 * or no whole number of days or months.
 */
export function lastDay(start: Day, { fact, unit }: Term, world: KnownFacts): Day | null {
  const length = numberOf(fact, world);
  if (length === null || length < 0) return null;
  if (unit === 'months' || unit === 'years') {
    const months = unit === 'years' ? length * 12 : length;
    return Number.isInteger(months) ? addMonths(start, months) : null;
  }
  if (!Number.isInteger(length)) return null;
  if (unit === 'birthday') return addDays(addMonths(start, length * 12), -1);
  // 48 hours from an arrival at 9 end at 9 of the second day: only the first is surely inside.
  if (unit === 'hours') return addDays(start, Math.max(Math.floor(length / 24) - 1, 0));
  return addDays(start, unit === 'stay-days' ? Math.max(length - 1, 0) : length);
}

/**
 * The first day on which so much time has gone by: the anniversary for months and years, the day after the last one for days
 * ("after 90 days" is the 91st). Null as `lastDay`.
 */
export function dayReached(start: Day, term: Term, world: KnownFacts): Day | null {
  const last = lastDay(start, term, world);
  return last === null || term.unit === 'months' || term.unit === 'years' ? last : addDays(last, 1);
}
