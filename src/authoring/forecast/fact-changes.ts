import type { Fact, FactOn } from '../../law/fact.ts';
import type { World } from '../../law/facts-of-day.ts';

/** What became of a number from one day to another. */
export type Became = 'new' | 'another' | 'ended' | 'withheld' | 'unsure' | 'due';

export interface FactChange {
  readonly key: string;
  readonly became: Became;
  readonly before: FactOn;
  readonly now: FactOn;
}

const keysOf = (facts: readonly Fact[]) => [...new Set(facts.map(({ key }) => key))].sort();

/** The numbers that stand otherwise in one world than in the one before. */
export function factChanges(facts: readonly Fact[], before: World, now: World): readonly FactChange[] {
  return keysOf(facts).flatMap((key): readonly FactChange[] => {
    const [was, is] = [before.standing(key), now.standing(key)];
    const became = becameOf(was, is);
    return became ? [{ key, became, before: was, now: is }] : [];
  });
}

/** The numbers that are not simply in force on a day: as if they had become so on it. */
export function firstLook(facts: readonly Fact[], world: World): readonly FactChange[] {
  return keysOf(facts).flatMap((key): readonly FactChange[] => {
    const now = world.standing(key);
    const became = now.standing === 'last-known' ? 'ended' : now.standing === 'unsure' ? 'unsure' : now.overdue ? 'due' : null;
    return became ? [{ key, became, before: now, now }] : [];
  });
}

function becameOf(was: FactOn, is: FactOn): Became | null {
  if (is.standing !== was.standing) {
    if (is.standing === 'unsure') return 'unsure';
    if (is.standing === 'last-known') return 'ended';
    if (is.standing === 'none') return 'withheld';
    return was.standing === 'unsure' ? 'another' : 'new';
  }
  if (is.value !== was.value) return 'another';
  return is.overdue && !was.overdue ? 'due' : null;
}

/** Who must look: whoever keeps the facts, the desk for what it told itself, somebody who knows the law for an open question; null: nobody. */
export function whoLooks({ became, now, before }: FactChange): 'keeper' | 'desk' | 'lawyer' | null {
  if (became === 'new' || became === 'another') return null;
  if (became === 'unsure') return 'lawyer';
  const { sources = [] } = now.fact ?? before.fact ?? {};
  return sources.some((id) => /^(local|desk)-/.test(id)) ? 'desk' : 'keeper';
}
