import i18next from 'i18next';
import type { Marked, Text, Words } from '../base/screen.ts';
import { type Format, formats } from './formats.ts';
import { escapeHtml, plainOf } from './markup.ts';
import type { Param } from './params.ts';
import { formsOf, pluralsIn, type Template, type TextTree, templateOf } from './template.ts';

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
}

/** Texts by language, then by namespace. */
export type TextFiles = Readonly<Record<string, Readonly<Record<string, TextTree>>>>;

/** The language every text is written in first, and the one that stands in for a missing translation. */
export const reference = 'it';
const mark = '🇮🇹 ';
/** What stands where a number should be that may not be shown today. */
const missing = 'common:flow.no-number';
/** Around a value in a right-to-left text, so that `+39 0564 …` keeps its order (Unicode UAX 9). */
const isolated = (value: string) => (value.startsWith('http') ? value : `\u2068${value}\u2069`);

/**
 * The texts of all languages. Those with plural forms are said by i18next; the others, nearly all, are cut at their parameters once and
 * put together here, to the same words and many times quicker (a test compares the two for every text). `strict` (checks and tests): a
 * text or parameter that is missing throws; else a missing text is its key in brackets and a missing parameter "(ask the desk)", since
 * a person is waiting.
 */
export function createTexts(files: TextFiles, { strict = false, rtl = [] as readonly string[] } = {}): Texts {
  const i18n = i18next.createInstance();
  i18n.init({
    lng: reference,
    fallbackLng: false,
    ns: [...new Set(Object.values(files).flatMap((each) => Object.keys(each)))],
    // No more than it says: the nested names of all texts would take as much memory as their words.
    resources: Object.fromEntries(Object.entries(files).map(([lang, namespaces]) => [lang, pluralsOf(namespaces)])),
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

  const forms = new Map(Object.entries(files).map(([lang, namespaces]) => [lang, formsOf(namespaces)]));
  /** From here on the files are not held. */
  const langs = [...forms.keys()];
  const templates = new Map(langs.map((lang) => [lang, new Map<string, Template>()]));

  /** Cut when first said: of tens of thousands most are on nobody's way. */
  function template(lang: string, key: string): Template | undefined {
    const ready = templates.get(lang);
    const known = ready?.get(key);
    if (known) return known;
    const found = forms.get(lang)?.get(key);
    const made = found && templateOf(found);
    if (made) ready?.set(key, made);
    return made;
  }

  function html(reader: string, text: Text): string {
    const lang = text.in ?? reader;
    const own = template(lang, text.key);
    const found = own ?? template(reference, text.key);
    if (!found) {
      if (strict) throw new Error(`no text ${text.key}`);
      return `[${escapeHtml(text.key)}]`;
    }
    const spoken = own ? lang : reference;
    const words = found.parts ? together(spoken, text, found.parts) : chosen(spoken, text, found);
    return own ? words : mark + words;
  }

  function together(lang: string, text: Text, parts: readonly (string | Param)[]): string {
    let words = '';
    for (const part of parts) words += typeof part === 'string' ? part : filled(lang, text, part);
    return words;
  }

  function filled(lang: string, text: Text, { name, formatted, formats: named }: Param): string {
    const value = text.with?.[name];
    if (value === undefined && strict) throw new Error(`no parameter ${name} for: ${text.key}`);
    const mark = markOf(value);
    let words = value === undefined ? noNumber(lang) : said(lang, bare(value), formatted);
    for (const each of named) words = formatOf(each)(words, lang);
    return mark ? `${words} ${html(lang, mark)}` : String(words);
  }

  /** The plural form for the text's number. */
  function chosen(lang: string, text: Text, { params }: Template): string {
    const ready: Record<string, string | number> = {};
    for (const { name, formatted } of params) {
      const value = text.with?.[name];
      if (value !== undefined) ready[name] = said(lang, bare(value), formatted);
      else if (!strict) ready[name] = noNumber(lang);
    }
    return i18n.t([text.key, `${text.key}_other`], { lng: lang, ...counted(text), replace: ready });
  }

  function noNumber(lang: string): string {
    const spoken = [lang, reference].find((each) => forms.get(each)?.has(missing));
    return spoken ? html(spoken, { key: missing }) : '…';
  }

  function said(lang: string, value: Bare, formatted: boolean): string | number {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return rtl.includes(lang) && !formatted ? isolated(escapeHtml(value)) : escapeHtml(value);
    if ('key' in value) return html(lang, value);
    return value.map((each) => html(lang, each)).join(lang === 'ar' ? '، ' : ', ');
  }

  /** Texts without parameters are said over and over: worked out once. */
  function once(say: (lang: string, text: Text) => string): (lang: string, text: Text) => string {
    const fixed = new Map(langs.map((lang) => [lang, new Map<string, string>()]));
    return (lang, text) => {
      const said = text.with ? undefined : fixed.get(text.in ?? lang);
      const known = said?.get(text.key);
      if (known !== undefined) return known;
      const words = say(lang, text);
      said?.set(text.key, words);
      return words;
    };
  }

  return {
    html: once(html),
    plain: once((lang, text) => plainOf(html(lang, text))),
    params: (key) => template(reference, key)?.names ?? [],
    has: (lang, key) => forms.get(lang)?.has(key) ?? false,
  };
}

const pluralsOf = (namespaces: Readonly<Record<string, TextTree>>) =>
  Object.fromEntries(Object.entries(namespaces).map(([name, tree]) => [name, pluralsIn(tree) ?? {}]));

type Bare = Exclude<Words, Marked>;
const isMarked = (value: Words | undefined): value is Marked => typeof value === 'object' && 'mark' in value;
const markOf = (value: Words | undefined): Text | null => (isMarked(value) ? value.mark : null);
const bare = (value: Words): Bare => (isMarked(value) ? value.value : value);

/** A number called `count` chooses the plural form. */
function counted({ with: values }: Text): { count?: number } {
  const count = values?.['count'];
  return typeof count === 'number' ? { count } : {};
}

/** A format by its name; a name that stands for none leaves the value as it is. */
const formatOf = (name: string): Format => (formats as Readonly<Record<string, Format>>)[name] ?? ((value) => String(value));
