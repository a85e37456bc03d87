import { keptSome } from '../base/kept.ts';
import { isolatedWords } from './isolate.ts';
import { unpacked } from './packed.ts';
import { type Forms, formsOf, pluralsIn, type Template, type TextTree, templateOf } from './template.ts';

/** The namespaces of a language; those that are packed are read when somebody is told a text of them. */
export type Namespaces = Readonly<Record<string, TextTree | Uint8Array>>;

/** So many packed namespaces of a language are held unpacked: more would be all that a few people read at once. */
const heldUnpacked = 24;

/** The texts of one language. */
export interface LanguageTexts {
  has(key: string): boolean;
  /** Cut when first said: of tens of thousands most are on nobody's way. */
  template(key: string): Template | undefined;
  /** Whether there are letters besides the parameters. */
  hasLetters(key: string): boolean;
  /** All keys, without plural suffixes. */
  keys(): readonly string[];
  /** The words by plural form, `''` without: as the file has them, or as they stand now. Null: there is no such text. */
  words(key: string, of: 'file' | 'now'): ReadonlyMap<string, string> | null;
  /** Other words for a text, by plural form, from here on; nothing where the text has forms and the words none, or the other way round. */
  correct(key: string, words: Readonly<Record<string, string>>): void;
}

const pluralNames = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const suffix = /_(?:zero|one|two|few|many|other)$/;

/** `plurals`: told the texts with plural forms, namespace by namespace, when they are read. */
export function languageTexts(namespaces: Namespaces, rtl: boolean, plurals: (namespace: string, tree: TextTree) => void): LanguageTexts {
  const corrected = new Map<string, Forms>();
  const told = new Set<string>();
  const templates = new Map<string, Template>();
  const letters = new Map<string, boolean>();

  function read(name: string, tree: TextTree): ReadonlyMap<string, Forms> {
    const many = told.has(name) ? null : pluralsIn(tree);
    // Read again, the corrected ones must stay.
    told.add(name);
    if (many) plurals(name, rtl ? isolatedTree(many) : many);
    return formsOf({ [name]: tree });
  }
  const open = new Map(
    Object.entries(namespaces).flatMap(([name, tree]) => (tree instanceof Uint8Array ? [] : [[name, read(name, tree)] as const])),
  );
  const shut = keptSome(heldUnpacked, (name) => {
    const bytes = namespaces[name];
    return bytes instanceof Uint8Array ? read(name, unpacked(bytes)) : none;
  });
  const inSpace = (name: string) => open.get(name) ?? shut(name);
  const all = (key: string) => inSpace(key.slice(0, key.indexOf(':'))).get(key);
  const found = (key: string) => corrected.get(key) ?? all(key);

  /** By plural form. */
  function written(key: string, at: (key: string) => Forms | undefined): ReadonlyMap<string, string> | null {
    const own = at(key);
    if (!own) return null;
    if (own.plural.length === 0) return own.words === null ? null : new Map([['', own.words]]);
    const forms = pluralNames.flatMap((form) => {
      const words = at(`${key}_${form}`)?.words ?? null;
      return words === null ? [] : [[form, words] as const];
    });
    return new Map(forms);
  }

  return {
    keys() {
      return Object.keys(namespaces).flatMap((name) => {
        const texts = inSpace(name);
        const isForm = (key: string) => (texts.get(key.replace(suffix, ''))?.plural.length ?? 0) > 0;
        return [...texts.keys()].filter((key) => !suffix.test(key) || !isForm(key));
      });
    },
    words: (key, of) => written(key, of === 'now' ? found : all),
    has: (key) => found(key) !== undefined,
    template(key) {
      const known = templates.get(key);
      if (known) return known;
      const own = found(key);
      const made = own && templateOf(rtl ? isolatedForms(own) : own);
      if (made) templates.set(key, made);
      return made;
    },
    hasLetters(key) {
      const known = letters.get(key);
      if (known !== undefined) return known;
      const own = found(key);
      const has =
        own !== undefined &&
        [own.words ?? '', ...own.plural].some((words) => /\p{L}/u.test(words.replace(/\{\{.*?\}\}|<[^>]*>|&\w+;/g, '')));
      letters.set(key, has);
      return has;
    },
    correct(key, words) {
      const { '': only, ...many } = words;
      const hasMany = (found(key)?.plural.length ?? 0) > 0;
      if (hasMany !== (only === undefined)) return;
      corrected.set(key, { words: only ?? null, plural: Object.values(many) });
      for (const [form, each] of Object.entries(many)) {
        corrected.set(`${key}_${form}`, { words: each, plural: [] });
        const [name = '', path = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
        plurals(name, treeOf(`${path}_${form}`.split('.'), rtl ? isolatedWords(each) : each));
      }
      for (const each of [templates, letters]) each.delete(key);
    },
  };
}

/** A tree with one text. */
const treeOf = ([name = '', ...rest]: readonly string[], words: string): TextTree => ({
  [name]: rest.length === 0 ? words : treeOf(rest, words),
});

const none: ReadonlyMap<string, Forms> = new Map();

const isolatedForms = ({ words, plural }: Forms): Forms => ({
  words: words === null ? null : isolatedWords(words),
  plural: plural.map(isolatedWords),
});

function isolatedTree(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [name, typeof value === 'string' ? isolatedWords(value) : isolatedTree(value)]),
  );
}
