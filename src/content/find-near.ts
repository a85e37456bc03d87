import MiniSearch from 'minisearch';
import { stemsOf } from './find-words.ts';
import { inPieces, type Pieces } from './pieces.ts';

/** The words that a typed one may mean, each with how surely (up to 1). */
export type Near = (typed: string) => ReadonlyMap<string, number>;

const sure = { same: 1, stem: 0.92, oneMistake: 0.75, longer: 0.65, twoMistakes: 0.55 } as const;
/** Letters from which a beginning, one mistake and two are taken for the word. */
const from = { longer: 4, oneMistake: 4, twoMistakes: 10 } as const;

/** Words looked at in one piece. */
const most = 50;

/** Words near a typed one, among those given: the same, of the same stem, longer ones, with mistakes. */
export function* nearWords(words: Iterable<string>): Pieces<Near> {
  const known = new Set(words);
  const byStem = new Map<string, string[]>();
  yield* inPieces(known, most, (word) => {
    for (const stem of stemsOf(word)) pushed(byStem, stem, word);
  });
  const index = new MiniSearch<{ id: string; word: string }>({ fields: ['word'], tokenize: (word) => [word], processTerm: (word) => word });
  yield* inPieces(known, most, (word) => index.add({ id: word, word }));
  const like = (typed: string, how: { fuzzy?: number; prefix?: boolean }) => index.search(typed, how).map(({ id }) => String(id));

  return (typed) => {
    const near = new Map<string, number>();
    const add = (found: readonly string[], surely: number) => {
      for (const word of found) if (!near.has(word)) near.set(word, surely);
    };
    if (known.has(typed)) add([typed], sure.same);
    for (const stem of stemsOf(typed)) add(byStem.get(stem) ?? [], sure.stem);
    const letters = /^[\p{L}\p{M}]+$/u.test(typed) ? typed.length : 0;
    if (letters >= from.oneMistake) add(like(typed, { fuzzy: 1 }), sure.oneMistake);
    if (letters >= from.longer) add(like(typed, { prefix: true }), sure.longer);
    if (letters >= from.twoMistakes) add(like(typed, { fuzzy: 2 }), sure.twoMistakes);
    return near;
  };
}

/** Adds to the list of a key. */
export function pushed<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
