import { plainOf } from './markup.ts';
import type { Forms } from './text-index.ts';

/** The letters of a language, as Unicode calls its script: Chinese has those of Han. */
function scriptOf(lang: string): string {
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn';
  return script === 'Hans' || script === 'Hant' ? 'Hani' : script;
}

/** The words of Italian names, in small letters. */
export const namesOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(wordsOf(new Map(names.map((name) => [name, name]))).map((word) => word.toLowerCase()));

const wordsOf = (forms: Forms): readonly string[] =>
  [...forms.values()].flatMap((words) => plainOf(words.replace(/\{\{.+?\}\}/g, ' ')).match(/\p{L}[\p{L}\p{M}]*/gu) ?? []);

/** Words in the letters of another script, which are neither the Italian text's own nor names of papers and offices, as they stand in brackets. */
export function strayWords(lang: string, own: Forms, italian: Forms | null, names: ReadonlySet<string>): readonly string[] {
  const script = new RegExp(`^[\\p{Script_Extensions=${scriptOf(lang)}}\\p{Script=Common}\\p{Script=Inherited}]+$`, 'u');
  const known = new Set(italian ? wordsOf(italian).map((word) => word.toLowerCase()) : []);
  return [...new Set(wordsOf(own))].filter(
    (word) => !script.test(word) && !known.has(word.toLowerCase()) && !names.has(word.toLowerCase()),
  );
}
