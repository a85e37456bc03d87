import i18next from 'i18next';
import type { Marked, Text, Words } from '../base/screen.ts';
import { isForOperators } from './for-operators.ts';
import { type Format, formats } from './formats.ts';
import { isolated, isolatedItalian } from './isolate.ts';
import { type LanguageTexts, languageTexts, type Namespaces } from './language-texts.ts';
import { escapeHtml, plainOf } from './markup.ts';
import type { Param } from './params.ts';
import { reference as italian } from './reference.ts';
import type { Template } from './template.ts';
import { type Provenance, type TextStates, textStates } from './text-states.ts';

/** The words, in each language. A key is `namespace:path.to.text`; the namespace is the file in `locales/<lang>/`. */
export interface Texts {
  /** The text as Telegram HTML: parameters are escaped, markup of the translation stays. A text missing in the language is said in Italian, marked with a leading `🇮🇹 `. */
  html(lang: string, text: Text): string;
  /** The text without markup, for buttons, toasts and files. */
  plain(lang: string, text: Text): string;
  /** The names of the parameters of a text, as the reference language has them. */
  params(key: string): readonly string[];
  /** Whether the key exists in that language itself. */
  has(lang: string, key: string): boolean;
  /** The keys of the reference language, without plural suffixes. */
  keys(): readonly string[];
  /** The words of a text by plural form, `''` without, with their markup: as the files have them, or as they stand now. Null: there is none. */
  written(lang: string, key: string, of: 'file' | 'now'): ReadonlyMap<string, string> | null;
  /** The languages that people can choose. */
  readonly offered: readonly Offered[];
  /** The languages that this machine can say aloud. */
  readonly aloud: ReadonlySet<string>;
  /** Who made and who checked the texts. */
  readonly states: Pick<TextStates, 'of' | 'worst'>;
  /** Words that somebody gave a text, by plural form, or null for those it has, checked just now or taken back: at once and until the process ends. */
  correct(lang: string, key: string, words: Readonly<Record<string, string>> | null, reviewed: boolean): void;
  /** Somebody says that a text is wrong: the Italian stands in its place, at once and until the process ends. */
  reject(lang: string, key: string): void;
}

/** A language under its own name. */
export interface Offered {
  readonly id: string;
  readonly name: string;
}

/** Texts by language, then by namespace. */
export type TextFiles = Readonly<Record<string, Namespaces>>;

const flag = '🇮🇹 ';
/** What stands where a number should be that may not be shown today. */
const missing = 'common:flow.no-number';

export interface TextOptions {
  /** For checks and tests: a text or parameter that is missing throws; else a missing text is its key in brackets and a missing parameter "(ask the desk)", since a person is waiting. */
  readonly strict?: boolean;
  /** The language that stands in for a missing text; absent: Italian. */
  readonly reference?: string;
  /** The languages that people can choose, by their own names. */
  readonly offered?: readonly Offered[];
  readonly aloud?: ReadonlySet<string>;
  readonly rtl?: readonly string[];
  /** How the keys begin of texts that other languages need not have: no flag stands before their Italian. */
  readonly forOperators?: readonly string[];
  readonly provenance?: Readonly<Record<string, Provenance>>;
  /** The day it is: what is outdated for long is not said any more. */
  today?(): string;
}

/**
 * The texts of all languages. Those with plural forms are said by i18next; the others, nearly all, are cut at their parameters once and
 * put together here, to the same words and many times quicker (a test compares the two for every text).
 */
