import type { Day } from '../base/time.ts';
import { flowButtonProblems } from '../content/check-buttons.ts';
import { dataKeys, dataProblems } from '../content/check-data.ts';
import type { Problem } from '../content/content.ts';
import { keysOf, optionalKeys } from '../content/flow-needs.ts';
import { assemble, contentOf, knownOf } from '../content/load.ts';
import { offeredIn } from '../content/offered.ts';
import { type RawContent, readContent } from '../content/read.ts';
import { reference } from '../content/reference.ts';
import { indexTexts, type TextIndex } from '../content/text-index.ts';
import { hoursFault, weekHours } from '../desk/hours.ts';
import { worldOn } from '../law/facts-of-day.ts';
import { conclusionProblems } from './check-conclusions.ts';
import { criticalDays, type Fault, faultsOn, identity, type Looked, lawOf, newsKeys, otherDays, sortedByDays } from './check-day.ts';
import { followsProblems } from './check-follows.ts';
import { departures, glossaryProblems } from './check-glossary.ts';
import { ownedProblems } from './check-owned.ts';
import { oldPlaces, placeProblems, withoutOutline } from './check-places.ts';
import { readabilityProblems } from './check-readability.ts';
import { type Needed, textProblems } from './check-texts.ts';
import { unsureIssues } from './check-unsure.ts';
import { checkedToCome, dueFacts } from './due.ts';
import { readOutlines } from './outlines.ts';
import { unusedNames } from './unused-names.ts';

/** What the check found, and how much it looked at. */
export interface Checked {
  /** What is wrong whenever one looks. */
  readonly problems: readonly Problem[];
  /** What somebody must look at, and what is unreachable or missing on some day only; no fault of the content. */
  readonly due: readonly Problem[];
  /** Where a translation departs from the glossary: somebody must look, the text may be right. */
  readonly warned: readonly Problem[];
  readonly flows: number;
  /** Ways through all flows. */
  readonly paths: number;
  /** Texts of the reference language. */
  readonly texts: number;
  readonly facts: number;
  /** The hours of each desk and office as they are read, a line each, for the week from the day seen. */
  readonly weeks: readonly string[];
}

/** The day as of which the content is judged (none: the one written in it), and a day more as of which it is seen. */
export interface CheckDays {
  readonly judged?: Day;
  readonly seen?: Day;
}

/**
 * Reads all content under the root (with the demo's) and finds everything wrong with it, sorted by file and line. The judgement is of one day,
 * which `data/pinned-day.yaml` names, so that it depends on the content alone; what another day mends is no fault. What is wrong on the day
 * seen and not on the other is told as due. The ways of a flow are walked only when the flow itself could be read and its names are right.
 */
export async function checkContent(root: string, { judged, seen }: CheckDays = {}): Promise<Checked> {
  const raw = await readContent(root, { demo: true });
  const pinned = raw.pinned.value.on;
  const today = judged ?? pinned;
  const assembled = assemble(raw);
  const texts = assembled.problems.length === 0 ? contentOf(assembled.material, false).texts : null;
  const index = indexTexts(raw.locales);
  const languages = offeredIn(raw, index).map((each) => each.id);
  const listed = raw.languages.value.map((each) => each.id);
  const has = (key: string) => index.forms(reference, key) !== null;
  const names = knownOf(raw);
  const outlines = await readOutlines(root);
  const needed: Needed[] = raw.flows.flatMap(({ from, value }) =>
    keysOf(value, has, names.calculators).map((key) => ({ key, for: from.file })),
  );
  const looked: Looked = { raw, known: names, index, texts, languages };
  const { faults, ways } = faultsOn(today, looked);
  const others = otherDays(looked, today, [pinned, ...criticalDays(raw, today)]);
  const { always, passing } = sortedByDays(faults, others, looked);
  const onDay = (list: readonly Fault[], day: Day) =>
    list.map(({ problem }) => ({ ...problem, problem: `${problem.problem} (on ${day})` }));
  const known = new Set(faults.map(identity));
  const later = seen && seen !== today ? faultsOn(seen, looked).faults.filter((each) => !known.has(identity(each))) : [];
  const problems = [
    ...raw.problems,
    ...assembled.problems,
    ...dataProblems(raw),
    ...placeProblems(raw, outlines),
    ...checkedToCome(raw, today),
    ...textProblems(
      index,
      { listed, names: raw.glossary.value.flatMap(({ it }) => it), offered: languages, forOperators: raw.forOperators.value },
      [...needed, ...dataKeys(raw)],
    ),
    ...unusedTexts(raw, index, needed),
    ...followsProblems(raw),
    ...unusedNames(raw),
    ...glossaryProblems(raw, index),
    ...ownedProblems(raw, index),
    ...(names.calculators.size > 0 && assembled.problems.length + raw.problems.length === 0
      ? conclusionProblems(raw, worldOn(lawOf(looked), today))
      : []),
    ...raw.flows.flatMap(({ value }) => readabilityProblems(value, index)),
    ...raw.flows.flatMap(({ from, value }) =>
      [...flowButtonProblems(value), ...unsureIssues(value)].map(({ place, problem }) => from.at(place, problem)),
    ),
    ...always.map((each) => each.problem),
  ];
  return {
    problems: problems.sort(byPlace),
    due: [
      ...dueFacts(raw, seen ?? today),
      ...oldPlaces(raw, seen ?? today),
      ...withoutOutline(raw, outlines),
      ...onDay(passing, today),
      ...onDay(later, seen ?? today),
    ].sort(byPlace),
    warned: departures(raw, index),
    flows: raw.flows.length,
    paths: ways,
    texts: index.keys(reference).length,
    facts: raw.facts.reduce((sum, { value }) => sum + value.length, 0),
    weeks: weeksRead(raw, seen ?? today),
  };
}

function weeksRead(raw: RawContent, from: Day): string[] {
  const offices = raw.offices.flatMap(({ value }) => value.map(({ id, hours, checked_on }) => ({ desk: id, hours, checked_on })));
  const own = raw.desks.flatMap(({ value }) => value.timetable ?? []);
  const all = [...own, ...raw.timetables.flatMap(({ value }) => value), ...offices];
  const usable = all.flatMap(({ desk, hours, checked_on }) =>
    hours !== null && hoursFault(hours, checked_on) === null ? [{ desk, hours }] : [],
  );
  return usable.map(({ desk, hours }) => {
    const days = weekHours(hours, from).map(({ day, ranges }) => `${day} ${ranges.map((each) => each.hours || each.remark).join(', ')}`);
    return `${desk} (${hours}): ${days.join('; ') || 'closed'}`;
  });
}

/** Texts in the namespaces of flows, and in those their items share, that nothing names. `common` serves the whole bot. */
function unusedTexts(raw: RawContent, index: TextIndex, needed: readonly Needed[]): readonly Problem[] {
  const used = new Set([
    ...needed.map((each) => each.key),
    ...raw.flows.flatMap(({ value }) => optionalKeys(value)),
    ...newsKeys(raw.news),
  ]);
  const namespaces = new Set(['news:', ...used].map((key) => key.split(':')[0]).filter((each) => each !== 'common'));
  const unused = index.keys(reference).filter((key) => namespaces.has(key.split(':')[0]) && !used.has(key));
  return unused.map((key) => index.at(reference, key, 'nothing uses this text'));
}

function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0);
}
