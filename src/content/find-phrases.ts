import { nearWords, pushed } from './find-near.ts';
import { wordsOf } from './find-words.ts';
import { inPieces, type Pieces } from './pieces.ts';

/** Words by which a thing is looked for. */
export interface Phrase {
  /** The thing's id. */
  readonly of: string;
  readonly lang: string;
  readonly words: string;
  /** `name`: what the thing is called; `danger`: all of these words mean danger, whatever else was typed. */
  readonly kind: 'name' | 'keyword' | 'danger';
  /** How central it is to the thing: 1, less far down a list. */
  readonly central: number;
}

export interface Hit {
  readonly of: string;
  /** About 0 to 1; more when the name has the words too. */
  readonly score: number;
  /** A phrase of danger was typed. */
  readonly danger: boolean;
}

export interface Ground {
  /** The languages that the bot speaks. */
  readonly spoken: readonly string[];
  /** What is looked for when nothing narrower is: its words say less. */
  general(of: string): boolean;
}

interface Kept extends Omit<Phrase, 'words'> {
  readonly words: readonly string[];
  readonly weight: number;
}

/** The words of general things say so much less. */
const generalWeight = 0.6;
/** A typed word that stands in no phrase counts as much as a telling one of this weight. */
const unknownWeight = 0.35;
/** Phrases looked at in one piece. */
const most = 100;
/** No word says nothing at all. */
const leastWeight = 0.02;
/** A phrase of another language than the reader's counts so much. */
const otherLanguage = 0.93;
/** So much counts that a phrase has the words at all; the rest, that it says little else. */
const atAll = { phrase: 0.35, word: 0.2 } as const;
/** So much counts the best phrase; the rest, all phrases of the thing together. */
const bestPhrase = 0.6;
/** So much more counts what has all the words in its name. */
const inName = 0.15;
/** A word of danger is typed so nearly: itself or its stem; in a language we speak, and with so many letters, with a mistake. */
const danger = { near: 0.9, mistake: 0.7, letters: 6 } as const;

/**
 * Finds things by their phrases, the best first: what has most of the telling words that were typed, in phrases that say little else.
 */
export function* phraseIndex(
  phrases: readonly Phrase[],
  { spoken, general }: Ground,
): Pieces<(lang: string, said: string) => readonly Hit[]> {
  const cut: (Omit<Phrase, 'words'> & Pick<Kept, 'words'>)[] = [];
  yield* inPieces(phrases, most, (each) => {
    const words = [...new Set(wordsOf(each.words))];
    if (words.length > 0) cut.push({ ...each, words });
  });
  const weigh = weights(cut, general);
  yield;
  const holding = new Map<string, Kept[]>();
  yield* inPieces(cut, most, (each) => {
    const kept = { ...each, weight: sum(each.words.map(weigh)) };
    for (const word of each.words) pushed(holding, word, kept);
  });
  const near = yield* nearWords(holding.keys());

  return (lang, said) => {
    const typed = [...new Set(wordsOf(said))].map((word) => {
      const words = near(word);
      return { words, weight: words.size > 0 ? Math.max(...[...words.keys()].map(weigh)) : unknownWeight };
    });
    const whole = sum(typed.map(({ weight }) => weight));
    const none = typed.map(() => 0);
    const found = new Map<string, { best: number; danger: boolean; words: readonly number[]; name: readonly number[] }>();
    for (const each of new Set(typed.flatMap(({ words }) => [...words.keys()].flatMap((word) => holding.get(word) ?? [])))) {
      const surely = new Map(each.words.map((word) => [word, Math.max(...typed.map(({ words }) => words.get(word) ?? 0))]));
      const covered = sum(each.words.map((word) => weigh(word) * (surely.get(word) ?? 0))) / each.weight;
      const parts = typed.map(({ words, weight }) => weight * Math.max(...each.words.map((word) => words.get(word) ?? 0)));
      const score = (sum(parts) / whole) * (atAll.phrase + (1 - atAll.phrase) * covered ** 2);
      const before = found.get(each.of) ?? { best: 0, danger: false, words: none, name: none };
      const more = (some: readonly number[], by: number) => some.map((part, i) => Math.max(part, (parts[i] ?? 0) * by));
      found.set(each.of, {
        best: Math.max(before.best, score * each.central * (each.lang === lang ? 1 : otherLanguage)),
        danger: before.danger || (each.kind === 'danger' && rings(each, surely)),
        words: more(before.words, atAll.word + (1 - atAll.word) * covered),
        name: each.kind === 'name' ? more(before.name, 1) : before.name,
      });
    }
    return [...found]
      .map(([of, { best, danger, words, name }]) => ({
        of,
        danger,
        score: (bestPhrase * best + (1 - bestPhrase) * (sum(words) / whole)) * (1 + inName * (sum(name) / whole)),
      }))
      .sort((a, b) => b.score - a.score);
  };

  function rings({ words, lang }: Kept, surely: ReadonlyMap<string, number>): boolean {
    const least = (word: string) => (word.length >= danger.letters && spoken.includes(lang) ? danger.mistake : danger.near);
    return words.every((word) => (surely.get(word) ?? 0) >= least(word));
  }
}

/** How much a word tells (0 to 1): little when many things are looked for by it. */
function weights(
  phrases: readonly { readonly of: string; readonly words: readonly string[] }[],
  general: (of: string) => boolean,
): (word: string) => number {
  const by = new Map<string, Set<string>>();
  for (const { of, words } of phrases) for (const word of words) by.set(word, (by.get(word) ?? new Set()).add(of));
  const all = Math.log(1 + new Set(phrases.map(({ of }) => of)).size);
  const generals = new Set(phrases.filter(({ of }) => general(of)).flatMap(({ words }) => words));
  const weight = new Map(
    [...by].map(([word, things]) => [
      word,
      Math.max(leastWeight, 1 - Math.log(things.size) / all) * (generals.has(word) ? generalWeight : 1),
    ]),
  );
  return (word) => weight.get(word) ?? leastWeight;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
