import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type ZodType, z } from 'zod';
import type { Day } from '../base/time.ts';
import type { Closure, Patron, Timetable } from '../desk/desk.ts';
import type { DocumentRule } from '../desk/document.ts';
import type { Flow, OfficeKind, Part } from '../flow/flow.ts';
import type { TermTables } from '../law/term.ts';
import type { Content, Problem } from './content.ts';
import * as data from './data-files.ts';
import { type DeskFile, deskFile } from './desk-file.ts';
import { documentFile } from './document-file.ts';
import { flowFile, partFile, withParts } from './flow-file.ts';
import { doorsFile, firstWordsFile } from './found-files.ts';
import type { Rendering, Term } from './glossary.ts';
import { renderingFile, termsFile, termsPath } from './glossary-file.ts';
import type { Ledgers } from './ledger.ts';
import { readLedgers } from './provenance-file.ts';
import { sourcesFile } from './source-file.ts';
import type { TextTree } from './template.ts';
import { parseYaml, readYaml, shaped, type YamlFile } from './yaml-file.ts';

/** A flow or a list with the file it stands in, so that later problems find their line. */
export interface Sourced<T> {
  readonly from: YamlFile;
  readonly value: T;
}

/** A file of texts, as data and as written. */
export interface LocaleFile {
  readonly lang: string;
  readonly namespace: string;
  readonly file: string;
  readonly written: string;
  readonly tree: TextTree;
}

/** Names the day as of which the content is judged, whatever day it is. */
export const pinnedFile = 'data/pinned-day.yaml';

type Lists = Pick<
  Content,
  'facts' | 'menu' | 'news' | 'replies' | 'firstReply' | 'safety' | 'cards' | 'doors' | 'firstWords' | 'languages' | 'retention'
>;
/** The lists as they stand in the files; each may come from several. */
export interface RawContent {
  /** With what they take from parts. */
  readonly flows: readonly Sourced<Flow>[];
  /** The ids of all flows there are files for, also those that cannot be read. */
  readonly flowIds: readonly string[];
  readonly parts: readonly Sourced<Part>[];
  readonly facts: readonly Sourced<readonly Content['facts'][number][]>[];
  readonly questions: Sourced<Content['questions']>;
  readonly terms: Sourced<TermTables>;
  /** Those of the demo; what a desk's own file tells stands in `desks`. */
  readonly timetables: readonly Sourced<readonly Timetable[]>[];
  readonly closures: Sourced<readonly Closure[]>;
  readonly patrons: Sourced<readonly Patron[]>;
  /** Also those that a desk's own file tells. */
  readonly sources: readonly Sourced<readonly Values<Content['sources']>[]>[];
  /** In the order in which they are shown. */
  readonly desks: readonly Sourced<DeskFile>[];
  readonly services: Sourced<readonly Values<Content['services']>[]>;
  readonly documents: readonly Sourced<Values<Content['documents']>>[];
  readonly menu: Sourced<Lists['menu']>;
  readonly news: Sourced<Lists['news']>;
  readonly replies: Sourced<Lists['replies']>;
  readonly firstReply: Sourced<Lists['firstReply']>;
  readonly safety: Sourced<Lists['safety']>;
  readonly cards: Sourced<Lists['cards']>;
  readonly doors: Sourced<Lists['doors']>;
  readonly firstWords: Sourced<Lists['firstWords']>;
  readonly officeKinds: Sourced<readonly OfficeKind[]>;
  readonly offices: readonly Sourced<readonly Content['offices'][number][]>[];
  /** By area. */
  readonly municipalities: readonly Sourced<readonly Values<Content['municipalities']>[]>[];
  readonly dossiers: Sourced<readonly string[]>;
  readonly attributes: Sourced<readonly Values<Content['attributes']>[]>;
  /** What guides conclude about a person and must agree on, each with the attributes that it hangs on. */
  readonly conclusions: Sourced<
    readonly { readonly id: string; readonly by: readonly string[]; readonly days?: readonly number[] | undefined }[]
  >;
  readonly procedures: Sourced<readonly Values<Content['procedures']>[]>;
  /** Those that are there or are to come. */
  readonly languages: Sourced<Lists['languages']>;
  /** How the keys begin of texts that only operators and those who run the bot read. */
  readonly forOperators: Sourced<readonly string[]>;
  readonly retention: Sourced<Lists['retention']>;
  /** The day as of which the content is judged. */
  readonly pinned: Sourced<{ readonly on: Day }>;
  /** The terms, and how languages say them. */
  readonly glossary: Sourced<readonly Term[]>;
  readonly renderings: readonly Sourced<Rendering>[];
  readonly locales: readonly LocaleFile[];
  /** Who made and who checked the texts. */
  readonly ledgers: Ledgers;
  /** What could not be read; what stands above is then without it. */
  readonly problems: readonly Problem[];
}
type Values<M> = M extends ReadonlyMap<string, infer V> ? V : never;

