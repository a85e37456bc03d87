import type { Day } from '../base/time.ts';

/** A number of the law, with the days on which it holds and where it comes from. */
export interface Fact {
  readonly key: string;
  readonly value: number | string;
  readonly unit: string;
  /** First day in force; absent: since before anyone asks. */
  readonly from?: Day;
  /** Last day in force; absent: open. */
  readonly until?: Day;
  readonly sources: readonly string[];
  readonly checked_on: Day;
  /** From this day on the number must be looked at again before it is shown. */
  readonly review_by: Day;
  readonly confidence: 'high' | 'medium';
  readonly note?: string;
}

/** What a calculation may ask: the day, and the number of a fact that may be shown on it (null: none). */
export interface KnownFacts {
  readonly today: Day;
  fact(key: string): number | string | null;
}

/** What is known of a fact on a day: its number, or the reason why there is none. */
export type FactOn = { readonly fact: Fact } | { readonly gap: 'unknown' | 'not-in-force' | 'review-due' };

/** The fact in force on that day, or an explicit gap: never the last known number. */
export function factOn(facts: readonly Fact[], key: string, day: Day): FactOn {
  const all = facts.filter((fact) => fact.key === key);
  if (all.length === 0) return { gap: 'unknown' };
  const fact = all.find((each) => (!each.from || each.from <= day) && (!each.until || day <= each.until));
  if (!fact) return { gap: 'not-in-force' };
  return day >= fact.review_by ? { gap: 'review-due' } : { fact };
}
