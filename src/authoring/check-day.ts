import { addDays, type Day, weekday } from '../base/time.ts';
import type { Content, Problem } from '../content/content.ts';
import type { RawContent, Sourced } from '../content/read.ts';
import { reference } from '../content/reference.ts';
import type { TextIndex } from '../content/text-index.ts';
import type { Texts } from '../content/texts.ts';
import type { FlowId } from '../flow/flow.ts';
import type { Known } from '../flow/references.ts';
import { type Law, type World, worldOn } from '../law/facts-of-day.ts';
import { isHoliday } from '../law/working-days.ts';
import { flowTextProblems } from './check-flow-texts.ts';
import { sumProblems } from './check-sums.ts';
import { flowIssues } from './issues.ts';

/** What the look at a day stands on. `texts` null: the content does not hold together, so nothing can be said. */
export interface Looked {
  readonly raw: RawContent;
  readonly known: Known;
  readonly index: TextIndex;
  readonly texts: Texts | null;
  readonly languages: readonly string[];
}

/** Something wrong on a day, in the flow (null: in the news) where it was found. */
export interface Fault {
  readonly flow: FlowId | null;
  readonly problem: Problem;
}

/** Ways that end nowhere, parts that nobody reaches, numbers that texts name and nobody knows. */
export interface DayFaults {
  readonly faults: readonly Fault[];
  /** Ways through all flows. */
  readonly ways: number;
}

/** Walks the flows (all, or those) as they are on that day. */
export function faultsOn(day: Day, looked: Looked, flows: RawContent['flows'] = looked.raw.flows): DayFaults {
  const world = worldOn(lawOf(looked), day);
  let ways = 0;
  const faults = flows.flatMap(({ from, value: flow }): Fault[] => {
    const { issues, walked } = flowIssues(flow, looked.known, world);
    ways += walked?.paths.ways ?? 0;
    const own = issues.map(({ place, problem, passing }) => ({ ...from.at(place, problem), ...(passing ? { passing } : {}) }));
    const given = walked && looked.texts ? { ...looked, texts: looked.texts, flow, walked, world } : null;
    const said = given ? [...flowTextProblems(given), ...sumProblems(given)] : [];
    return [...own, ...said].map((problem) => ({ flow: flow.id, problem }));
  });
  return { faults: [...faults, ...newsFaults(looked, world)], ways };
}

/** News name nothing but facts in force. */
function newsFaults({ raw, index }: Looked, world: World): readonly Fault[] {
  const known = new Set(world.facts.map((key) => `fact.${key}`));
  return newsKeys(raw.news).flatMap((key) =>
    [...index.params(reference, key)]
      .filter((name) => !known.has(name))
      .map((name) => ({
        flow: null,
        problem: { ...index.at(reference, key, `no fact in force for {{${name}}}`), passing: `no {{${name}}}` },
      })),
  );
}

/** The texts of the news. */
export function newsKeys(news: Sourced<Content['news']>): readonly string[] {
  return news.value.flatMap(({ id }) => [`news:${id}.title`, `news:${id}.body`]);
}

/** The numbers of the law with all that they hang on. */
export function lawOf({ raw, known }: Looked): Law {
  return { facts: raw.facts.flatMap(({ value }) => value), questions: raw.questions.value, calculators: known.calculators };
}

/** A day that may show what another hides, with the open questions as they stand or as somebody may answer them. */
export interface Other {
  readonly day: Day;
  readonly questions: Content['questions'];
}

/** The day and the first of the others with every question answered yes, and with every one answered no; then the other days. */
export function otherDays({ raw }: Looked, today: Day, others: readonly Day[]): readonly Other[] {
  const questions = raw.questions.value;
  const answered = (day: Day, answer: 'yes' | 'no'): Other => ({
    day,
    questions: questions.map((each) => ({ ...each, settled: { on: each.from, answer, sources: each.sources } })),
  });
  const supposed = [...new Set([today, ...others.slice(0, 1)])].flatMap((day) => [answered(day, 'yes'), answered(day, 'no')]);
  return [...(questions.length > 0 ? supposed : []), ...others.filter((day) => day !== today).map((day) => ({ day, questions }))];
}

/**
 * Sorts what is wrong on a day into what is wrong whenever one looks (`always`), and what one of the other days mends (`passing`): a part
 * that only a Sunday hides, a number that holds from January.
 */
export function sortedByDays(
  faults: readonly Fault[],
  others: readonly Other[],
  looked: Looked,
): { readonly always: readonly Fault[]; readonly passing: readonly Fault[] } {
  const mayPass = faults.filter(({ problem }) => problem.passing !== undefined);
  let open = mayPass;
  for (const { day, questions } of others) {
    if (open.length === 0) break;
    // Texts are read again only for what is wrong in a text.
    const texts = open.some(({ problem }) => problem.file.startsWith('locales/')) ? looked.texts : null;
    const there = { ...looked, texts, raw: { ...looked.raw, questions: { ...looked.raw.questions, value: questions } } };
    const flows = looked.raw.flows.filter(({ value }) => open.some((each) => each.flow === value.id));
    const still = new Set(faultsOn(day, there, flows).faults.map(identity));
    open = open.filter((each) => still.has(identity(each)));
  }
  const passing = mayPass.filter((each) => !open.includes(each));
  return { always: faults.filter((each) => !passing.includes(each)), passing };
}

/** The same fault on two days has the same identity, though the ways given as an example differ. */
export function identity({ flow, problem: { file, place, problem, passing } }: Fault): string {
  return `${flow} ${file} ${place} ${passing ?? problem}`;
}

/**
 * The days from the given one on that may show what this one hides: each day on which a number begins or is no longer in force, or a
 * question opens, the day of each news, every weekday of the coming week, and the feasts of a year with the days beside them, which move working days. In order.
 */
export function criticalDays(raw: RawContent, from: Day): readonly Day[] {
  const facts = raw.facts.flatMap(({ value }) => value);
  const changes = [
    ...facts.flatMap((fact) => (fact.from ? [fact.from] : [])),
    ...facts.flatMap((fact) => (fact.until ? [addDays(fact.until, 1)] : [])),
    ...raw.questions.value.map((each) => each.from),
    ...raw.news.value.map((each) => each.on),
  ];
  const week = Array.from({ length: 7 }, (_, n) => addDays(from, n));
  const year = Array.from({ length: 366 }, (_, n) => addDays(from, n)).filter((day) => isHoliday(day) && weekday(day) !== 7);
  const feasts = year.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]);
  return [...new Set([...changes, ...week, ...feasts])].filter((day) => day >= from).sort();
}
