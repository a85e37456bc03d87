import type { World } from '../core/flow.ts';
import { flowIssues } from '../core/flow-issues.ts';
import type { Day } from '../core/time.ts';
import { worldOn } from '../core/world.ts';
import { flowButtonProblems } from './check-buttons.ts';
import { dataKeys, dataProblems, dueFacts } from './check-data.ts';
import { flowTextProblems } from './check-flow-texts.ts';
import { readabilityProblems } from './check-readability.ts';
import { type Needed, textProblems } from './check-texts.ts';
import type { Content, Problem } from './content.ts';
import { keysOf, optionalKeys } from './flow-needs.ts';
import { assemble, contentOf, knownOf } from './load.ts';
import { type RawContent, readContent } from './read.ts';
import { indexTexts, type TextIndex } from './text-index.ts';
import { reference } from './texts.ts';

/** What the check found, and how much it looked at. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** Numbers that somebody must look at; no fault of the content. */
  readonly due: readonly Problem[];
  readonly flows: number;
  /** Ways through all flows. */
  readonly paths: number;
  /** Texts of the reference language. */
  readonly texts: number;
  readonly facts: number;
}

/**
 * Reads all content under the root (with the demo's) and finds everything wrong with it on that day, sorted by file and line.
 * The ways of a flow are walked only when the flow itself could be read and its names are right.
 */
export async function checkContent(root: string, today: Day): Promise<Checked> {
  const raw = await readContent(root, { demo: true });
  const assembled = assemble(raw);
  const texts = assembled.problems.length === 0 ? contentOf(assembled.material, false).texts : null;
  const index = indexTexts(raw.locales);
  const languages = raw.languages.value.map((each) => each.id);
  const has = (key: string) => index.forms(reference, key) !== null;
  const needed: Needed[] = raw.flows.flatMap(({ from, value }) => keysOf(value, has).map((key) => ({ key, for: from.file })));
  const problems = [
    ...raw.problems,
    ...assembled.problems,
    ...dataProblems(raw, today),
    ...textProblems(index, languages, [...needed, ...dataKeys(raw)]),
    ...unusedTexts(raw, index, needed),
    ...newsProblems(raw, index, worldOf(raw, today)),
  ];
  let paths = 0;
  const world = worldOf(raw, today);
  for (const { from, value: flow } of raw.flows) {
    const { issues, walked } = flowIssues(flow, knownOf(raw), world);
    for (const { place, problem } of [...issues, ...flowButtonProblems(flow)]) problems.push(from.at(place, problem));
    problems.push(...readabilityProblems(flow, index));
    paths += walked?.paths.ways ?? 0;
    if (walked && texts) problems.push(...flowTextProblems({ flow, walked, world, index, texts, languages }));
  }
  return {
    problems: problems.sort(byPlace),
    due: [...dueFacts(raw, today)].sort(byPlace),
    flows: raw.flows.length,
    paths,
    texts: index.keys(reference).length,
    facts: raw.facts.reduce((sum, { value }) => sum + value.length, 0),
  };
}

/** News name nothing but facts in force; what nothing uses is told too. */
function newsProblems(raw: RawContent, index: TextIndex, world: World): readonly Problem[] {
  const known = new Set(world.facts.map((key) => `fact.${key}`));
  const keys = raw.news.value.flatMap(({ id }) => [`news:${id}.title`, `news:${id}.body`]);
  const unused = index.keys(reference).filter((key) => key.startsWith('news:') && !keys.includes(key));
  return [
    ...keys.flatMap((key) =>
      [...index.params(reference, key)]
        .filter((name) => !known.has(name))
        .map((name) => index.at(reference, key, `no fact in force for {{${name}}}`)),
    ),
    ...unused.map((key) => index.at(reference, key, 'nothing uses this text')),
  ];
}

/** The facts in force, also those past review and the last one of those that ended: that is told once, and not as a hundred missing values. */
function worldOf(raw: RawContent, today: Day): World {
  const all = raw.facts.flatMap(({ value }) => value);
  const lastOf = (key: string) =>
    all.filter((each) => each.key === key).reduce((last, each) => ((each.until ?? '9999') > (last.until ?? '9999') ? each : last));
  const facts: Content['facts'] = all.map((fact) => {
    const { until: _until, ...open } = fact;
    const ended = fact.until !== undefined && fact.until < today && lastOf(fact.key) === fact;
    return { ...(ended ? open : fact), review_by: '9999-12-31' };
  });
  return worldOn(facts, today);
}

/** Texts in the namespaces of flows, and in those their items share, that nothing names. `common` serves the whole bot. */
function unusedTexts(raw: RawContent, index: TextIndex, needed: readonly Needed[]): readonly Problem[] {
  const used = new Set([...needed.map((each) => each.key), ...raw.flows.flatMap(({ value }) => optionalKeys(value))]);
  const namespaces = new Set([...used].map((key) => key.split(':')[0]).filter((each) => each !== 'common'));
  const unused = index.keys(reference).filter((key) => namespaces.has(key.split(':')[0]) && !used.has(key));
  return unused.map((key) => index.at(reference, key, 'nothing uses this text'));
}

function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0);
}
