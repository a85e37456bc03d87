import { keptFor, keptLast } from '../base/kept.ts';
import type { Day } from '../base/time.ts';
import type { Calculators } from './calculator.ts';
import { type Fact, factOn, type KnownFacts } from './fact.ts';

/** What a flow may ask the world: the day, the facts in force on it, and the calculations. `worldOn` makes it. */
export interface World extends KnownFacts {
  /** The keys of the facts in force: they may stand in texts as `{{fact.<key>}}`. */
  readonly facts: readonly string[];
  readonly calculators: Calculators;
}

/** What a world is made of: the numbers of the law with their days, and what is counted with them. */
export interface Law {
  readonly facts: readonly Fact[];
  readonly calculators: Calculators;
}

/** The last world made of a law is kept: every screen asks for the same day. */
const worldsOf = keptFor((law: Law) => keptLast((today: Day) => worldOf(law, today)));

/** The law as it is on a day: the facts in force and not due for review. */
export function worldOn(law: Law, today: Day): World {
  return worldsOf(law)(today);
}

function worldOf(law: Law, today: Day): World {
  const rows = new Map<string, Fact[]>();
  for (const fact of law.facts) rows.set(fact.key, [...(rows.get(fact.key) ?? []), fact]);
  const known = new Map<string, number | string>();
  for (const [key, own] of rows) {
    const now = factOn(own, key, today);
    if ('fact' in now) known.set(key, now.fact.value);
  }
  return { today, facts: [...known.keys()], calculators: law.calculators, fact: (key) => known.get(key) ?? null };
}
