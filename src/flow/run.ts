import { keptFor, keptLast } from '../base/kept.ts';
import type { Words } from '../base/screen.ts';
import { addDays, addMonths, type Day, isDay } from '../base/time.ts';
import type { Computed } from '../law/calculator.ts';
import { yearOf } from '../law/fact.ts';
import type { World } from '../law/facts-of-day.ts';
import { markOf, saidAs } from './caveats.ts';
import { holds, truth } from './condition.ts';
import type { Answers, Argument, Flow, Outcome, Step, StepId } from './flow.ts';

/** How far a person is in a flow. */
export interface Resolved {
  /** The questions answered that still apply, in order. */
  readonly asked: readonly Step[];
  /** The first question that applies and has no answer; null: all is answered. */
  readonly next: Step | null;
  /** The answers that are valid and still apply. */
  readonly answers: Answers;
}

/** Whether an answer is taken; the bound is the nearest day that would be. */
export type Acceptance =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-an-option' | 'no-such-day' }
  | { readonly ok: false; readonly reason: 'too-early' | 'too-late'; readonly bound: Day };

/** Where a flow ends, with what its texts may say. */
export interface OutcomeRun {
  readonly outcome: Outcome;
  /** What each calculation gave, by its id; those that could not be made are left out. */
  readonly computed: Readonly<Record<string, Computed>>;
  /** For the texts, flat: `cost.total`, `fact.<key>`, `answer.<date step>`. */
  readonly values: Readonly<Record<string, Words>>;
}

const refused = { ok: false, reason: 'not-an-option' } as const;

/** What was replayed, as long as world, flow and answers live: one screen asks several times. None of them is ever changed. */
const replayed = keptFor((world: World) => keptFor((flow: Flow) => keptFor((answers: Answers) => replay(flow, answers, world))));

/** Replays answers from the top: an answer whose step no longer applies, or which is no longer taken, is dropped; later ones stay. */
export function resolve(flow: Flow, answers: Answers, world: World): Resolved {
  return replayed(world)(flow)(answers);
}

function replay(flow: Flow, answers: Answers, world: World): Resolved {
  const kept: Record<StepId, string> = {};
  const asked: Step[] = [];
  let next: Step | null = null;
  for (const step of flow.steps) {
    if (!holds(step.when, kept, world)) continue;
    const answer = answers[step.id];
    if (answer !== undefined && acceptAnswer(step, answer, kept, world).ok) {
      kept[step.id] = answer;
      asked.push(step);
    } else next ??= step;
  }
  return { asked, next, answers: kept };
}

/** Whether a step takes this answer, given the answers before it: an option offered, a real day within the bounds, or `unknown`. */
export function acceptAnswer(step: Step, value: string, answers: Answers, world: World): Acceptance {
  if (step.ask === 'choice')
    return step.options.some((option) => option.id === value && holds(option.when, answers, world)) ? { ok: true } : refused;
  if (value === 'unknown') return step.unknown ? { ok: true } : refused;
  if (!isDay(value)) return { ok: false, reason: 'no-such-day' };
  const [first, last] = daysWithin(step, world.today);
  if (value < first) return { ok: false, reason: 'too-early', bound: first };
  if (value > last) return { ok: false, reason: 'too-late', bound: last };
  return { ok: true };
}

/** Asked for with every replay of an answer. */
const within = keptFor((step: Step) =>
  keptLast((today: Day): readonly [Day, Day] => {
    const [first, last] = step.within ?? ['-100y', '+100y'];
    return [offset(first, today), offset(last, today)];
  }),
);

/** The first and last day that a date step takes; without `within`, a hundred years each way. */
export function daysWithin(step: Step, today: Day): readonly [Day, Day] {
  return within(step)(today);
}

/** A day as far from today as `-10y`, `+6m`, `+2w` or `0d` says. */
function offset(written: string, today: Day): Day {
  const found = /^([+-]?\d+)([dwmy])$/.exec(written);
  if (!found) throw new Error(`not an offset: ${written}`);
  const n = Number(found[1]);
  if (found[2] === 'd' || found[2] === 'w') return addDays(today, found[2] === 'w' ? 7 * n : n);
  return addMonths(today, found[2] === 'y' ? 12 * n : n);
}