/** Reads every content file under the root, all of them even if some are broken. `demo` adds `data/demo/`. */
export async function readContent(root: string, { demo }: { demo: boolean }): Promise<RawContent> {
  const problems: Problem[] = [];

  async function one<T>(file: string, schema: ZodType<T>, whenBroken: T): Promise<Sourced<T>> {
    const from = await readYaml(root, file);
    const { value, problems: found } = shaped(from, schema);
    problems.push(...found);
    return { from, value: value ?? whenBroken };
  }
  async function list<Name extends string, T>(
    file: string,
    name: Name,
    schema: ZodType<Record<Name, T[]>>,
  ): Promise<Sourced<readonly T[]>> {
    const { from, value } = await one(file, schema, { [name]: [] } as unknown as Record<Name, T[]>);
    return { from, value: value[name] };
  }
  /** The files of a folder; `below`: also of the folders in it, by region and area. */
  const folder = async (path: string, ending: string, below = false) =>
    (await names(join(root, path), below)).filter((name) => name.endsWith(ending)).map((name) => `${path}/${name}`);

  const isThere = <T>(each: Sourced<T | null>): each is Sourced<T> => each.value !== null;
  const parts = Promise.all((await folder('flows/parts', '.yaml')).map((file) => one<Part | null>(file, partFile, null)));
  const flowFiles = await folder('flows', '.yaml');
  const flows = Promise.all(flowFiles.map((file) => one<Flow | null>(file, flowFile, null)));
  const documentFiles = await folder('data/documents', '.yaml');
  const documents = Promise.all(documentFiles.map((file) => one<DocumentRule | null>(file, documentFile, null)));
  const sources = Promise.all((await folder('data/sources', '.yaml')).map((file) => list(file, 'sources', sourcesFile)));
  const offices = Promise.all((await folder('data/local', '.yaml')).map((file) => list(file, 'offices', data.officesFile)));
  const facts = Promise.all((await folder('data/facts', '.yaml')).map((file) => list(file, 'facts', data.factsFile)));
  const examples = demo ? ['data/demo/timetables.yaml'] : [];
  const timetables = Promise.all(examples.map((file) => list(file, 'timetables', data.timetablesFile)));
  const desks = Promise.all((await folder('data/desks', '.yaml', true)).map((file) => one<DeskFile | null>(file, deskFile, null)));
  const municipalities = Promise.all(
    (await folder('data/municipalities', '.yaml', true)).map((file) => list(file, 'municipalities', data.municipalitiesFile)),
  );
  if ((await desks).length === 0) problems.push({ file: 'data/desks', line: null, place: '', problem: 'there is no desk' });
  const inData = await names(join(root, 'data'));
  const none = (file: string) => ({ from: parseYaml(file, ''), value: [] });
  /** A list that need not be there. */
  const some = <Name extends string, T>(file: string, name: Name, schema: ZodType<Record<Name, T[]>>) =>
    inData.includes(file.slice('data/'.length)) ? list(file, name, schema) : none(file);
  const closures = some('data/closures.yaml', 'closures', data.closuresFile);
  const patrons = some('data/patrons.yaml', 'patrons', data.patronsFile);
  const firstReply = await one('data/first-reply.yaml', data.firstReplyFile, {
    first_reply: { working_hours: 4, hours_where_unknown: 'Mo-Fr 09:00-13:00', desks: {} },
  });
  const safety = await one('data/safety.yaml', data.safetyFile, { safety: [], cards: [] });
  const glossaryFiles = await folder('data/glossary', '.yaml');
  const glossary = glossaryFiles.includes(termsPath) ? list(termsPath, 'terms', termsFile) : none(termsPath);
  const said = glossaryFiles.filter((file) => file !== termsPath).map((file) => one<Rendering | null>(file, renderingFile, null));
  const spoken = await one('data/languages.yaml', data.languagesFile, { languages: [], for_operators: [] });
  const locales = readLocales(root, problems);
  const noted = await readLedgers(root);
  problems.push(...noted.problems);
  const allParts = (await parts).filter(isThere);
  const allDesks = (await desks).filter(isThere).sort((a, b) => place(a) - place(b));
  const byId = new Map(allParts.map(({ value }) => [value.id, value]));
  return {
    sources: [...(await sources), ...allDesks.map(({ from, value }) => ({ from, value: value.sources }))],
    desks: allDesks,
    services: await list('data/services.yaml', 'services', data.servicesFile),
    documents: (await documents).filter(isThere).sort((a, b) => a.value.order - b.value.order),
    menu: await list('data/menu.yaml', 'menu', data.menuFile),
    news: await list('data/news.yaml', 'news', data.newsFile),
    firstReply: { from: firstReply.from, value: firstReply.value.first_reply },
    replies: await some('data/replies.yaml', 'replies', data.repliesFile),
    safety: { from: safety.from, value: safety.value.safety },
    cards: { from: safety.from, value: safety.value.cards },
    doors: await list('data/doors.yaml', 'doors', doorsFile),
    firstWords: await one('data/first-words.yaml', firstWordsFile, []),
    languages: { from: spoken.from, value: spoken.value.languages },
    forOperators: { from: spoken.from, value: spoken.value.for_operators },
    officeKinds: await list('data/office-kinds.yaml', 'office_kinds', data.officeKindsFile),
    retention: await list('data/retention.yaml', 'retention', data.retentionFile),
    offices: await offices,
    municipalities: await municipalities,
    dossiers: await list('data/dossiers.yaml', 'dossiers', data.dossiersFile),
    attributes: await list('data/attributes.yaml', 'attributes', data.attributesFile),
    conclusions: await list('data/conclusions.yaml', 'conclusions', data.conclusionsFile),
    procedures: await list('data/procedures.yaml', 'procedures', data.proceduresFile),
    flows: (await flows).filter(isThere).map(({ from, value }) => ({ from, value: withParts(value, byId) })),
    flowIds: flowFiles.map((file) => file.slice('flows/'.length, -'.yaml'.length)),
    parts: allParts,
    facts: await facts,
    questions: await some('data/open-questions.yaml', 'questions', data.questionsFile),
    terms: await one('data/terms.yaml', data.termsFile, { terms: [], minimum_times: [], working_terms: [] }),
    timetables: await timetables,
    closures: await closures,
    patrons: await patrons,
    pinned: await one(pinnedFile, data.pinnedDay, { on: '2100-01-01' }),
    glossary: await glossary,
    renderings: (await Promise.all(said)).filter(isThere),
    locales: await locales,
    ledgers: noted.ledgers,
    problems,
  };
}

