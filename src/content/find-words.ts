import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemItalian } from '@orama/stemmers/italian';
import { plainWord } from '../base/month-names.ts';

const cyrillicApostrophe = /(?<=\p{Script=Cyrillic})['’ʼ](?=\p{Script=Cyrillic})/gu;
const pieces = /\p{Script=Han}+|(?:[^\P{L}\p{Script=Han}]\p{M}*)+|\p{N}+/gu;

/** Small letters without accents and vowel signs, letters that people exchange as one: as many people type. */
export function bare(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return plainWord(text).replace(/ة/g, 'ه').replace(/[ىی]/g, 'ي').replace(/ک/g, 'ك');
}

/**
 * The words of a text, in order. Chinese, which has no spaces, gives its pairs of signs; the Arabic article is left out; a single letter is no
 * word. Words are `bare`.
 */
export function wordsOf(text: string): readonly string[] {
  const found = bare(text.replace(cyrillicApostrophe, '')).match(pieces) ?? [];
  return found.flatMap(split).filter((word) => word.length > 1 || /\p{Script=Han}/u.test(word));
}

function split(piece: string): readonly string[] {
  if (/^\p{Script=Han}/u.test(piece)) return piece.length < 3 ? [piece] : [...piece].slice(1).map((sign, i) => `${piece[i]}${sign}`);
  return [piece.length > 4 && piece.startsWith('ال') ? piece.slice(2) : piece];
}

/** The stems of a word, as Italian and as English: which it is, nobody says. */
export const stemsOf = (word: string): readonly string[] =>
  /^[a-z]{4,}$/.test(word) ? [`${stemItalian(word)}.it`, `${stemEnglish(word)}.en`] : [];
