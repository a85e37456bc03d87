import type { Words } from '../base/screen.ts';
import type { World } from '../law/facts-of-day.ts';
import { factsIn, shown } from './condition.ts';
import type { Answers, Flow, Item, SectionId } from './flow.ts';
import { itemKey, sayKey } from './keys.ts';
import { type OutcomeRun, outcomeOf } from './run.ts';

/** An outcome that a person asked to be told about: the answers that led to it, and the numbers behind it as they were then. */
export interface Followed {
  readonly answers: Answers;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The parameters that a text names, asked of the reference language. */
export type ParamsOf = (key: string) => readonly string[];

/** A text of the outcome that says something else now, with its parameters as they were and as they are. */
export interface ChangedText {
  readonly key: string;
  readonly before: Readonly<Record<string, Words>>;
  readonly after: Readonly<Record<string, Words>>;
}

/** What the change of a number means for an outcome: the texts that say another number; `other`: the answer itself is another one now. */
export interface FactChange {
  readonly texts: readonly ChangedText[];
  readonly other: boolean;
  /** The numbers as they are now, to be compared next time. */
  readonly facts: Followed['facts'];
}

/** All texts of an outcome that are shown for these answers, as keys. */
function keysOf(flow: Flow, { outcome }: OutcomeRun, answers: Answers, world: World): readonly string[] {
  const sections = Object.entries(outcome.sections) as [SectionId, readonly Item[]][];
  return [
    ...shown(outcome.say, answers, world).map((item) => sayKey(flow.id, item.id)),
    ...sections.flatMap(([section, items]) => shown(items, answers, world).map((item) => itemKey(flow.id, section, item.id))),
  ];
}

/** The numbers behind an outcome that are known today: those its texts say, its calculations stand on, and its rules compare with. */
export function factsBehind(flow: Flow, answers: Answers, world: World, paramsOf: ParamsOf): Followed['facts'] {
  const run = outcomeOf(flow, answers, world);
  if (!run) return {};
  const { outcome } = run;
  const params = keysOf(flow, run, answers, world).flatMap(paramsOf);
  const said = params.flatMap((name) => (name.startsWith('fact.') ? [name.slice('fact.'.length)] : []));
  const used = new Set(params.map((name) => name.split('.')[0]));
  for (const { id } of shown(outcome.sums, answers, world)) used.add(id);
  const counted = flow.compute.filter(({ id }) => used.has(id)).flatMap(({ use }) => world.calculators.get(use)?.facts ?? []);
  const compared = [outcome.when, ...outcome.say.map((item) => item.when)].flatMap(factsIn);
  const keys = [...new Set([...said, ...counted, ...compared])].sort();
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = world.fact(key);
      return value === null ? [] : [[key, value] as const];
    }),
  );
}

/** An outcome as it is followed from now on. */
export function followOf(flow: Flow, answers: Answers, world: World, paramsOf: ParamsOf): Followed {
  return { answers, facts: factsBehind(flow, answers, world, paramsOf) };
}

/**
 * What has changed for someone who followed an outcome; null while everything that it says is the same: a calculation may stand on numbers
 * that count for other people alone. A number that may not be shown today is
 * no change: the outcome then says to ask the desk, and the new number is told when it is known.
 */
export function changeSince(flow: Flow, followed: Followed, world: World, paramsOf: ParamsOf): FactChange | null {
  const changed = Object.entries(followed.facts).filter(([key, was]) => {
    const is = world.fact(key);
    return is !== null && is !== was;
  });
  if (changed.length === 0) return null;
  const then: World = { ...world, fact: (key) => (world.fact(key) === null ? null : (followed.facts[key] ?? world.fact(key))) };
  const before = outcomeOf(flow, followed.answers, then);
  const after = outcomeOf(flow, followed.answers, world);
  const facts = { ...followed.facts, ...Object.fromEntries(changed.map(([key, was]) => [key, world.fact(key) ?? was])) };
  if (!before || !after) return { texts: [], other: true, facts };
  const other = before.outcome.id !== after.outcome.id;
  const keys = keysOf(flow, before, followed.answers, then);
  const texts = keys.flatMap((key): ChangedText[] => {
    const names = paramsOf(key);
    const valuesIn = (run: OutcomeRun) =>
      Object.fromEntries(names.flatMap((name) => (name in run.values ? [[name, run.values[name] as Words] as const] : [])));
    const [was, is] = [valuesIn(before), valuesIn(after)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ key, before: was, after: is }];
  });
  const sums = (run: OutcomeRun, on: World) => shown(run.outcome.sums, followed.answers, on).map(({ id }) => run.computed[id]?.values);
  const alike = [keys, sums(before, then)];
  if (
    !other &&
    texts.length === 0 &&
    JSON.stringify(alike) === JSON.stringify([keysOf(flow, after, followed.answers, world), sums(after, world)])
  )
    return null;
  return { texts: [...new Map(texts.map((each) => [each.key, each])).values()], other, facts };
}
