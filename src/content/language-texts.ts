import { isolatedWords } from './isolate.ts';
import { type Forms, formsOf, pluralsIn, type Template, type TextTree, templateOf } from './template.ts';

/** The namespaces of a language. */
export type Namespaces = Readonly<Record<string, TextTree>>;

/** The texts of one language, read when it is first spoken. */
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
  /** Other words for a text, from here on; one with plural forms keeps those it has. */
  correct(key: string, words: string): void;
}

const pluralNames = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const suffix = /_(?:zero|one|two|few|many|other)$/;

/** `plurals`: told the texts with plural forms, namespace by namespace, when they are read. */
export function languageTexts(read: () => Namespaces, rtl: boolean, plurals: (namespace: string, tree: TextTree) => void): LanguageTexts {
  let forms: ReadonlyMap<string, Forms> | null = null;
  const corrected = new Map<string, Forms>();
  const templates = new Map<string, Template>();
  const letters = new Map<string, boolean>();

  function all(): ReadonlyMap<string, Forms> {
    if (forms) return forms;
    const namespaces = read();
    for (const [name, tree] of Object.entries(namespaces)) {
      const many = pluralsIn(tree);
      if (many) plurals(name, rtl ? isolatedTree(many) : many);
    }
    // From here on the files are not held.
    forms = formsOf(namespaces);
    return forms;
  }
  const found = (key: string) => corrected.get(key) ?? all().get(key);

  /** By plural form. */
  function inFile(key: string): ReadonlyMap<string, string> | null {
    const own = all().get(key);
    if (!own) return null;
    if (own.plural.length === 0) return own.words === null ? null : new Map([['', own.words]]);
    const forms = pluralNames.flatMap((form) => {
      const words = all().get(`${key}_${form}`)?.words ?? null;
      return words === null ? [] : [[form, words] as const];
    });
    return new Map(forms);
  }

  return {
    keys() {
      const isForm = (key: string) => (all().get(key.replace(suffix, ''))?.plural.length ?? 0) > 0;
      return [...all().keys()].filter((key) => !suffix.test(key) || !isForm(key));
    },
    words(key, of) {
      const words = of === 'now' ? corrected.get(key)?.words : undefined;
      return typeof words === 'string' ? new Map([['', words]]) : inFile(key);
    },
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
      if (found(key)?.plural.length) return;
      corrected.set(key, { words, plural: [] });
      for (const each of [templates, letters]) each.delete(key);
    },
  };
}

const isolatedForms = ({ words, plural }: Forms): Forms => ({
  words: words === null ? null : isolatedWords(words),
  plural: plural.map(isolatedWords),
});

function isolatedTree(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [name, typeof value === 'string' ? isolatedWords(value) : isolatedTree(value)]),
  );
}