export function createTexts(files: TextFiles, options: TextOptions = {}): Texts {
  const {
    strict = false,
    reference = italian,
    offered = [],
    aloud = new Set<string>(),
    rtl = [],
    forOperators = [],
    provenance = {},
    today = () => '',
  } = options;
  const mark = reference === italian ? flag : '';
  const i18n = i18next.createInstance();
  i18n.init({
    lng: reference,
    fallbackLng: false,
    resources: {},
    initAsync: false,
    keySeparator: '.',
    nsSeparator: ':',
    returnNull: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      if (strict) throw new Error(`no parameter ${match[1]} for: ${text}`);
      return '…';
    },
  });
  for (const [name, format] of Object.entries(formats))
    i18n.services.formatter?.add(name, (value, lang) => format(value, lang ?? reference));

  const langs = Object.keys(files);
  const spoken = new Map<string, LanguageTexts>(
    Object.entries(files).map(([lang, found]) => {
      // No more than i18next says: the nested names of all texts would take as much memory as their words.
      return [lang, languageTexts(found, rtl.includes(lang), (name, tree) => void i18n.addResourceBundle(lang, name, tree, true, true))];
    }),
  );
  const isRtl = new Set(rtl);
  const states = textStates({
    reference,
    provenance,
    today,
    words: (lang, key) => (!spoken.get(lang)?.has(key) ? 'none' : spoken.get(lang)?.hasLetters(key) ? 'words' : 'neutral'),
  });

  function html(reader: string, text: Text): string {
    const lang = text.in ?? reader;
    const own = states.withdrawn(lang, text.key) ? undefined : spoken.get(lang)?.template(text.key);
    const found = own ?? spoken.get(reference)?.template(text.key);
    if (!found) {
      if (strict) throw new Error(`no text ${text.key}`);
      return `[${escapeHtml(text.key)}]`;
    }
    const words = found.parts ? together(own ? lang : reference, text, found.parts) : chosen(own ? lang : reference, text, found);
    if (own) return words;
    return (isForOperators(text.key, forOperators) ? '' : mark) + (isRtl.has(lang) ? isolatedItalian(words) : words);
  }

  function together(lang: string, text: Text, parts: readonly (string | Param)[]): string {
    const turned = isRtl.has(lang);
    let words = '';
    for (const part of parts) words += typeof part === 'string' ? part : filled(lang, text, part, turned && !words.endsWith('="'));
    return words;
  }

  function filled(lang: string, text: Text, { name, formats: named }: Param, turned: boolean): string {
    const value = text.with?.[name];
    if (value === undefined && strict) throw new Error(`no parameter ${name} for: ${text.key}`);
    const mark = markOf(value);
    let words = value === undefined ? noNumber(lang) : said(lang, bare(value));
    for (const each of named) words = formatOf(each)(words, lang);
    // Texts are isolated where it matters in themselves.
    if (turned && typeof words === 'string' && value !== undefined && typeof bare(value) !== 'object') words = isolated(words);
    return mark ? `${words} ${html(lang, mark)}` : String(words);
  }

  /** The plural form for the text's number. */
  function chosen(lang: string, text: Text, { params }: Template): string {
    const ready: Record<string, string | number> = {};
    for (const { name, formatted } of params) {
      const value = text.with?.[name];
      if (value === undefined) {
        if (!strict) ready[name] = noNumber(lang);
        continue;
      }
      const words = said(lang, bare(value));
      ready[name] = isRtl.has(lang) && !formatted && typeof bare(value) === 'string' ? isolated(String(words)) : words;
    }
    return i18n.t([text.key, `${text.key}_other`], { lng: lang, ...counted(text, params), replace: ready });
  }

  function noNumber(lang: string): string {
    const found = [lang, reference].find((each) => spoken.get(each)?.has(missing));
    return found ? html(found, { key: missing }) : '…';
  }

  function said(lang: string, value: Bare): string | number {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return escapeHtml(value);
    if ('key' in value) return html(lang, value);
    return value.map((each) => html(lang, each)).join(commas[lang] ?? ', ');
  }

  const caches: Map<string, Map<string, string>>[] = [];
  /** Texts without parameters are said over and over: worked out once. */
  function once(say: (lang: string, text: Text) => string): (lang: string, text: Text) => string {
    const fixed = new Map(langs.map((lang) => [lang, new Map<string, string>()]));
    caches.push(fixed);
    return (lang, text) => {
      const said = text.with ? undefined : fixed.get(text.in ?? lang);
      const known = said?.get(text.key);
      if (known !== undefined) return known;
      const words = say(lang, text);
      // What is outdated is another text from some day on.
      if (said && !lapses(states.of(text.in ?? lang, text.key))) said.set(text.key, words);
      return words;
    };
  }

  return {
    html: once(html),
    plain: once((lang, text) => plainOf(html(lang, text))),
    params: (key) => spoken.get(reference)?.template(key)?.names ?? [],
    has: (lang, key) => spoken.get(lang)?.has(key) ?? false,
    keys: () => spoken.get(reference)?.keys() ?? [],
    written: (lang, key, of) => spoken.get(lang)?.words(key, of) ?? null,
    offered,
    aloud,
    states,
    correct(lang, key, words, reviewed) {
      if (words !== null) spoken.get(lang)?.correct(key, words);
      states.checked(lang, key, reviewed);
      for (const each of caches) each.get(lang)?.delete(key);
    },
    reject(lang, key) {
      states.rejected(lang, key);
      for (const each of caches) each.get(lang)?.delete(key);
    },
  };
}

/** Between the things of a list. */
const commas: Readonly<Record<string, string>> = { ar: '، ', ur: '، ', zh: '、' };

const lapses = (told: ReturnType<TextStates['of']>) => told === 'old' || told === 'withdrawn';

type Bare = Exclude<Words, Marked>;
const isMarked = (value: Words | undefined): value is Marked => typeof value === 'object' && 'mark' in value;
const markOf = (value: Words | undefined): Text | null => (isMarked(value) ? value.mark : null);
const bare = (value: Words): Bare => (isMarked(value) ? value.value : value);

/** What chooses the plural form: the number called `count`, else the first number there is; where there is none, the first that comes as text. */
function counted({ with: values = {} }: Text, params: Template['params']): { count?: number } {
  const all = ['count', ...params.map(({ name }) => name)].flatMap((name) => (values[name] === undefined ? [] : [bare(values[name])]));
  const count = all.find((each) => typeof each === 'number') ?? all.find((each) => typeof each === 'string' && /^\d+([.]\d+)?$/.test(each));
  return count === undefined ? {} : { count: Number(count) };
}

/** A format by its name; a name that stands for none leaves the value as it is. */
const formatOf = (name: string): Format => (formats as Readonly<Record<string, Format>>)[name] ?? ((value) => String(value));
