import { join } from 'node:path';
import { patronClosures } from '../desk/closures.ts';
import type { Known } from '../flow/references.ts';
import { referenceIssues } from '../flow/references.ts';
import { calculatorsWith } from '../law/calculators.ts';
import { dataKeys, dataProblems } from './check-data.ts';
import type { Content, Language, Problem } from './content.ts';
import { createSearch } from './find.ts';
import { townSearch } from './find-towns.ts';
import { keysOf } from './flow-needs.ts';
import { createGlossary, type Term } from './glossary.ts';
import type { Namespaces } from './language-texts.ts';
import { offeredIn } from './offered.ts';
import { packed } from './packed.ts';
import { provenanceOf } from './provenance.ts';
import { type RawContent, readContent, type Sourced } from './read.ts';
import { reference } from './reference.ts';
import { openSnapshot } from './snapshot.ts';
import { spokenProblems } from './spoken-texts.ts';
import { indexTexts, type TextIndex } from './text-index.ts';
import type { Provenance } from './text-states.ts';
import { createTexts } from './texts.ts';

export type Loaded = { readonly content: Content } | { readonly problems: readonly Problem[] };

/** All that was read, as plain data: what the content is made of. */
interface Material {
  readonly lists: Omit<Content, 'calculators' | 'texts' | 'search' | 'towns' | 'glossary'>;
  readonly terms: readonly Term[];
  /** What is not Italian is packed until it is said. */
  readonly words: Readonly<Record<string, Namespaces>>;
  /** How the keys begin of texts that only operators read. */
  readonly forOperators: readonly string[];
  /** Of each language that was translated. */
  readonly provenance: Readonly<Record<string, Provenance>>;
}

export interface LoadOptions {
  /** Adds the example timetables. */
  readonly demo: boolean;
  /** Texts throw where they would otherwise say `[key]` or `…`: for tests and checks. */
  readonly strict?: boolean;
  /** The day it is: a translation whose Italian changed long ago is not said any more. Absent: all are said. */
  today?(): string;
  /** The languages that this machine can say aloud; absent: none. */
  readonly aloud?: ReadonlySet<string>;
  /** The folder of the running code: what was read is kept for the next start, in `dist/` under the root. */
  readonly code?: string;
}

/**
 * Loads all content under the root (`flows/`, `data/`, `locales/`), frozen, or everything wrong with it that would reach people: shapes, names
 * that stand for nothing, hours that cannot be evaluated, markup that Telegram refuses. It is the same on every day. What takes walking the
 * ways of flows, and texts that a translation lacks (said in Italian meanwhile), are for `checkContent`.
 */
export async function loadContent(root: string, { demo, strict = false, code, today, aloud }: LoadOptions): Promise<Loaded> {
  const file = join(root, 'dist', `content${demo ? '-demo' : ''}.snapshot`);
  const snapshot = code === undefined ? null : await openSnapshot<Material>(file, root, code);
  const before = await snapshot?.value();
  if (before) return { content: contentOf(before, strict, today, aloud) };

  const raw = await readContent(root, { demo });
  const known = knownOf(raw);
  const names = raw.flows.flatMap(({ from, value }) => referenceIssues(value, known).map(({ place, problem }) => from.at(place, problem)));
  const index = indexTexts(raw.locales);
  const { material, problems } = assemble(raw, index);
  const texts = spokenProblems(
    index,
    raw.languages.value.map((each) => each.id),
  );
  const has = (key: string) => index.forms(reference, key) !== null;
  const needed = raw.flows.flatMap(({ from, value }) => keysOf(value, has, known.calculators).map((key) => ({ key, for: from.file })));
  const unsaid = [...needed, ...dataKeys(raw)].filter(({ key }) => !has(key));
  const all = [
    ...raw.problems,
    ...names,
    ...problems,
    ...dataProblems(raw),
    ...texts,
    ...unsaid.map(({ key, for: file }) => index.at(reference, key, `is missing, needed by ${file}`)),
  ];
  if (all.length > 0) return { problems: all };
  await snapshot?.keep(material);
  return { content: contentOf(material, strict, today, aloud) };
}

/** The names that flows may use. */
export function knownOf(raw: RawContent): Known {
  return {
    sources: new Set(raw.sources.flatMap(({ value }) => value.map((each) => each.id))),
    facts: new Set(raw.facts.flatMap(({ value }) => value.map((fact) => fact.key))),
    services: new Set(raw.services.value.map((each) => each.id)),
    documents: new Set(raw.documents.map(({ value }) => value.kind)),
    flows: new Set([...raw.flows.map(({ value }) => value.id), ...raw.flowIds]),
    safety: new Set(raw.flows.filter(({ value }) => value.safety).map(({ value }) => value.id)),
    procedures: new Set(raw.procedures.value.map((each) => each.id)),
    officeKinds: new Set(raw.officeKinds.value),
    conclusions: new Set(raw.conclusions.value.map((each) => each.id)),
    attributes: new Map(raw.attributes.value.map((each) => [each.id, each])),
    calculators: calculatorsWith(raw.terms.value),
  };
}

