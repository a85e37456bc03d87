import { syllable } from 'syllable';

/** What is counted in a text: letters and digits, words, sentences. A line end closes a sentence too. */
interface Counts {
  readonly letters: number;
  readonly words: readonly string[];
  readonly sentences: number;
}

function countsOf(plain: string): Counts {
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}’'./@-]*/gu) ?? [];
  const sentences = plain.split(/[.!?:;…]+(?=\s|$)|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  return { letters: words.join('').replace(/[^\p{L}\p{N}]/gu, '').length, words, sentences };
}

/**
 * How easily an Italian text is read, 0 to 100: at 60 people with the lower secondary school read it alone, at 80 those with
 * the primary school (Lucisano and Piemontese, GULPEASE, 1988).
 */
export function gulpease(plain: string): number {
  const { letters, words, sentences } = countsOf(plain);
  if (words.length === 0) return 100;
  return Math.min(100, 89 + (300 * sentences - 10 * letters) / words.length);
}

const counted = new Map<string, number>();

/** Words come back by the thousand, and counting is slow. */
function syllablesOf(word: string): number {
  const count = counted.get(word) ?? Math.max(1, syllable(word));
  counted.set(word, count);
  return count;
}

/** The school year at which an English text is read (Kincaid et al., 1975); lower is easier. */
export function fleschKincaid(plain: string): number {
  const { words, sentences } = countsOf(plain);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
