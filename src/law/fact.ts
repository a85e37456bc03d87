import type { Day } from '../base/time.ts';

type Value = number | string;

/** A number of the law, with the days on which it holds and where it comes from. */
export interface Fact {
  readonly key: string;
  readonly value: Value;
  readonly unit: string;
  /** First day in force; absent: since before anyone asks. */
  readonly from?: Day;
  /** Last day in force; absent: open. */
  readonly until?: Day;
  /** Once it has ended and no newer one is known nothing is said: an old figure misleads. Absent: it is said with its time. */
  readonly afterwards?: 'withheld';
  /** What the number is while nobody knows how an open question was answered (`careful`), and what it is when the answer was no. */
  readonly hangs_on?: { readonly question: string; readonly careful: Value | null; readonly otherwise: Value | null };
  readonly sources: readonly string[];
  readonly checked_on: Day;
  /** From this day on somebody must look at it again; it is said meanwhile, with the day it was checked. */
  readonly review_by: Day;
  readonly confidence: 'high' | 'medium';
  readonly note?: string;
}

/** What no source tells yet, from a day on: whether a decree was converted, whether a protection goes on. */
export interface OpenQuestion {
  readonly id: string;
  /** The first day on which somebody would have to know. Before it the facts say what stands in them. */
  readonly from: Day;
  readonly asks: string;
  readonly sources: readonly string[];
  /** Somebody found out: from that day on the facts say what the answer makes of them. */
  readonly settled?: { readonly on: Day; readonly answer: 'yes' | 'no'; readonly sources: readonly string[] };
}

/** What a calculation may ask: the day, and the number of a fact that may be said on it (null: none). */
export interface KnownFacts {
  readonly today: Day;
  fact(key: string): Value | null;
}

/**
 * How a fact stands on a day. `current`: in force. `last-known`: it ended, and no newer one is known. `unsure`: it hangs on an open question,
 * so that its value is the careful one. `none`: nothing may be said.
 */
export const standings = ['current', 'last-known', 'unsure', 'none'] as const;
export type Standing = (typeof standings)[number];

/** What is known of a fact on a day; `value` is null where nothing may be said. */
export interface FactOn {
  readonly standing: Standing;
  readonly value: Value | null;
  /** The row that it comes from. */
  readonly fact: Fact | null;
  /** In force, and to be looked at again. */
  readonly overdue: boolean;
}

const nothing: FactOn = { standing: 'none', value: null, fact: null, overdue: false };

/** How the fact stands on that day. */
export function factOn(facts: readonly Fact[], key: string, day: Day, questions: readonly OpenQuestion[] = []): FactOn {
  const rows = facts.filter((fact) => fact.key === key);
  const fact = rows.find((each) => (!each.from || each.from <= day) && (!each.until || day <= each.until));
  if (!fact) return lastKnown(rows, day, questions);
  const overdue = day >= fact.review_by;
  const value = valueIn(fact, day, questions);
  if (questions.some((each) => each.id === fact.hangs_on?.question && isOpen(each, day)))
    return { standing: 'unsure', value, fact, overdue };
  return value === null ? nothing : { standing: 'current', value, fact, overdue };
}

function lastKnown(rows: readonly Fact[], day: Day, questions: readonly OpenQuestion[]): FactOn {
  const ended = rows.filter((each) => each.until !== undefined && each.until < day);
  const fact = ended.reduce<Fact | null>((last, each) => ((each.until ?? '') > (last?.until ?? '') ? each : last), null);
  if (!fact || fact.afterwards === 'withheld') return nothing;
  const value = valueIn(fact, day, questions);
  return value === null ? nothing : { standing: 'last-known', value, fact, overdue: false };
}

/** The value that the row has on the day: its own, the careful one, or what the answer made of it (null: none). */
function valueIn({ value, hangs_on }: Fact, day: Day, questions: readonly OpenQuestion[]): Value | null {
  const question = hangs_on && questions.find((each) => each.id === hangs_on.question);
  if (!question) return value;
  if (isOpen(question, day)) return hangs_on.careful;
  return question.settled?.answer === 'no' && question.settled.on <= day ? hangs_on.otherwise : value;
}

/** Whether nobody knows the answer on that day. */
export function isOpen({ from, settled }: OpenQuestion, day: Day): boolean {
  return from <= day && !(settled && settled.on <= day);
}

/** The year of a number that held for one calendar year; null for one of another length. */
export function yearOf({ from, until }: Fact): number | null {
  const year = until?.slice(0, 4);
  return until === `${year}-12-31` && from === `${year}-01-01` ? Number(year) : null;
}
