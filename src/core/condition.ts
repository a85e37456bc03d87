import type { Amount, Answers, Condition, Item, World } from './flow.ts';
import { daysBetween, isDay } from './time.ts';

/** Whether a rule holds; null: it hangs on a fact that may not be shown today, so nobody can tell. */
export type Truth = boolean | null;

/** The bounds that a `days-since` rule may set, each with its comparison. */
export const bounds = {
  over: (days: number, bound: number) => days > bound,
  'at-least': (days: number, bound: number) => days >= bound,
  under: (days: number, bound: number) => days < bound,
  'at-most': (days: number, bound: number) => days <= bound,
} as const;
export type Bound = keyof typeof bounds;
export const boundNames = Object.keys(bounds) as readonly Bound[];

/** The days an amount stands for: itself, or a fact in force; null when the fact is missing or is no number. */
export function amountOf(amount: Amount, world: World): number | null {
  if (typeof amount === 'number') return amount;
  const value = world.fact(factIn(amount) ?? '');
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
  if ('all' in condition) return every(condition.all.map((each) => truth(each, answers, world)));
  if ('any' in condition) return negated(every(condition.any.map((each) => negated(truth(each, answers, world)))));
  if ('not' in condition) return negated(truth(condition.not, answers, world));
  if ('answer' in condition) {
    const answer = answers[condition.answer];
    return answer !== undefined && condition.in.includes(answer);
  }
  const day = answers[condition['days-since']];
  if (day === undefined || !isDay(day)) return false;
  const days = daysBetween(day, world.today);
  return every(
    boundNames.map((name) => {
      const amount = condition[name];
      if (amount === undefined) return true;
      const bound = amountOf(amount, world);
      return bound === null ? null : bounds[name](days, bound);
    }),
  );
}

function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function negated(value: Truth): Truth {
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

/** The rules at the leaves: those about an answer and those about a date. */
export function leaves(condition: Condition | undefined): readonly Leaf[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(leaves);
  if ('any' in condition) return condition.any.flatMap(leaves);
  if ('not' in condition) return leaves(condition.not);
  return [condition];
}
export type Leaf = Extract<Condition, { readonly answer: string } | { readonly 'days-since': string }>;
