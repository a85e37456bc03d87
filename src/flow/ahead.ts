import { keptFor } from '../base/kept.ts';
import { addDays } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import { answerKnown, type Known } from './carry.ts';
import { every, holds, negated, sinceOf, type Truth, truth } from './condition.ts';
import type { Answers, Condition, Flow, Item, Outcome, Step, StepId } from './flow.ts';
import { daysWithin, resolve } from './run.ts';

/** How many imagined people go through a flow to find out how long it is, and which of them, from the quickest, is told of. */
const walks = 300;
const told = 0.8;

/**
 * How many questions come after each one, for a person who asks how long it still takes: what four of five people with answers drawn by
 * lot do not exceed, so that the way seems rather longer than it is.
 */
export const questionsAfter = keptFor((world: World) =>
  keptFor((flow: Flow): ReadonlyMap<StepId, number> => {
    const seen = new Map<StepId, number[]>();
    const draw = lots();
    for (let walk = 0; walk < walks; walk++) {
      const asked = walkOnce(flow, world, draw);
      for (const [i, id] of asked.entries()) seen.set(id, [...(seen.get(id) ?? []), asked.length - 1 - i]);
    }
    return new Map([...seen].map(([id, all]) => [id, late(all)]));
  }),
);

/** What all but the latest do not exceed. */
const late = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(told * all.length)] ?? 0;

/** The same after one question for a person of whom something is known: what other guides were told is not asked. */
export function questionsLeft(flow: Flow, given: Answers, known: Known, after: StepId, world: World): number {
  const place = flow.steps.findIndex(({ id }) => id === after);
  if (!flow.steps.slice(place + 1).some(({ asks }) => asks !== undefined && known.has(asks)))
    return questionsAfter(world)(flow).get(after) ?? 0;
  const draw = lots();
  const before = Object.fromEntries(flow.steps.slice(0, place).flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]])));
  const answered = (step: Step, answers: Answers) =>
    before[step.id] ?? (step.id === after ? null : answerKnown(step, known, answers, world));
  return late(Array.from({ length: knownWalks }, () => walkOnce(flow, world, draw, answered).filter((id) => id !== after).length));
}
/** Fewer, for they are walked anew for each such question. */
const knownWalks = 20;

/** The questions that an imagined person answers; `answered`: what the person need not be asked. */
function walkOnce(
  flow: Flow,
  world: World,
  draw: (below: number) => number,
  answered: (step: Step, answers: Answers) => string | null = () => null,
): readonly StepId[] {
  const answers: Record<StepId, string> = {};
  const asked: StepId[] = [];
  for (const step of flow.steps) {
    if (!holds(step.when, answers, world)) continue;
    const told = answered(step, answers);
    if (told !== null) {
      answers[step.id] = told;
      continue;
    }
    const open =
      step.ask === 'date' ? datesOf(step, world) : step.options.filter((each) => holds(each.when, answers, world)).map(({ id }) => id);
    const answer = open[draw(open.length)];
    if (answer === undefined) continue;
    answers[step.id] = answer;
    asked.push(step.id);
  }
  return asked;
}

/** How far from today, in days, people's dates are drawn. */
const drawn = [-1200, -300, -30, -5, 30, 60, 300];

/** Days that a date question takes, most of them near to today, and not knowing. */
function datesOf(step: Step, { today }: World): readonly string[] {
  const [from, to] = daysWithin(step, today);
  const near = drawn.map((days) => addDays(today, days)).filter((day) => day >= from && day <= to);
  return [...(near.length > 0 ? near : [from, to]), ...(step.unknown ? ['unknown'] : [])];
}

/** Numbers below a bound, by lot and yet always the same. */
function lots(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return below > 0 ? state % below : 0;
  };
}

/**
 * What holds already before all is answered: true or false where the answers so far decide, null where it hangs on a question still to
 * come (or on a fact that may not be shown today).
 */
type Ahead = (condition: Condition | undefined) => Truth;

/** Looks ahead from the answers given so far. */
function aheadOf(flow: Flow, given: Answers, world: World): Ahead {
  const { answers, next } = resolve(flow, given, world);
  const open = new Set<StepId>();
  const ahead: Ahead = (condition) => {
    if (!condition) return true;
    if ('all' in condition) return every(condition.all, ahead);
    if ('any' in condition) return negated(every(condition.any, contrary));
    if ('not' in condition) return negated(ahead(condition.not));
    const step = 'answer' in condition ? condition.answer : 'fact' in condition ? null : sinceOf(condition).step;
    return step !== null && open.has(step) ? null : truth(condition, answers, world);
  };
  const contrary: Ahead = (condition) => negated(ahead(condition));
  const from = next ? flow.steps.indexOf(next) : flow.steps.length;
  for (const step of flow.steps.slice(from)) if (answers[step.id] === undefined && ahead(step.when) !== false) open.add(step.id);
  return ahead;
}

/** The papers of the first of the flow's plain outcomes that the answers so far leave open: for certain, and perhaps. */
export interface PapersAhead {
  readonly outcome: Outcome;
  readonly certain: readonly Item[];
  readonly perhaps: readonly Item[];
}

/** More papers than these hang on answers still to come: then the list is no help yet. */
const tooOpen = 12;

/** Null where the flow names no list of papers, where the answers lead elsewhere, and while they do not tell which list it is. */
export function papersAhead(flow: Flow, given: Answers, world: World): PapersAhead | null {
  if (flow.papers.length === 0) return null;
  const ahead = aheadOf(flow, given, world);
  let outcome: Outcome | null = null;
  for (const each of flow.outcomes) {
    const applies = ahead(each.when);
    if (applies !== false && flow.papers.includes(each.id)) {
      if (outcome) return null;
      outcome = each;
    }
    if (applies) break;
  }
  if (!outcome) return null;
  const certain: Item[] = [];
  const perhaps: Item[] = [];
  for (const each of outcome.sections.papers ?? []) {
    const applies = ahead(each.when);
    if (applies !== false) (applies ? certain : perhaps).push(each);
  }
  return certain.length > 0 && perhaps.length <= tooOpen ? { outcome, certain, perhaps } : null;
}
