import type { Text, Words } from '../base/screen.ts';
import { type Day, isDay } from '../base/time.ts';
import type { Computed } from '../law/calculator.ts';
import { type Fact, type FactOn, yearOf } from '../law/fact.ts';
import type { World } from '../law/facts-of-day.ts';
import { factsIn } from './condition.ts';
import type { Condition } from './flow.ts';
import { markKey } from './keys.ts';

/** What must be said beside an answer about the numbers that it stands on. */
export interface Caveats {
  /** The years of numbers whose year is over and whose next one is not known, with the year that was asked for. */
  readonly years: readonly { readonly year: number; readonly asked: number }[];
  /** Whether one of them is a day that has gone by. */
  readonly past: boolean;
  /** The last days of other numbers that ended. */
  readonly ended: readonly Day[];
  /** The open questions that some number hangs on. */
  readonly questions: readonly string[];
  /** The oldest day on which a number was checked that should have been looked at again by now. */
  readonly checked: Day | null;
}

/** A number as texts say it: with its year, or its last day, once it has ended; null when it may not be said. */
export function saidAs(found: FactOn): Words | null {
  const mark = markOf([found]);
  return found.value !== null && mark ? { value: found.value, mark } : found.value;
}

const isDayFact = ({ value }: Fact) => typeof value === 'string' && isDay(value);

/** The mark of what is said or computed with these numbers: that of the one that ended first; null when none has. */
export function markOf(found: readonly FactOn[]): Text | null {
  const ended = found.flatMap(({ standing, fact }) => (standing === 'last-known' && fact?.until ? [fact] : []));
  const [until] = ended.map((fact) => fact.until ?? '').sort();
  const first = ended.find((fact) => fact.until === until);
  if (!first?.until) return null;
  if (isDayFact(first)) return { key: markKey('past-day') };
  const year = yearOf(first);
  return year === null ? { key: markKey('until'), with: { day: first.until } } : { key: markKey('of-year'), with: { year: String(year) } };
}

/** A number behind an answer: how it stands, and the year it was asked for. */
interface Behind {
  readonly found: FactOn;
  readonly asked: number;
}

const yearNow = ({ today }: World) => Number(today.slice(0, 4));

/** The facts that these parameters of texts say, also through a calculation. */
export function factsSaid(params: readonly string[], computed: Readonly<Record<string, Computed>>, world: World): readonly Behind[] {
  const asked = yearNow(world);
  return params.flatMap((name): readonly Behind[] => {
    const [first = '', key = ''] = name.split('.');
    if (first === 'fact') return [{ found: world.standing(key), asked }];
    if (first === 'last-year') return [{ found: world.lastYear(key), asked: asked - 1 }];
    return (computed[first]?.read ?? []).map((each) => ({ found: world.standing(each), asked }));
  });
}

/** The facts that these rules stand on. */
export function factsAsked(rules: readonly (Condition | undefined)[], world: World): readonly Behind[] {
  return rules.flatMap(factsIn).map((key) => ({ found: world.standing(key), asked: yearNow(world) }));
}

/** What must be said about these numbers. */
export function caveatsOf(behind: readonly Behind[]): Caveats {
  const gone = behind.flatMap(({ found: { standing, fact }, asked }) => (standing === 'last-known' && fact ? [{ fact, asked }] : []));
  const over = gone.filter(({ fact }) => !isDayFact(fact));
  const years = over.flatMap(({ fact, asked }) => {
    const year = yearOf(fact);
    return year === null ? [] : [{ year, asked }];
  });
  const ended = over.flatMap(({ fact }) => (yearOf(fact) === null && fact.until ? [fact.until] : []));
  const questions = behind.flatMap(({ found: { standing, fact } }) =>
    standing === 'unsure' && fact?.hangs_on ? [fact.hangs_on.question] : [],
  );
  const checked = behind.flatMap(({ found: { overdue, fact } }) => (overdue && fact ? [fact.checked_on] : []));
  return {
    years: [...new Map(years.map((each) => [`${each.year} ${each.asked}`, each])).values()],
    past: gone.length > over.length,
    ended: [...new Set(ended)].sort(),
    questions: [...new Set(questions)],
    checked: checked.sort()[0] ?? null,
  };
}
