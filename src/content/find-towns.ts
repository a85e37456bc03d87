import MiniSearch from 'minisearch';
import type { Municipality } from '../desk/office.ts';
import { bare, wordsOf } from './find-words.ts';

/** Finds municipalities by the words that a person types. */
export interface Towns {
  /** Ids of those whose name fits best, at most `most`, the best first. Mistakes are forgiven. */
  find(said: string, most: number): readonly string[];
  /** The id of one whose whole name stands among the words typed, the longest; with `only`, and nothing else. Null: none. */
  named(said: string, only?: 'only'): string | null;
}

/** What is not even a third as near as the best is left out. */
const nearEnough = 0.3;
/** Letters of a word from which one mistake is forgiven, and two. */
const forgiven = [4, 8] as const;
const notLetters = /[^\p{L}\p{N}]+/u;

const options = {
  fields: ['name'],
  tokenize: (words: string) => bare(words).split(notLetters),
  processTerm: (term: string) => (term.length < 2 ? null : term),
  searchOptions: {
    fuzzy: (term: string) => forgiven.filter((letters) => term.length >= letters).length,
    prefix: (term: string) => term.length >= forgiven[0],
    weights: { fuzzy: 0.3, prefix: 0.5 },
  },
};

/** Municipalities by their Italian name, and by those of other languages that some have. The index is made when it is first asked. */
export function townSearch(municipalities: ReadonlyMap<string, Municipality>): Towns {
  let made: MiniSearch | null = null;
  let byName: ReadonlyMap<string, string> | null = null;
  function index(): MiniSearch {
    if (made) return made;
    made = new MiniSearch(options);
    made.addAll(
      [...municipalities.values()].flatMap(({ id, name, also }) => [name, ...also].map((each, i) => ({ id: `${id}/${i}`, name: each }))),
    );
    return made;
  }
  const names = () =>
    (byName ??= new Map(
      [...municipalities.values()].flatMap(({ id, name, also }) => [...also, name].map((each) => [wordsOf(each).join(' '), id] as const)),
    ));

  return {
    find(said, most) {
      const found = (combineWith: 'AND' | 'OR') => {
        const hits = index().search(said, { combineWith });
        const best = hits[0]?.score ?? 0;
        return hits.filter(({ score }) => score >= best * nearEnough).map(({ id }) => String(id).split('/')[0] ?? '');
      };
      return [...new Set([...found('AND'), ...found('OR')])].slice(0, most);
    },
    named(said, only) {
      const words = wordsOf(said);
      for (let length = words.length; length > 0; length--) {
        for (let at = 0; at + length <= words.length; at++) {
          const id = names().get(words.slice(at, at + length).join(' '));
          if (id) return id;
        }
        if (only) return null;
      }
      return null;
    },
  };
}
