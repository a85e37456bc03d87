import { type Fact, factOn } from './fact.ts';
import type { World } from './flow.ts';
import type { Day } from './time.ts';

/** The facts as they are on a day: those in force and not due for review. */
export function worldOn(facts: readonly Fact[], today: Day): World {
  const known = new Map<string, number | string>();
  for (const { key } of facts) {
    const now = factOn(facts, key, today);
    if ('fact' in now) known.set(key, now.fact.value);
  }
  return { today, facts: [...known.keys()], fact: (key) => known.get(key) ?? null };
}
