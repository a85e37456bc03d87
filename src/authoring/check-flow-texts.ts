import type { Words } from '../base/screen.ts';
import type { Problem } from '../content/content.ts';
import { wordless } from '../content/flow-needs.ts';
import { reference } from '../content/reference.ts';
import { longestMessage } from '../content/spoken-texts.ts';
import type { TextIndex } from '../content/text-index.ts';
import type { Texts } from '../content/texts.ts';
import type { Flow } from '../flow/flow.ts';
import { askKey, helpKey } from '../flow/keys.ts';
import { factValues, ownValuesOf } from '../flow/run.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Codes } from './codes.ts';
import { type Walked, written } from './issues.ts';
import { type ShownList, shownLists } from './lists.ts';

/** The most characters of the first screen of an outcome: what a phone shows at once. */
const longestOutcome = 900;
/** Other languages need more letters for the same words; by so much a screen may grow. */
const translated = 1.3;
/** Kept free on a section's screen for its title, its sources and the last line. */
const around = 500;
/** Kept free for the offices of the person's own town. */
const aroundOffices = 2000;

/** What the checks of a flow's texts stand on. */
export interface FlowTexts {
  readonly flow: Flow;
  readonly walked: Walked;
  readonly world: World;
  readonly index: TextIndex;
  readonly texts: Texts;
  readonly languages: readonly string[];
}

/** What is wrong between a flow's ways and its texts: values that are not there when a text is said, screens too long. */
export function flowTextProblems(given: FlowTexts): readonly Problem[] {
  const lists = shownLists(given.flow, given.walked);
  return [...wordlessProblems(given), ...holesIn(given, lists), ...lengthProblems(given, lists)];
}

function wordlessProblems({ flow, index }: FlowTexts): readonly Problem[] {
  const has = (key: string) => index.forms(reference, key) !== null;
  return wordless(flow, has).flatMap((key) =>
    [...index.params(reference, key)].map((name) => index.at(reference, key, `this text is said without values: no {{${name}}}`)),
  );
}

/** Parameters that have no value in some situation in which the text is said. */
export function holesIn(
  { flow, walked: { paths }, world, index }: Pick<FlowTexts, 'flow' | 'walked' | 'world' | 'index'>,
  lists: readonly ShownList[],
): readonly Problem[] {
  const valuesKey = paths.keyBy(paths.valueSteps);
  const known = new Map<string | number, ReadonlySet<string>>();
  const inForce = new Set(Object.keys(factValues(world)));
  const namesAt = (codes: Codes) => {
    const key = valuesKey(codes);
    const names = known.get(key) ?? new Set(Object.keys(ownValuesOf(flow, paths.answersOf(codes), world).own));
    known.set(key, names);
    return names;
  };
  const params = new Map<string, ReadonlySet<string>>();
  const times = new Map<string, number>();
  const gaps = new Map<string, { key: string; name: string; times: number; example: Codes }>();
  const say = (key: string, codes: Codes) => {
    const named = params.get(key) ?? index.params(reference, key);
    params.set(key, named);
    if (named.size === 0) return;
    times.set(key, (times.get(key) ?? 0) + 1);
    for (const name of named) {
      if (inForce.has(name) || namesAt(codes).has(name)) continue;
      const gap = gaps.get(`${key} ${name}`) ?? { key, name, times: 0, example: codes };
      gap.times++;
      gaps.set(`${key} ${name}`, gap);
    }
  };
  for (const { keys, codes } of lists) for (const key of keys) say(key, codes);
  for (const step of flow.steps) {
    for (const codes of paths.asked.get(step.id) ?? [])
      for (const key of [askKey(flow.id, step.id), helpKey(flow.id, step.id)]) say(key, codes);
  }
  return [...gaps.values()].map(({ key, name, times: gapTimes, example }) => {
    const never = gapTimes === times.get(key);
    const problem = never ? `nothing gives {{${name}}}` : `{{${name}}} has no value when ${written(example, paths)}`;
    return { ...index.at(reference, key, problem), passing: `no {{${name}}}` };
  });
}

/** Screens that are too long in some language: of each list the longest. */
function lengthProblems(
  { flow, walked: { paths }, world, index, texts, languages }: FlowTexts,
  lists: readonly ShownList[],
): readonly Problem[] {
  const valuesKey = paths.keyBy(paths.valueSteps);
  const values = new Map<string | number, Readonly<Record<string, Words>>>();
  // The facts shine through from behind: they are hundreds, and the same every time.
  const valuesFor = (codes: Codes): Record<string, Words> =>
    Object.assign(Object.create(factValues(world)), ownValuesOf(flow, paths.answersOf(codes), world).own);
  const lengths = new Map<string, number>();
  const lengthOf = (lang: string, key: string, codes: Codes) => {
    const known = lengths.get(`${lang} ${key}`);
    if (known !== undefined) return known;
    const at = valuesKey(codes);
    values.set(at, values.get(at) ?? valuesFor(codes));
    const length = index.forms(lang, key) ? texts.plain(lang, { key, with: values.get(at) ?? {} }).length + 2 : 0;
    lengths.set(`${lang} ${key}`, length);
    return length;
  };
  const worst = new Map<string, { problem: Problem; length: number }>();
  const looked = new Set<string>();
  for (const { outcome, list, keys, codes } of lists) {
    // A text has one length here, so the same texts are as long again.
    const same = `${outcome} ${list} ${keys.join()}`;
    if (looked.has(same)) continue;
    looked.add(same);
    for (const lang of languages) {
      const shown = Math.round(longestOutcome * (lang === reference ? 1 : translated));
      const most = list === 'say' ? shown : longestMessage - (list === 'where' ? aroundOffices : around);
      const length = keys.reduce((sum, key) => sum + lengthOf(lang, key, codes), -2);
      const place = `${outcome} ${list}`;
      if (length <= most || length <= (worst.get(`${lang} ${place}`)?.length ?? 0)) continue;
      const problem = `${length} characters on one screen, at most ${most}, when ${written(codes, paths)}`;
      worst.set(`${lang} ${place}`, { length, problem: { file: `locales/${lang}/${flow.id}.json`, line: null, place, problem } });
    }
  }
  return [...worst.values()].map(({ problem }) => problem);
}
