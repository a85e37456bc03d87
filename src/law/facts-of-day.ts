import { keptFor, keptLast } from '../base/kept.ts';
import type { Day } from '../base/time.ts';
import { type Fact, factOn } from './fact.ts';

/** What a flow may ask the world: the day, and the facts in force on it (null: none that may be shown). `worldOn` makes it. */
export interface World {
  readonly today: Day;
  /** The keys of the facts in force: they may stand in texts as `{{fact.<key>}}`. */
  readonly facts: readonly string[];
  fact(key: string): number | string | null;
}

/** The last world made of a list of facts is kept: every screen asks for the same day. */
const worldsOf = keptFor((facts: readonly Fact[]) => keptLast((today: Day) => worldOf(facts, today)));

/** The facts as they are on a day: those in force and not due for review. */
export function worldOn(facts: readonly Fact[], today: Day): World {
  return worldsOf(facts)(today);
}

function worldOf(facts: readonly Fact[], today: Day): World {
  const rows = new Map<string, Fact[]>();
  for (const fact of facts) rows.set(fact.key, [...(rows.get(fact.key) ?? []), fact]);
  const known = new Map<string, number | string>();
  for (const [key, own] of rows) {
    const now = factOn(own, key, today);
    if ('fact' in now) known.set(key, now.fact.value);
  }
  return { today, facts: [...known.keys()], fact: (key) => known.get(key) ?? null };
}
