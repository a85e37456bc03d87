import type { Correction } from '../desk/correction.ts';
import { markOf } from './provenance.ts';
import { reference } from './reference.ts';
import type { Texts } from './texts.ts';

/** The mark of a text as the files have it; '': they have none. */
export function fileMark(texts: Texts, lang: string, key: string): string {
  const forms = texts.written(lang, key, 'file');
  return forms ? markOf(forms) : '';
}

/** Whether a correction is still of the Italian and the translation that the files have. */
const holds = (texts: Texts, { lang, key, italian, own }: Correction): boolean =>
  fileMark(texts, reference, key) === italian && fileMark(texts, lang, key) === own;

/** Says from here on what mediators said, as far as it is still of these texts: a corrected file is newer than its correction. */
export function applyCorrections(texts: Texts, corrections: readonly Correction[]): void {
  for (const each of corrections) {
    if (!holds(texts, each)) continue;
    if (each.verdict === 'rejected') texts.reject(each.lang, each.key);
    else texts.correct(each.lang, each.key, each.words, true);
  }
}
