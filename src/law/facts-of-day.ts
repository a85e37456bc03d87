import { keptFor, keptLast } from '../base/kept.ts';
import type { Day } from '../base/time.ts';
import type { Calculators } from './calculator.ts';
import { type Fact, type FactOn, factOn, type KnownFacts, type OpenQuestion } from './fact.ts';

/** What a flow may ask the world: the day, how the facts stand on it, and the calculations. `worldOn` makes it. */
export interface World extends KnownFacts {
  /** The keys of the facts that may be said: they may stand in texts as `{{fact.<key>}}`. */
  readonly facts: readonly string[];
  readonly calculators: Calculators;
  /** How a fact stands today. */
  standing(key: string): FactOn;
  /** How a fact stands for the year that ended last 31 December, as far as is known today: `{{last-year.<key>}}`. */
  lastYear(key: string): FactOn;
}

/** What a world is made of: the numbers of the law with their days, what they hang on, and what is counted with them. */
export interface Law {
  readonly facts: readonly Fact[];
  readonly questions: readonly OpenQuestion[];
  readonly calculators: Calculators;
}

/** The last world made of a law is kept: every screen asks for the same day. */
const worldsOf = keptFor((law: Law) => keptLast((today: Day) => worldOf(law, today)));

/** The law as it is on a day. */
export function worldOn(law: Law, today: Day): World {
  return worldsOf(law)(today);
}

function worldOf({ facts, questions, calculators }: Law, today: Day): World {
  const rows = new Map<string, Fact[]>();
  for (const fact of facts) rows.set(fact.key, [...(rows.get(fact.key) ?? []), fact]);
  const yearEnd = `${Number(today.slice(0, 4)) - 1}-12-31`;
  const known = new Map([...rows].map(([key, own]) => [key, factOn(own, key, today, questions)] as const));
  const standing = (key: string) => known.get(key) ?? factOn([], key, today);
  return {
    today,
    facts: [...known].flatMap(([key, { value }]) => (value === null ? [] : [key])),
    calculators,
    fact: (key) => standing(key).value,
    standing,
    lastYear: (key) => factOn(rows.get(key) ?? [], key, yearEnd, questions),
  };
}
