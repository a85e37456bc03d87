import type { Text } from '../base/screen.ts';
import { reference } from './reference.ts';
import type { Texts } from './texts.ts';

/** The language of words on a page, as a browser is told it: `en-t-it-t0-und` where a machine translated some of them from Italian (BCP 47, RFC 6497). */
export function langTag({ states }: Texts, lang: string, said: Iterable<Text>): string {
  return lang === reference || states.worst(lang, said) === null ? lang : `${lang}-t-${reference}-t0-und`;
}
