import i18next from 'i18next';
import type { Text, Words } from '../base/screen.ts';
import { formats } from './formats.ts';
import { escapeHtml, plainOf } from './markup.ts';
import { paramsOf } from './params.ts';

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

/** A file of texts: nested names down to the words. */
export interface TextTree {
  readonly [name: string]: string | TextTree;
}

/** Texts by language, then by namespace. */
export type TextFiles = Readonly<Record<string, Readonly<Record<string, TextTree>>>>;

/** The language every text is written in first, and the one that stands in for a missing translation. */
export const reference = 'it';
const mark = '🇮🇹 ';
/** What stands where a number should be that may not be shown today. */
const missing = 'common:flow.no-number';
const plural = /_(zero|one|two|few|many|other)$/;
/** Around a value in a right-to-left text, so that `+39 0564 …` keeps its order (Unicode UAX 9). */
const isolated = (value: string) => (value.startsWith('http') ? value : `\u2068${value}\u2069`);

interface Template {
  readonly params: readonly { readonly name: string; readonly formatted: boolean }[];
}

/**
 * The texts of all languages over i18next. `strict` (checks and tests): a text or parameter that is missing throws;
 * else a missing text is its key in brackets and a missing parameter "(ask the desk)", since a person is waiting.
 */
export function createTexts(files: TextFiles, { strict = false, rtl = [] as readonly string[] } = {}): Texts {
  const i18n = i18next.createInstance();
  i18n.init({
    lng: reference,
    fallbackLng: false,
    ns: [...new Set(Object.values(files).flatMap((each) => Object.keys(each)))],
    resources: Object.fromEntries(Object.entries(files).map(([lang, namespaces]) => [lang, { ...namespaces }])),
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

  const templates = new Map(Object.entries(files).map(([lang, namespaces]) => [lang, templatesOf(namespaces)]));

  function html(reader: string, text: Text): string {
    const lang = text.in ?? reader;
    const own = templates.get(lang)?.get(text.key);
    const template = own ?? templates.get(reference)?.get(text.key);
    if (!template) {
      if (strict) throw new Error(`no text ${text.key}`);
      return `[${escapeHtml(text.key)}]`;
    }
    const spoken = own ? lang : reference;
    const words = i18n.t([text.key, `${text.key}_other`], { lng: spoken, ...counted(text), replace: replacing(spoken, text, template) });
    return own ? words : mark + words;
  }

  /** The parameters that the text names, ready to stand in HTML. */
  function replacing(lang: string, text: Text, { params }: Template): Record<string, string | number> {
    const ready: Record<string, string | number> = {};
    for (const { name, formatted } of params) {
      const value = text.with?.[name];
      if (value !== undefined) ready[name] = said(lang, value, formatted);
      else if (!strict) ready[name] = noNumber(lang);
    }
    return ready;
  }

  function noNumber(lang: string): string {
    const spoken = [lang, reference].find((each) => templates.get(each)?.has(missing));
    return spoken ? i18n.t(missing, { lng: spoken }) : '…';
  }

  function said(lang: string, value: Words, formatted: boolean): string | number {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return rtl.includes(lang) && !formatted ? isolated(escapeHtml(value)) : escapeHtml(value);
    if ('key' in value) return html(lang, value);
    return value.map((each) => html(lang, each)).join(lang === 'ar' ? '، ' : ', ');
  }

  /** Texts without parameters are said over and over: worked out once. */
  const fixed = new Map<string, string>();
  function once(form: string, lang: string, text: Text, say: (lang: string, text: Text) => string): string {
    if (text.with) return say(lang, text);
    const name = `${form} ${text.in ?? lang} ${text.key}`;
    const words = fixed.get(name) ?? say(lang, text);
    fixed.set(name, words);
    return words;
  }
  const plain = (lang: string, text: Text) => plainOf(html(lang, text));

  return {
    html: (lang, text) => once('html', lang, text, html),
    plain: (lang, text) => once('plain', lang, text, plain),
    params: (key) => (templates.get(reference)?.get(key)?.params ?? []).map(({ name }) => name),
    has: (lang, key) => templates.get(lang)?.has(key) ?? false,
  };
}

/** A number called `count` chooses the plural form. */
function counted({ with: values }: Text): { count?: number } {
  const count = values?.['count'];
  return typeof count === 'number' ? { count } : {};
}

/** Every key of a language with the parameters of its text; the plural forms of a key are one. */
function templatesOf(namespaces: Readonly<Record<string, TextTree>>): ReadonlyMap<string, Template> {
  const templates = new Map<string, Template>();
  for (const [namespace, tree] of Object.entries(namespaces)) {
    for (const [path, words] of flat(tree)) {
      const params = paramsOf(words);
      for (const key of new Set([path, path.replace(plural, '')])) {
        const all = templates.get(`${namespace}:${key}`)?.params ?? [];
        templates.set(`${namespace}:${key}`, { params: [...all, ...params.filter(({ name }) => !all.some((each) => each.name === name))] });
      }
    }
  }
  return templates;
}

/** The texts of a tree with their dotted paths. */
export function flat(tree: TextTree, before = ''): [path: string, words: string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${before}${name}`, value] as [string, string]] : flat(value, `${before}${name}.`),
  );
}
