import { addDays, type Day } from '../base/time.ts';
import { amountOf, boundNames, type Leaf, later, leaves, sinceOf, type Truth, truth } from '../flow/condition.ts';
import type { Answers, Condition, Flow, Step, StepId } from '../flow/flow.ts';
import { argumentSteps, rulesOf, stepOf } from '../flow/rules.ts';
import { acceptAnswer, daysWithin } from '../flow/run.ts';
import type { World } from '../law/facts-of-day.ts';

/**
 * Answers as small numbers, for walking every way through a flow: one number a step, 0 for a question not asked, else the
 * place of its kind of answer, counted from 1.
 */
export type Codes = Uint8Array;

/** Answers of a step that no rule of the flow tells apart. */
export interface Kind {
  /** What tells it from the others, the same on every day on which rules tell the same. */
  readonly key: string;
  readonly answers: readonly string[];
  /** The rule on which they are offered. */
  readonly when: Condition | undefined;
}

/** A flow ready to be walked. */
export interface Coded {
  /** The kinds of answers of each step, in the order of the steps. */
  readonly kinds: readonly (readonly Kind[])[];
  /** The place of a step, or -1. */
  placeOf(step: StepId): number;
  /** Whether a rule holds, as `truth`. */
  test(condition: Condition | undefined): (codes: Codes) => Truth;
  /** An example of the answers meant. */
  answersOf(codes: Codes): Answers;
  /** Tells codes apart by some of the steps, given by their places. */
  keyOf(places: readonly number[]): (codes: Codes) => string | number;
}

/** Groups the answers of every step and makes its rules quick to test. */
export function coded(flow: Flow, world: World): Coded {
  const places = new Map(flow.steps.map((step, i) => [step.id, i]));
  const placeOf = (step: StepId) => places.get(step) ?? -1;
  const all = rulesOf(flow).flatMap(({ rule }) => leaves(rule));
  const exact = argumentSteps(flow);
  const kinds = flow.steps.map((step) =>
    kindsOf(
      step,
      all.filter((leaf) => stepOf(leaf) === step.id),
      exact.includes(step.id),
      world,
    ),
  );
  const known = new Map<Condition, (codes: Codes) => Truth>();

  function test(condition: Condition | undefined): (codes: Codes) => Truth {
    if (!condition) return () => true;
    const made = known.get(condition) ?? make(condition);
    known.set(condition, made);
    return made;
  }

  function make(condition: Condition): (codes: Codes) => Truth {
    if ('not' in condition) {
      const inner = test(condition.not);
      return (codes) => opposite(inner(codes));
    }
    if ('all' in condition) return every(condition.all.map(test), false);
    if ('any' in condition) return every(condition.any.map(test), true);
    if ('fact' in condition) {
      const value = truth(condition, {}, world);
      return () => value;
    }
    const place = placeOf(stepOf(condition));
    const table = [{}, ...(kinds[place] ?? []).map((kind) => ({ [stepOf(condition)]: kind.answers[0] ?? '' }))].map((answers) =>
      truth(condition, answers, world),
    );
    return (codes) => table[codes[place] ?? 0] ?? null;
  }

  const answersOf = (codes: Codes) =>
    Object.fromEntries(flow.steps.flatMap((step, i) => (codes[i] ? [[step.id, kinds[i]?.[codes[i] - 1]?.answers[0] ?? '']] : [])));
  return { kinds, placeOf, test, answersOf, keyOf: (places) => keyOf(places, kinds) };
}

/** A number, as long as all combinations fit into one: much quicker in a map than text. */
function keyOf(places: readonly number[], kinds: Coded['kinds']): (codes: Codes) => string | number {
  const sizes = places.map((place) => (kinds[place]?.length ?? 0) + 1);
  if (sizes.reduce((product, size) => product * size, 1) >= Number.MAX_SAFE_INTEGER) {
    return (codes) => String.fromCharCode(...places.map((place) => codes[place] ?? 0));
  }
  return (codes) => {
    let key = 0;
    for (let i = 0; i < places.length; i++) key = key * (sizes[i] ?? 1) + (codes[places[i] ?? 0] ?? 0);
    return key;
  };
}

const opposite = (value: Truth): Truth => (value === null ? null : !value);

/** `all`; or `any`, when `end` is true: the first that is `end` decides, one that cannot be told leaves the whole untold. */
function every(tests: readonly ((codes: Codes) => Truth)[], end: boolean): (codes: Codes) => Truth {
  return (codes) => {
    let result: Truth = !end;
    for (const test of tests) {
      const value = test(codes);
      if (value === end) return end;
      if (value === null) result = null;
    }
    return result;
  };
}

/** The answers of a step in groups that no rule tells apart: of days one a group; `unknown` is a group of its own. */
function kindsOf(step: Step, own: readonly Leaf[], exact: boolean, world: World): readonly Kind[] {
  const groups = new Map<string, { key: string; answers: string[]; when: Condition | undefined }>();
  const add = (answer: string, when: Condition | undefined) => {
    const alone = answer === 'unknown' || (exact && step.ask === 'choice');
    const key = [alone ? answer : '', JSON.stringify(when), ...own.map((leaf) => truth(leaf, { [step.id]: answer }, world))].join();
    const group = groups.get(key);
    if (!group) groups.set(key, { key, answers: [answer], when });
    else if (step.ask === 'choice') group.answers.push(answer);
  };
  if (step.ask === 'date') for (const day of daysTried(step, own, world)) add(day, undefined);
  else for (const option of step.options) add(option.id, option.when);
  return [...groups.values()];
}

/** Days on and around every bound, the first and the last that are taken, and `unknown` if it is. */
function daysTried(step: Step, own: readonly Leaf[], world: World): readonly string[] {
  const tried = new Set<Day>(around(world.today, 1));
  for (const leaf of own) {
    if ('answer' in leaf) continue;
    const { unit } = sinceOf(leaf);
    for (const name of boundNames) {
      const amount = leaf[name];
      const bound = amount === undefined ? null : amountOf(amount, world, unit);
      if (bound !== null) for (const day of around(later[unit](world.today, -bound), slackOf[unit])) tried.add(day);
    }
  }
  return [...[...tried].sort().reverse(), ...daysWithin(step, world.today), 'unknown'].filter(
    (answer) => acceptAnswer(step, answer, {}, world).ok,
  );
}

/** How far from the day counted back the bound may lie: months have unlike lengths, holidays unlike places. */
const slackOf = { 'days-since': 1, 'working-days-since': 5, 'months-since': 4, 'years-since': 2 } as const;

function around(day: Day, slack: number): readonly Day[] {
  return Array.from({ length: 2 * slack + 1 }, (_, i) => addDays(day, i - slack));
}
