import { addMonths, isDay } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import { shown } from './condition.ts';
import type { Answers, AttributeId, Flow, Option, Step, StepId } from './flow.ts';
import { acceptAnswer, resolve } from './run.ts';

/** Something that guides ask about a person, in words of their own. */
export interface Attribute {
  readonly id: AttributeId;
  readonly type: 'day' | 'choice';
  /** A choice: what it may be, as finely as any guide tells it apart. */
  readonly values: readonly string[];
  /** Carried to another guide within one sitting only. */
  readonly private: boolean;
  /** A choice: what follows from other attributes, the first that holds; what was said itself weighs more. */
  readonly follows: readonly Follows[];
}

/** A value that follows from what was told: these values are sure, and the day of an attribute lies before today, or not. */
export interface Follows {
  readonly value: string;
  readonly told: Readonly<Record<AttributeId, string>>;
  readonly past?: AttributeId | undefined;
  readonly ahead?: AttributeId | undefined;
  /** How many months that day lies ahead at least; absent: none. */
  readonly months?: number | undefined;
}

/** What is known of a person: a day, or the values that are still possible (a guide may have asked more coarsely than another). */
export type Known = ReadonlyMap<AttributeId, readonly string[]>;

/** The values that an option stands for; none: it tells nothing. */
export function valuesOfOption({ id, is }: Option): readonly string[] {
  return is ?? (saysNothing.includes(id) ? [] : [id]);
}
const saysNothing: readonly string[] = ['unknown', 'prefer-not'];

/** What the answers given in a flow tell of the person, for other guides. Several answers to one attribute narrow it. */
export function knownFrom(flow: Flow, answers: Answers, world: World): Known {
  return told(flow, answers, world, ({ anew }) => !anew);
}

/** All that the answers given in a flow tell of the person, also what is carried nowhere. */
export function toldIn(flow: Flow, answers: Answers, world: World): Known {
  return told(flow, answers, world, () => true);
}

function told(flow: Flow, answers: Answers, world: World, counts: (step: Step) => boolean): Known {
  const { asked, answers: valid } = resolve(flow, answers, world);
  const known = new Map<AttributeId, readonly string[]>();
  const add = (id: AttributeId, values: readonly string[]) => known.set(id, both(known.get(id), values));
  for (const step of asked) {
    if (!counts(step)) continue;
    const answer = valid[step.id] ?? '';
    const values = step.asks === undefined ? [] : valuesSaid(step, answer);
    if (step.asks !== undefined && values.length > 0) add(step.asks, values);
    const also = optionOf(step, answer)?.also;
    if (also) for (const [id, each] of Object.entries(also)) add(id, each);
  }
  return known;
}

const optionOf = (step: Step, answer: string) => step.options.find(({ id }) => id === answer);

function valuesSaid(step: Step, answer: string): readonly string[] {
  if (step.ask === 'date') return isDay(answer) ? [answer] : [];
  const option = optionOf(step, answer);
  return option ? valuesOfOption(option) : [];
}

/** The same with what was said later: where both can be true it narrows, else the later holds. */
export function narrowed(before: Known, later: Known): Known {
  if (before.size === 0) return later;
  const all = new Map(before);
  for (const [id, values] of later) all.set(id, both(before.get(id), values));
  return all;
}

function both(before: readonly string[] | undefined, later: readonly string[]): readonly string[] {
  const narrower = before?.filter((value) => later.includes(value)) ?? [];
  return narrower.length > 0 ? narrower : later;
}

/** The same with what follows from it. */
export function withFollowing(known: Known, attributes: ReadonlyMap<AttributeId, Attribute>, { today }: World): Known {
  const sure = (id: AttributeId) => {
    const [value, ...others] = known.get(id) ?? [];
    return others.length === 0 ? value : undefined;
  };
  const holds = ({ told, past, ahead, months = 0 }: Follows) => {
    const ended = past === undefined ? undefined : sure(past);
    const running = ahead === undefined ? undefined : sure(ahead);
    return (
      Object.entries(told).every(([id, value]) => sure(id) === value) &&
      (past === undefined || (ended !== undefined && ended < today)) &&
      (ahead === undefined || (running !== undefined && running >= addMonths(today, months)))
    );
  };
  const following = new Map<AttributeId, readonly string[]>();
  for (const { id, follows } of attributes.values()) {
    const found = follows.length > 0 ? follows.find(holds) : undefined;
    if (found) following.set(id, [found.value]);
  }
  return narrowed(following, known);
}

/** The answer that a step has already by what is known: the day, or the only option that holds whatever of it is true; null: to be asked. */
export function answerKnown(step: Step, known: Known, answers: Answers, world: World): string | null {
  const values = step.asks === undefined ? undefined : known.get(step.asks);
  if (!values || step.anew) return null;
  const [day] = values;
  const fitting =
    step.ask === 'date'
      ? [day ?? '']
      : shown(step.options, answers, world)
          .filter((option) => values.every((value) => valuesOfOption(option).includes(value)) && !contradicted(option, known))
          .map(({ id }) => id);
  const [answer] = fitting;
  return fitting.length === 1 && answer !== undefined && acceptAnswer(step, answer, answers, world).ok ? answer : null;
}

/** Whether something that an option tells beside its own is known to be otherwise. */
const contradicted = ({ also = {} }: Option, known: Known): boolean =>
  Object.entries(also).some(([id, values]) => known.get(id)?.every((value) => !values.includes(value)) === true);

/**
 * Answers the open questions at the front of a flow, as far as they are known; what is known is asked for only where a question may have been answered
 * elsewhere. `carried` names the steps filled in.
 */
export function filled(
  flow: Flow,
  answers: Answers,
  known: () => Known,
  world: World,
): { readonly answers: Answers; readonly carried: readonly StepId[] } {
  const carried: StepId[] = [];
  let all = answers;
  for (;;) {
    const { next, answers: valid } = resolve(flow, all, world);
    const answer = next?.asks === undefined ? null : answerKnown(next, known(), valid, world);
    if (!next || answer === null) return { answers: all, carried };
    all = { ...all, [next.id]: answer };
    carried.push(next.id);
  }
}
