import { withText, writtenTree } from '../../content/locale-patch.ts';
import type { LocaleFile } from '../../content/read.ts';
import { reference } from '../../content/reference.ts';
import { faultsOf } from '../../content/spoken-texts.ts';
import type { TextTree } from '../../content/template.ts';
import type { TextIndex } from '../../content/text-index.ts';
import { isPlural, type Received, type Returned } from './entry.ts';

/** What a received file changes. */
export interface TakenIn {
  /** The files to be written, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** The keys of texts with other words. */
  readonly changed: readonly string[];
  /** The keys of texts that stay as they are, and of which the translator says that they are right. */
  readonly confirmed: readonly string[];
  /** What is not taken, and why, a line each. */
  readonly refused: readonly string[];
}

/** Takes the words of a file into the locale files of its language: those that are whole and right, beside the Italian of today. */
export function takeIn(index: TextIndex, { lang, texts, faults }: Received): TakenIn {
  const verdicts = texts.map((each) => ({ ...each, ...verdictOn(index, lang, each) }));
  const changed = verdicts.filter(({ verdict }) => verdict === 'new');
  const trees = new Map<string, TextTree>();
  for (const { key, words } of changed) {
    const [namespace = '', path = ''] = key.split(':');
    const before = trees.get(namespace) ?? treeOf(index, lang, namespace);
    const italian = treeOf(index, reference, namespace);
    const after = [...words].reduce(
      (tree, [form, said]) => withText(tree, italian, `${path}${form ? `_${form}` : ''}`.split('.'), said),
      before,
    );
    trees.set(namespace, after);
  }
  return {
    files: new Map([...trees].map(([namespace, tree]) => [`locales/${lang}/${namespace}.json`, writtenTree(tree)])),
    changed: changed.map(({ key }) => key),
    confirmed: verdicts.filter(({ verdict, done }) => verdict === 'same' && done).map(({ key }) => key),
    refused: [...faults, ...verdicts.flatMap(({ key, why }) => why.map((each) => `${key}: ${each}`))],
  };
}

type Verdict = { readonly verdict: 'same' | 'none' | 'new' | 'refused'; readonly why: readonly string[] };

function verdictOn(index: TextIndex, lang: string, { key, italian, words }: Returned): Verdict {
  const refused = (...why: string[]): Verdict => ({ verdict: 'refused', why });
  const now = index.forms(reference, key);
  if (!now) return refused('no text is called so');
  const given = [...words].filter(([, said]) => said !== '');
  if (given.length === 0) return { verdict: 'none', why: [] };
  const own = index.forms(lang, key);
  if (own && words.size === own.size && given.every(([form, said]) => own.get(form) === said)) return { verdict: 'same', why: [] };
  const today = new Set(now.values());
  if (italian.some((each) => each !== '' && !today.has(each))) return refused('its Italian text is another today: export it again');
  if (given.length < words.size) {
    const empty = [...words].filter(([, said]) => said === '').map(([form]) => `_${form}`);
    return refused(`the plural forms ${empty.join(', ')} are empty`);
  }
  if (isPlural(now) === words.has(''))
    return refused(isPlural(now) ? 'it needs the plural forms of the language' : 'it has no plural forms');
  const why = faultsOf(lang, key, words, index.params(reference, key));
  return why.length > 0 ? { verdict: 'refused', why } : { verdict: 'new', why };
}

const fileOf = (index: TextIndex, lang: string, namespace: string): LocaleFile | undefined =>
  index.files.find((each) => each.lang === lang && each.namespace === namespace);
const treeOf = (index: TextIndex, lang: string, namespace: string): TextTree => fileOf(index, lang, namespace)?.tree ?? {};