/** The question before this one (null: before the end), which Back leads to; null at the first. */
export function stepBefore(flow: Flow, answers: Answers, world: World, step: StepId | null): Step | null {
  const { asked } = resolve(flow, answers, world);
  const place = flow.steps.findIndex((each) => each.id === step);
  const before = step === null ? asked : asked.filter((each) => flow.steps.indexOf(each) < place);
  return before.at(-1) ?? null;
}

/**
 * The first outcome whose rule holds for the answers as far as they go, with everything its texts may say. Null when a rule
 * on the way hangs on a fact that may not be shown today (then nobody can tell: the person is sent to a desk), and when no
 * rule holds, which the content check excludes for whole answers.
 */
export function outcomeOf(flow: Flow, given: Answers, world: World): OutcomeRun | null {
  const { answers } = resolve(flow, given, world);
  for (const outcome of flow.outcomes) {
    const applies = truth(outcome.when, answers, world);
    if (applies === null) return null;
    if (applies) return { outcome, ...valuesOf(flow, answers, world) };
  }
  return null;
}

/** The facts that may be said, as texts name them; worked out once a world: there are hundreds. */
export const factValues = keptFor((world: World): Readonly<Record<string, Words>> => {
  const values: Record<string, Words> = {};
  for (const key of world.facts) {
    const now = saidAs(world.standing(key));
    if (now !== null) values[`fact.${key}`] = now;
    const before = world.lastYear(key);
    const said = before.fact && yearOf(before.fact) !== null ? saidAs(before) : null;
    if (said !== null) values[`last-year.${key}`] = said;
  }
  Object.defineProperty(values, 'toJSON', { value: withInherited });
  return values;
});

/** A screen that waits in the database must say the same later: JSON leaves out what is inherited. */
function withInherited(this: Readonly<Record<string, Words>>): Record<string, Words> {
  const all: Record<string, Words> = {};
  for (const name in this) all[name] = this[name] as Words;
  return all;
}

/** What texts of the flow may say with these answers, also before the end: calculations that can be made, facts in force, days answered. */
export function valuesOf(flow: Flow, answers: Answers, world: World): Pick<OutcomeRun, 'computed' | 'values'> {
  const { computed, own } = ownValuesOf(flow, answers, world);
  // The facts are hundreds and the same for every screen of the day: inherited, not copied.
  return { computed, values: Object.assign(Object.create(factValues(world)), own) };
}

/** The same without the facts, which are the same for all answers: the checks ask this many thousand times. */
export function ownValuesOf(
  flow: Flow,
  answers: Answers,
  world: World,
): { readonly computed: Readonly<Record<string, Computed>>; readonly own: Readonly<Record<string, Words>> } {
  const computed: Record<string, Computed> = {};
  const values: Record<string, Words> = {};
  for (const step of flow.steps) {
    const answer = answers[step.id];
    if (step.ask === 'date' && answer !== undefined && isDay(answer)) values[`answer.${step.id}`] = answer;
  }
  for (const calculation of flow.compute) {
    const args: Record<string, string | number> = {};
    for (const [name, argument] of Object.entries(calculation.with)) {
      const value = argumentOf(argument, answers, world);
      if (value !== undefined) args[name] = value;
    }
    const read = new Set<string>();
    const fact = (key: string) => {
      read.add(key);
      return world.fact(key);
    };
    const result = world.calculators.get(calculation.use)?.run(args, { today: world.today, fact });
    if (!result) continue;
    computed[calculation.id] = { ...result, read: [...read] };
    const mark = markOf([...read].map(world.standing));
    for (const [name, value] of Object.entries(result.values))
      values[`${calculation.id}.${name}`] = mark && typeof value === 'number' ? { value, mark } : value;
  }
  return { computed, own: values };
}

function argumentOf(argument: Argument, answers: Answers, world: World): string | number | undefined {
  if (typeof argument !== 'object') return argument;
  if ('answer' in argument) {
    const answer = answers[argument.answer];
    return answer === undefined || answer === 'unknown' ? undefined : numeral(answer);
  }
  return argument.find((each) => holds(each.when, answers, world))?.value;
}

/** An option that is a number (`2`) as a number, for calculations; else the answer itself. */
export function numeral(answer: string): string | number {
  return /^\d+$/.test(answer) ? Number(answer) : answer;
}
