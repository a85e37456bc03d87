import { sections } from '../flow/flow.ts';
import type { Problem } from './content.ts';
import { formats } from './formats.ts';
import { markupProblems, plainOf } from './markup.ts';
import { paramsOf } from './params.ts';
import { reference } from './reference.ts';
import type { Forms, TextIndex } from './text-index.ts';

/** The most characters of a message; Telegram counts after the markup is parsed (Bot API, sendMessage). */
export const longestMessage = 4096;
/** The most characters of a button's label that no phone cuts. */
export const longestLabel = 28;

/** What is wrong with the texts that are there, each in itself and beside the Italian one: markup that Telegram refuses, a parameter too many. */
export function spokenProblems(index: TextIndex, languages: readonly string[]): readonly Problem[] {
  return languages.flatMap((lang) =>
    index.keys(lang).flatMap((key) => ownProblems(index, lang, key).map((problem) => index.at(lang, key, problem))),
  );
}

function ownProblems(index: TextIndex, lang: string, key: string): readonly string[] {
  return faultsOf(lang, key, index.forms(lang, key) ?? new Map(), lang === reference ? null : index.params(reference, key));
}

/** What is wrong with the words of a text, by plural form. `italian`: the names of the parameters of the Italian; null: it is Italian. */
export function faultsOf(lang: string, key: string, forms: Forms, italian: ReadonlySet<string> | null): readonly string[] {
  const label = isLabel(key);
  const own = new Set([...forms.values()].flatMap(paramsOf).map(({ name }) => name));
  return [
    ...[...forms.values()].flatMap((words) => [...wordsProblems(words), ...botProblems(key, words)]),
    ...[...forms.values()].flatMap((words) => (label ? labelProblems(words) : [])),
    ...pluralProblems(lang, [...forms.keys()]),
    ...(italian === null ? [] : paramProblems(italian, own)),
  ];
}

function wordsProblems(words: string): readonly string[] {
  const unknown = paramsOf(words).flatMap(({ formats: named }) => named.filter((name) => !(name in formats)));
  return [
    ...(words.trim() ? [] : ['is empty']),
    ...markupProblems(words),
    ...unknown.map((name) => `unknown format ${name}: there are ${Object.keys(formats).join(', ')}`),
    ...(words.includes('$t(') ? ['$t( names another text, which is not supported'] : []),
    ...(/\{\{-/.test(words) ? ['{{- would leave a value as markup: write {{'] : []),
    ...(words.replace(/\{\{[^{}]+\}\}/g, '').match(/\{\{|\}\}/) ? ['a parameter that is not closed'] : []),
    ...(plainOf(words).length > longestMessage ? [`longer than ${longestMessage} characters`] : []),
  ];
}

/** The most characters of what Telegram shows of the bot itself (Bot API, setMyDescription, setMyShortDescription, BotCommand). */
const ofTheBot = [
  [/^common:bot\.description$/, 512],
  [/^common:bot\.short$/, 120],
  [/^common:command\./, 256],
] as const;

function botProblems(key: string, words: string): readonly string[] {
  return ofTheBot.flatMap(([pattern, most]) =>
    pattern.test(key) && words.length > most ? [`${words.length} characters: at most ${most}`] : [],
  );
}

const sectionLabels = new Set(sections.map((section) => `common:section.${section}`));

/** Keys whose words stand on a button: sections, entries of the menu, options of a question … */
export function isLabel(key: string): boolean {
  return (
    /^(common:(button|option)\.|also:(italian|one|other)$)/.test(key) ||
    sectionLabels.has(key) ||
    /^(common:need|news)[.:][^.]+\.title$/.test(key) ||
    /^[^:]+:(label$|step\.[^.]+\.option\.)/.test(key)
  );
}

function labelProblems(words: string): readonly string[] {
  const length = [...plainOf(words.replace(/\{\{.+?\}\}/g, '…'))].length;
  return [
    ...(length > longestLabel ? [`${length} characters on a button: at most ${longestLabel}`] : []),
    ...(plainOf(words) !== words && /<[a-z]/i.test(words) ? ['a button takes no markup'] : []),
  ];
}

function pluralProblems(lang: string, forms: readonly string[]): readonly string[] {
  if (forms.length === 1 && forms[0] === '') return [];
  const wanted = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  const odd = forms.filter((form) => form !== '' && form !== 'zero' && !(wanted as readonly string[]).includes(form));
  return [
    ...wanted.filter((form) => !forms.includes(form)).map((form) => `the plural form _${form} is missing`),
    ...odd.map((form) => `the language has no plural form _${form}`),
    ...(forms.includes('') ? ['stands both with and without plural forms'] : []),
  ];
}

function paramProblems(italian: ReadonlySet<string>, own: ReadonlySet<string>): readonly string[] {
  if (italian.size === 0 && own.size === 0) return [];
  const braced = (name: string) => `{{${name}}}`;
  return [
    ...[...italian].filter((name) => !own.has(name)).map((name) => `the parameter ${braced(name)} of the Italian text is missing`),
    ...[...own].filter((name) => !italian.has(name)).map((name) => `the parameter ${braced(name)} is not in the Italian text`),
  ];
}
