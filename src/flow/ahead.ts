import { keptFor, keptLast, keptSome } from '../base/kept.ts';
import { addDays, type Day } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import { answerKnown, type Known } from './carry.ts';
import { holds, shown } from './condition.ts';
import type { Answers, AttributeId, Flow, Option, Step, StepId } from './flow.ts';
import { daysWithin } from './run.ts';

/** How many imagined people go through a flow to find out how long it is, and which of them, from the quickest, is told of. */
const walks = 400;
const told = 0.8;
/** Fewer for somebody of whom something is known, and for so many of them it is remembered. */
const knownWalks = 40;
const knownPeople = 64;

/**
 * How many questions come after each one, for a person who asks how long it still takes: what four of five people with answers drawn by
 * lot do not exceed, so that the way seems rather longer than it is. Lots lead most to short ways, people to long ones: a way weighs by the
 * square of its length, since who goes it reads the figure as many times, and minds as much that it was too low.
 */
export const questionsAfter = keptFor((world: World) => keptFor((flow: Flow) => countedAfter(flow, world, () => null, walks)));

/** The same for a person of whom something is known (as JSON): what other guides were told is not asked. */
const questionsKnown = keptFor((world: World) =>
  keptFor((flow: Flow) =>
    keptSome(knownPeople, (json) => {
      const known: Known = new Map(JSON.parse(json) as [AttributeId, string[]][]);
      return countedAfter(flow, world, (step, answers) => answerKnown(step, known, answers, world), knownWalks);
    }),
  ),
);

/** How many questions come after one for a person of whom that is known. */
export function questionsLeft(flow: Flow, known: Known, after: StepId, world: World): number {
  const place = flow.steps.findIndex(({ id }) => id === after);
  const some = flow.steps.some(({ asks }, at) => at > place && asks !== undefined && known.has(asks));
  return (some ? questionsKnown(world)(flow)(JSON.stringify([...known])) : questionsAfter(world)(flow)).get(after) ?? 0;
}

/** The answer to a question that a person need not be asked; null: is asked. */
type Answered = (step: Step, answers: Answers) => string | null;

function countedAfter(flow: Flow, world: World, answered: Answered, many: number): ReadonlyMap<StepId, number> {
  const seen = new Map<StepId, number[]>();
  const draw = lots();
  for (let walk = 0; walk < many; walk++) {
    const { met, asked } = walkOnce(flow, world, draw, answered);
    for (const { id, before } of met) {
      const after = seen.get(id) ?? [];
      seen.set(id, after);
      after.push(asked - before);
    }
  }
  return new Map([...seen].map(([id, all]) => [id, seldomMore(all)]));
}

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

/** The questions that an imagined person comes to, each with how many were asked up to it, and how many were asked in all. */
function walkOnce({ steps }: Flow, world: World, draw: (below: number) => number, answered: Answered) {
  const answers: Record<StepId, string> = {};
  const met: { readonly id: StepId; readonly before: number }[] = [];
  let asked = 0;
  for (const step of steps) {
    if (!holds(step.when, answers, world)) continue;
    const told = answered(step, answers);
    const answer = told ?? (step.ask === 'date' ? oneOf(datesOf(step, world), draw) : optionOf(step, answers, world, draw));
    if (answer === undefined) continue;
    answers[step.id] = answer;
    if (told === null) asked += 1;
    met.push({ id: step.id, before: asked });
  }
  return { met, asked };
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
