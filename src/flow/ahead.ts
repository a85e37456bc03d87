import { keptFor, keptLast } from '../base/kept.ts';
import { addDays, type Day } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import { answerKnown, type Known } from './carry.ts';
import { holds, shown } from './condition.ts';
import type { Answers, Flow, Option, Step, StepId } from './flow.ts';
import { daysWithin } from './run.ts';

/** How many imagined people go through a flow to find out how long it is, and which of them, from the quickest, is told of. */
const walks = 400;
const told = 0.8;

/**
 * How many questions come after each one, for a person who asks how long it still takes: what four of five people with answers drawn by
 * lot do not exceed, so that the way seems rather longer than it is. Lots lead most to short ways, people to long ones: a way weighs by the
 * square of its length, since who goes it reads the figure as many times, and minds as much that it was too low.
 */
export const questionsAfter = keptFor((world: World) =>
  keptFor((flow: Flow): ReadonlyMap<StepId, number> => {
    const seen = new Map<StepId, number[]>();
    const draw = lots();
    for (let walk = 0; walk < walks; walk++) {
      const asked = walkOnce(flow, world, draw);
      for (const [i, id] of asked.entries()) seen.set(id, [...(seen.get(id) ?? []), asked.length - 1 - i]);
    }
    return new Map([...seen].map(([id, all]) => [id, seldomMore(all)]));
  }),
);

/** What all but the longest ways, each weighed, do not exceed. */
function seldomMore(after: readonly number[]): number {
  const weight = (count: number) => (count + 1) ** 2;
  const whole = after.reduce((sum, count) => sum + weight(count), 0);
  let sum = 0;
  for (const count of [...after].sort((a, b) => a - b)) {
    sum += weight(count);
    if (sum > told * whole) return count;
  }
  return 0;
}

/** The same after one question for a person of whom something is known: what other guides were told is not asked. */
export function questionsLeft(flow: Flow, given: Answers, known: Known, after: StepId, world: World): number {
  const place = flow.steps.findIndex(({ id }) => id === after);
  if (!flow.steps.slice(place + 1).some(({ asks }) => asks !== undefined && known.has(asks)))
    return questionsAfter(world)(flow).get(after) ?? 0;
  const draw = lots();
  const answered: Answered = (step, answers, at) =>
    (at < place ? given[step.id] : undefined) ?? (at === place ? null : answerKnown(step, known, answers, world));
  // Up to the first lot all go the same way.
  const start = wayTold(flow, world, answered);
  return seldomMore(
    Array.from({ length: knownWalks }, () => walkOnce(flow, world, draw, answered, start).filter((id) => id !== after).length),
  );
}
/** Fewer, for they are walked anew for each such question. */
const knownWalks = 20;

/** The answer to a question (the step `at` that place of its flow) that a person need not be asked; null: is asked. */
type Answered = (step: Step, answers: Answers, at: number) => string | null;
const allAsked: Answered = () => null;

/** How far somebody is: at which step, with which answers. */
interface Way {
  readonly at: number;
  readonly answers: Readonly<Record<StepId, string>>;
}
const beginning: Way = { at: 0, answers: {} };

/** The way up to the first question that somebody is asked. */
function wayTold({ steps }: Flow, world: World, answered: Answered): Way {
  const answers: Record<StepId, string> = {};
  for (const [at, step] of steps.entries()) {
    if (!holds(step.when, answers, world)) continue;
    const told = answered(step, answers, at);
    if (told === null) return { at, answers };
    answers[step.id] = told;
  }
  return { at: steps.length, answers };
}

/** The questions that an imagined person answers from there on. */
function walkOnce(
  { steps }: Flow,
  world: World,
  draw: (below: number) => number,
  answered = allAsked,
  start = beginning,
): readonly StepId[] {
  const answers: Record<StepId, string> = { ...start.answers };
  const asked: StepId[] = [];
  for (let at = start.at; at < steps.length; at++) {
    const step = steps[at];
    if (!step || !holds(step.when, answers, world)) continue;
    const told = answered(step, answers, at);
    const answer = told ?? (step.ask === 'date' ? oneOf(datesOf(step, world), draw) : optionOf(step, answers, world, draw));
    if (answer === undefined) continue;
    answers[step.id] = answer;
    if (told === null) asked.push(step.id);
  }
  return asked;
}

const oneOf = (all: readonly string[], draw: (below: number) => number) => all[draw(all.length)];

/** An option by lot: most people are in no danger and know what they are asked, and what is asked for most stands first. */
function optionOf(step: Step, answers: Answers, world: World, draw: (below: number) => number): string | undefined {
  const open = shown(step.options, answers, world);
  const lotsOf = (each: Option) => (isRare(each) ? 1 : each === open[0] ? 6 : 3);
  let lot = draw(open.reduce((sum, each) => sum + lotsOf(each), 0));
  for (const each of open) {
    if (lot < lotsOf(each)) return each.id;
    lot -= lotsOf(each);
  }
  return undefined;
}

const isRare = ({ id, danger }: Option) => danger !== undefined || id === 'unknown' || id === 'prefer-not';

/** How far from today, in days, people's dates are drawn. */
const drawn = [-4400, -1200, -300, -30, -5, 30, 60, 300];

/** Days that a date question takes, most of them near to today, and not knowing. */
const datesOf = (step: Step, { today }: World) => datesOn(step)(today);
const datesOn = keptFor((step: Step) =>
  keptLast((today: Day): readonly string[] => {
    const [from, to] = daysWithin(step, today);
    const near = drawn.map((days) => addDays(today, days)).filter((day) => day >= from && day <= to);
    return [...(near.length > 0 ? near : [from, to]), ...(step.unknown ? ['unknown'] : [])];
  }),
);

/** Numbers below a bound, by lot and yet always the same. */
function lots(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return below > 0 ? state % below : 0;
  };
}