/** A desk without a number comes after those with one; the sort leaves them by name. */
const place = ({ value }: Sourced<DeskFile>): number => value.order ?? Number.MAX_SAFE_INTEGER;

/** The names in a folder, or of all below it, sorted; none if there is no such folder. */
async function names(path: string, recursive = false): Promise<string[]> {
  const found = await readdir(path, { recursive }).catch(() => [] as string[]);
  return found.map((name) => name.split(sep).join('/')).sort();
}

const tree: ZodType<TextTree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree], 'neither a text nor a group of texts')));

/** Reads `locales/<lang>/<namespace>.json`. JSON's own parser is fast; positions are looked up only for a file that is wrong. */
async function readLocales(root: string, problems: Problem[]): Promise<LocaleFile[]> {
  const found: LocaleFile[] = [];
  for (const lang of await names(join(root, 'locales'))) {
    for (const name of (await names(join(root, 'locales', lang))).filter((each) => each.endsWith('.json'))) {
      const file = `locales/${lang}/${name}`;
      const written = await readFile(join(root, file), 'utf8');
      const namespace = name.slice(0, -'.json'.length);
      const parsed = quickly(written);
      if (parsed) found.push({ lang, namespace, file, written, tree: parsed });
      else problems.push(...brokenLocale(file, written));
    }
  }
  return found;
}

function brokenLocale(file: string, written: string): readonly Problem[] {
  const from = parseYaml(file, written);
  const { problems } = shaped(from, tree);
  return problems.length > 0 ? problems : [from.at([], 'not JSON')];
}

/** The texts of a well-formed file; null when it has to be looked at closely. */
function quickly(written: string): TextTree | null {
  try {
    const parsed: unknown = JSON.parse(written);
    return isTree(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isTree(value: unknown): value is TextTree {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((each) => typeof each === 'string' || isTree(each));
}
