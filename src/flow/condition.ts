import { keptFor, keptLast } from '../base/kept.ts';
import { addDays, addMonths, type Day, daysBetween, isDay } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import { addWorkingDays } from '../law/working-days.ts';
import { type Amount, type Answers, type Condition, type Item, type Since, type SinceUnit, type StepId, sinceUnits } from './flow.ts';

/** Whether a rule holds; null: it hangs on a fact that may not be shown today, so nobody can tell. */
export type Truth = boolean | null;

/** The bounds that a rule about a date may set: how today lies to the day on which the bound is reached. */
const bounds = {
  over: (today: Day, reached: Day) => today > reached,
  'at-least': (today: Day, reached: Day) => today >= reached,
  under: (today: Day, reached: Day) => today < reached,
  'at-most': (today: Day, reached: Day) => today <= reached,
} as const;
export type Bound = keyof typeof bounds;
export const boundNames = Object.keys(bounds) as readonly Bound[];

/** The day that lies so many units after (or before) another. */
export const later: Readonly<Record<SinceUnit, (day: Day, amount: number) => Day>> = {
  'days-since': addDays,
  'working-days-since': addWorkingDays,
  'months-since': addMonths,
  'years-since': (day, years) => addMonths(day, 12 * years),
};

/** What a rule about a date counts, and from the answer to which step. */
export const sinceOf = keptFor((rule: Since): { readonly unit: SinceUnit; readonly step: StepId } => {
  for (const unit of sinceUnits) {
    const step = (rule as Partial<Record<SinceUnit, StepId>>)[unit];
    if (step !== undefined) return { unit, step };
  }
  throw new Error('a rule about no date');
});

/**
 * The number an amount stands for: itself, or a fact in force; of a fact that is a day the days since it, so that `{ days-since: ends, over: fact.day }`
 * holds for what ends before that day. Null when the fact is missing or is neither, or is a day and months are counted.
 */
export function amountOf(amount: Amount, world: World, unit: SinceUnit): number | null {
  if (typeof amount === 'number') return amount;
  const value = world.fact(factIn(amount) ?? '');
  if (unit === 'days-since' && typeof value === 'string' && isDay(value)) return daysBetween(value, world.today);
  if (typeof value !== 'number') return null;
  return amount.startsWith('-') ? -value : value;
}

/** The key of the fact that an amount names; null for a plain number. */
export function factIn(amount: Amount): string | null {
  return typeof amount === 'number' ? null : amount.replace(/^-?fact\./, '');
}

/**
 * Whether a rule holds for these answers. A question not answered is in no list; a date not known fulfils no bound.
 * A bound on a fact that is missing gives null, which `not`, `all` and `any` pass on unless the rest decides.
 */
export function truth(condition: Condition | undefined, answers: Answers, world: World): Truth {
  if (!condition) return true;
  if ('answer' in condition) {
    const answer = answers[condition.answer];
    return answer !== undefined && condition.in.includes(answer);
  }
  if ('all' in condition) return everyRule(condition.all, true, answers, world);
  if ('any' in condition) return negated(everyRule(condition.any, false, answers, world));
  if ('not' in condition) return negated(truth(condition.not, answers, world));
  if ('fact' in condition) return condition.is.includes(world.standing(condition.fact).standing);
  const day = answers[sinceOf(condition).step];
  return day !== undefined && dayTruth(condition)(world)(day);
}

/** What a rule about a date says of a day. One person's days are asked about many times a screen, by the same rules. */
const dayTruth = keptFor((rule: Since) => {
  const { unit } = sinceOf(rule);
  const all = boundNames.flatMap((name) => (rule[name] === undefined ? [] : [[name, rule[name]] as const]));
  return keptFor((world: World) =>
    keptLast((day: string): Truth => {
      if (!isDay(day)) return false;
      return every(all, ([name, amount]) => {
        const bound = amountOf(amount, world, unit);
        return bound === null ? null : bounds[name](world.today, later[unit](day, bound));
      });
    }),
  );
});

/** Whether all of them hold; the first that does not decides, whatever hangs on the others. */
function every<Each>(all: readonly Each[], truthOf: (each: Each) => Truth): Truth {
  let unsure = false;
  for (const each of all) {
    const found = truthOf(each);
    if (found === false) return false;
    unsure ||= found === null;
  }
  return unsure ? null : true;
}

/**
 * Whether all rules are so (true, or false), as `every` tells it. Rules are asked thousands of times a screen, so nothing is made for asking: `for … of`
 * makes two objects a list.
 */
function everyRule(all: readonly Condition[], so: boolean, answers: Answers, world: World): Truth {
  let unsure = false;
  for (let i = 0; i < all.length; i++) {
    const found = truth(all[i], answers, world);
    if (found === !so) return false;
    unsure ||= found === null;
  }
  return unsure ? null : true;
}

export function negated(value: Truth): Truth {
  return value === null ? null : !value;
}

/** Whether a rule certainly holds. */
export function holds(condition: Condition | undefined, answers: Answers, world: World): boolean {
  return truth(condition, answers, world) === true;
}

/** The items whose rule holds, in order. */
export function shown(items: readonly Item[], answers: Answers, world: World): readonly Item[] {
  return items.filter((item) => holds(item.when, answers, world));
}

/** The facts that a rule compares with, or whose standing it asks. */
export function factsIn(condition: Condition | undefined): readonly string[] {
  if (!condition || 'answer' in condition) return [];
  if ('fact' in condition) return [condition.fact];
  if ('all' in condition) return condition.all.flatMap(factsIn);
  if ('any' in condition) return condition.any.flatMap(factsIn);
  if ('not' in condition) return factsIn(condition.not);
  return boundNames.flatMap((name) => (condition[name] === undefined ? [] : (factIn(condition[name]) ?? [])));
}

/** The rules at the leaves: those about an answer and those about a date. */
export function leaves(condition: Condition | undefined): readonly Leaf[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(leaves);
  if ('any' in condition) return condition.any.flatMap(leaves);
  if ('not' in condition) return leaves(condition.not);
  return 'fact' in condition ? [] : [condition];
}
export type Leaf = Extract<Condition, { readonly answer: string }> | Since;
