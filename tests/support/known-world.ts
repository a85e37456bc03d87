import type { World } from '../../src/law/facts-of-day.ts';

type Facts = Readonly<Record<string, number | string>>;

/** A world of a few facts, and nothing else, on a day. */
export function worldWith(facts: Facts, today = '2026-11-23'): World {
  return { today, facts: Object.keys(facts), fact: (key) => facts[key] ?? null };
}

/** The same without one of them. */
export function worldWithout(facts: Facts, key: string, today?: string): World {
  return worldWith(Object.fromEntries(Object.entries(facts).filter(([each]) => each !== key)), today);
}