/** Puts what was read together; an id that stands twice is a problem. */
export function assemble(
  raw: RawContent,
  index: TextIndex = indexTexts(raw.locales),
): { readonly material: Material; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];

  function byId<T>(name: string, files: readonly Sourced<readonly T[]>[], idOf: (each: T) => string): ReadonlyMap<string, T> {
    const map = new Map<string, T>();
    for (const { from, value } of files) {
      value.forEach((each, i) => {
        const id = idOf(each);
        if (map.has(id)) problems.push(from.at([name, i], `${id} stands twice`));
        map.set(id, each);
      });
    }
    return map;
  }
  const id = (each: { readonly id: string }) => each.id;
  for (const { from, value } of raw.flows) {
    if (from.file !== `flows/${value.id}.yaml`) problems.push(from.at(['id'], `the file is not called ${value.id}.yaml`));
  }
  for (const { from, value } of raw.parts) {
    if (from.file !== `flows/parts/${value.id}.yaml`) problems.push(from.at(['id'], `the file is not called ${value.id}.yaml`));
    if (raw.flows.some((each) => each.value.id === value.id)) problems.push(from.at(['id'], `${value.id} is also a flow`));
  }
  for (const { from, value } of raw.desks) {
    const { id: name } = value.desk;
    if (!/^data\/desks\/[^/]+\/[^/]+\/[^/]+$/.test(from.file))
      problems.push(from.at(['id'], 'a desk stands in data/desks/<region>/<area>/'));
    if (!from.file.endsWith(`/${name}.yaml`)) problems.push(from.at(['id'], `the file is not called ${name}.yaml`));
  }
  const desks = raw.desks.map(({ value }) => value.desk);
  const languages = offeredIn(raw, index);
  const lists: Material['lists'] = {
    flows: new Map(raw.flows.map(({ value }) => [value.id, value])),
    facts: raw.facts.flatMap(({ value }) => value),
    questions: [...byId('questions', [raw.questions], id).values()],
    terms: raw.terms.value,
    sources: byId('sources', raw.sources, id),
    desks: byId(
      'desks',
      raw.desks.map(({ from, value }) => ({ from, value: [value.desk] })),
      id,
    ),
    timetables: [...raw.desks.flatMap(({ value }) => value.timetable ?? []), ...raw.timetables.flatMap(({ value }) => value)],
    closures: [...raw.closures.value, ...patronClosures(raw.patrons.value, [...desks, ...raw.offices.flatMap(({ value }) => value)])],
    services: byId('services', [raw.services], id),
    documents: new Map(raw.documents.map(({ value }) => [value.kind, value])),
    procedures: byId('procedures', [raw.procedures], id),
    officeKinds: raw.officeKinds.value,
    attributes: byId('attributes', [raw.attributes], id),
    offices: [...byId('offices', raw.offices, id).values()],
    municipalities: new Map([...byId('municipalities', raw.municipalities, id)].sort(([a], [b]) => a.localeCompare(b))),
    menu: raw.menu.value,
    firstReply: raw.firstReply.value,
    replies: raw.replies.value,
    news: [...raw.news.value].sort((a, b) => b.on.localeCompare(a.on)),
    safety: raw.safety.value,
    cards: raw.cards.value,
    doors: raw.doors.value,
    firstWords: raw.firstWords.value,
    languages,
    retention: [...byId('retention', [raw.retention], id).values()],
  };
  return {
    material: {
      lists,
      terms: raw.glossary.value,
      words: textFiles(raw, languages),
      forOperators: raw.forOperators.value,
      provenance: provenances(raw, index, languages),
    },
    problems,
  };
}

/** The content of what was read: with its texts and its search, frozen. */
export function contentOf(
  { lists, terms, words, forOperators, provenance }: Material,
  strict: boolean,
  today?: () => string,
  aloud?: ReadonlySet<string>,
): Content {
  const rtl = lists.languages.filter((each) => each.dir === 'rtl').map((each) => each.id);
  const told = {
    strict,
    rtl,
    offered: lists.languages,
    forOperators,
    provenance,
    ...(today ? { today } : {}),
    ...(aloud ? { aloud } : {}),
  };
  const texts = createTexts(words, told);
  const calculators = calculatorsWith(lists.terms);
  const towns = townSearch(lists.municipalities);
  return frozen({ ...lists, glossary: createGlossary(terms), calculators, texts, search: createSearch(lists, texts, towns), towns });
}

function provenances({ ledgers }: RawContent, index: TextIndex, languages: readonly Language[]): Material['provenance'] {
  const translated = languages.filter(({ id }) => id !== reference);
  return Object.fromEntries(translated.map(({ id }) => [id, provenanceOf(index, id, ledgers)]));
}

function textFiles({ locales }: RawContent, languages: readonly Language[]): Material['words'] {
  const spoken = languages.map(({ id }) => {
    const files = locales.filter(({ lang }) => lang === id);
    return [id, Object.fromEntries(files.map(({ namespace, tree }) => [namespace, id === reference ? tree : packed(tree)]))] as const;
  });
  return Object.fromEntries(spoken);
}

/** Freezes all the way down; a frozen map's contents too, and maps lose their ways to change. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const each of value.values()) frozen(each);
    const refuse = () => {
      throw new TypeError('content is frozen');
    };
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  } else for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
