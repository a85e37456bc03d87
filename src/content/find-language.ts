import { text } from '../base/screen.ts';
import { offeredLanguages } from '../desk/spoken-days.ts';
import { wordsOf } from './find-words.ts';
import type { Texts } from './texts.ts';

/** Languages that somebody may be asked to speak, beside those that desks choose from. */
const others = ['pl', 'de'] as const;
/** Words by which somebody who speaks a language is asked for; names of languages beside their usual one, each with its code; words that say no. */
const speakWordsKey = 'found:speaks.words';
const speakNamesKey = 'found:speaks.names';
const speakNotKey = 'found:speaks.not';

/** The language (ISO code) that somebody is asked to speak; null: none. Italian is asked of nobody: all speak it. */
export function languageSearch(spoken: readonly string[], texts: Texts): (said: string) => string | null {
  const listed = (key: string) => spoken.flatMap((lang) => (texts.has(lang, key) ? texts.plain(lang, text(key)).split(',') : []));
  const [asks, not] = [speakWordsKey, speakNotKey].map((key) => new Set(listed(key).flatMap(wordsOf)));
  const names = new Map<string, string>();
  for (const lang of spoken) {
    const named = new Intl.DisplayNames(lang, { type: 'language' });
    for (const code of [...offeredLanguages, ...others]) names.set(wordsOf(named.of(code) ?? code).join(' '), code);
  }
  for (const each of listed(speakNamesKey)) {
    const [code = '', ...name] = each.trim().split(' ').reverse();
    names.set(wordsOf(name.reverse().join(' ')).join(' '), code);
  }
  return (said) => {
    const words = wordsOf(said);
    const code = words.map((word) => names.get(word)).find((each) => each !== undefined);
    return code !== undefined && words.some((word) => asks?.has(word)) && !words.some((word) => not?.has(word)) ? code : null;
  };
}
