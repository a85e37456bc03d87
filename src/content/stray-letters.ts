import { plainOf } from './markup.ts';
import type { Forms } from './text-index.ts';

/** The letters of a language, as Unicode calls its script: Chinese has those of Han. */
function scriptOf(lang: string): string {
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn';
  return script === 'Hans' || script === 'Hant' ? 'Hani' : script;
}

const wordsOf = (forms: Forms): readonly string[] =>
  [...forms.values()].flatMap((words) => plainOf(words.replace(/\{\{.+?\}\}/g, ' ')).match(/\p{L}[\p{L}\p{M}]*/gu) ?? []);

/** Words in the letters of another script, which are not the Italian text's own: an Italian word in brackets is. */
export function strayWords(lang: string, own: Forms, italian: Forms | null): readonly string[] {
  const script = new RegExp(`^[\\p{Script_Extensions=${scriptOf(lang)}}\\p{Script=Common}\\p{Script=Inherited}]+$`, 'u');
  const known = new Set(italian ? wordsOf(italian).map((word) => word.toLowerCase()) : []);
  return [...new Set(wordsOf(own))].filter((word) => !script.test(word) && !known.has(word.toLowerCase()));
}
