import type { Truth } from '../flow/condition.ts';
import { leaves } from '../flow/condition.ts';
import type { Answers, Condition, Flow, StepId } from '../flow/flow.ts';
import { argumentSteps, rulesOf, stepOf } from '../flow/rules.ts';
import type { World } from '../law/facts-of-day.ts';
import { type Codes, coded } from './codes.ts';

/** Every way through a flow, as far as its rules tell them apart. */
export interface FlowPaths {
  /** The ways at their end: one stands for all those that nothing after the questions tells apart. */
  readonly ends: readonly Codes[];
  /** How many ways there are: options count each, days of the same kind once. */
  readonly ways: number;
  /** The most questions on a way, with an example. */
  readonly longest: Codes;
  /** For each step asked on some way: the situations, as far as they matter for what its texts may say. */
  readonly asked: ReadonlyMap<StepId, readonly Codes[]>;
  /** `<step>/<option>` of each option that is offered on some way. */
  readonly offered: ReadonlySet<string>;
  test(condition: Condition | undefined): (codes: Codes) => Truth;
  answersOf(codes: Codes): Answers;
  /** The answers to the question at that place that are meant by a way; none if it was not asked. */
  kindAt(place: number, codes: Codes): readonly string[];
  /** Tells ways apart by the answers to these steps. */
  keyBy(steps: readonly StepId[]): (codes: Codes) => string | number;
  /** The steps that the values of texts hang on: dates answered and arguments of calculations. */
  readonly valueSteps: readonly StepId[];
}

/**
 * Walks every way through a flow: each option, and for dates a day on each side of every bound. Null when more than `limit`
 * ways remain apart: too many to check. `apart`: also ways that nothing later tells apart stay two.
 */
export function pathsOf(flow: Flow, world: World, { limit = 1_000_000, apart = false } = {}): FlowPaths | null {
  const { kinds, placeOf, test, answersOf, keyOf } = coded(flow, world);
  const keyBy = (steps: readonly StepId[]) => keyOf([...new Set(steps)].map(placeOf).filter((place) => place >= 0));
  const kindAt = (place: number, codes: Codes) => kinds[place]?.[(codes[place] ?? 0) - 1]?.answers ?? [];
  const values = valueSteps(flow);
  const valuesKey = keyBy(values);
  const lastUse = usedUntil(flow);
  const asked = new Map<StepId, readonly Codes[]>();
  const offered = new Set<string>();
  let ways: Way[] = [{ codes: new Uint8Array(flow.steps.length), count: 1 }];

  for (const [place, step] of flow.steps.entries()) {
    const applies = test(step.when);
    const options = (kinds[place] ?? []).map(({ answers, when }, i) => ({ code: i + 1, answers, offered: test(when) }));
    const situations = new Map<string | number, Codes>();
    const used = new Set<number>();
    const next: Way[] = [];
    for (const way of ways) {
      if (applies(way.codes) !== true) {
        next.push(way);
        continue;
      }
      situations.set(valuesKey(way.codes), way.codes);
      for (const { code, answers, offered } of options) {
        if (offered(way.codes) !== true) continue;
        used.add(code);
        const codes = way.codes.slice();
        codes[place] = code;
        next.push({ codes, count: way.count * answers.length });
      }
    }
    if (situations.size > 0) asked.set(step.id, [...situations.values()]);
    for (const code of used) for (const answer of kinds[place]?.[code - 1]?.answers ?? []) offered.add(`${step.id}/${answer}`);
    const matters = flow.steps.map((_, i) => i).filter((i) => i <= place && (lastUse[i] ?? -1) > place);
    const forgotten = (lastUse[place] ?? -1) <= place || lastUse.slice(0, place).includes(place);
    ways = forgotten && !apart ? merged(next, keyOf(matters)) : next;
    if (ways.length > limit) return null;
  }
  const ends = ways.map(({ codes }) => codes);
  const longest = ends.reduce((most, codes) => (questionsOn(codes) > questionsOn(most) ? codes : most), new Uint8Array(flow.steps.length));
  const count = ways.reduce((sum, way) => sum + way.count, 0);
  return { ends, ways: count, longest, asked, offered, test, answersOf, kindAt, keyBy, valueSteps: values };
}

/** A way, and how many ways it stands for. */
interface Way {
  readonly codes: Codes;
  readonly count: number;
}

/** One way for all those with the same key: the one with the most questions. */
function merged(ways: readonly Way[], keyOf: (codes: Codes) => string | number): Way[] {
  const found = new Map<string | number, Way>();
  for (const way of ways) {
    const key = keyOf(way.codes);
    const same = found.get(key);
    const longer = same && questionsOn(same.codes) >= questionsOn(way.codes) ? same.codes : way.codes;
    found.set(key, { codes: longer, count: way.count + (same?.count ?? 0) });
  }
  return [...found.values()];
}

/** How many questions were answered. */
export function questionsOn(codes: Codes): number {
  let count = 0;
  for (const code of codes) if (code > 0) count++;
  return count;
}

/** The steps that the values of texts hang on. */
function valueSteps(flow: Flow): readonly StepId[] {
  const inCases = rulesOf(flow).filter(({ place }) => place[0] === 'compute');
  const dates = flow.steps.filter((step) => step.ask === 'date').map((step) => step.id);
  return [...new Set([...dates, ...argumentSteps(flow), ...inCases.flatMap(({ rule }) => leaves(rule)).map(stepOf)])];
}

/** Until which place the answer of each step matters; Infinity: after all questions. */
function usedUntil(flow: Flow): readonly number[] {
  const last = new Map<StepId, number>(valueSteps(flow).map((step) => [step, Infinity]));
  for (const { rule, step } of rulesOf(flow))
    for (const leaf of leaves(rule)) last.set(stepOf(leaf), Math.max(step, last.get(stepOf(leaf)) ?? -1));
  return flow.steps.map((step) => last.get(step.id) ?? -1);
}
