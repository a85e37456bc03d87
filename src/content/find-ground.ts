import { text } from '../base/screen.ts';
import { languageSearch } from './find-language.ts';
import { type Hit, type Phrase, phraseIndex } from './find-phrases.ts';
import { wordsOf } from './find-words.ts';
import type { Pieces } from './pieces.ts';
import type { Texts } from './texts.ts';

/** What typed words are looked up in: the phrases of some languages. */
export interface FindGround {
  index(lang: string, said: string): readonly Hit[];
  /** All of them call for help. */
  readonly cries: ReadonlySet<string>;
  /** Words that say nothing about the need. */
  readonly stop: ReadonlySet<string>;
  /** Words by which people ask for help with something: what they name beside them is what they look for. */
  readonly help: ReadonlySet<string>;
  /** The language that somebody is asked to speak. */
  language(said: string): string | null;
}

const stopWordsKey = 'common:search.stop-words';
const helpWordsKey = 'common:search.help-words';

/** The ground of some languages; `emergency`: what stands for the numbers to call. */
export function* groundOf(
  phrases: readonly Phrase[],
  langs: readonly string[],
  { texts, emergency }: { readonly texts: Texts; readonly emergency: string },
): Pieces<FindGround> {
  const cries = phrases.filter(({ of }) => of === emergency).map(({ words }) => wordsOf(words).join(' '));
  const listed = (key: string) => new Set(langs.flatMap((lang) => wordsOf(texts.plain(lang, text(key)))));
  return {
    index: yield* phraseIndex(phrases, { spoken: langs, general: (id) => id.startsWith('need:') }),
    cries: new Set(cries),
    stop: listed(stopWordsKey),
    help: listed(helpWordsKey),
    language: languageSearch(langs, texts),
  };
}

/** Several grounds as one: of a thing that several find, the best. */
export function together(grounds: readonly FindGround[]): FindGround {
  const [only, ...others] = grounds;
  if (only && others.length === 0) return only;
  const all = (words: (ground: FindGround) => ReadonlySet<string>) => new Set(grounds.flatMap((ground) => [...words(ground)]));
  return {
    index: (lang, said) => best(grounds.flatMap((ground) => ground.index(lang, said))),
    cries: all(({ cries }) => cries),
    stop: all(({ stop }) => stop),
    help: all(({ help }) => help),
    language: (said) => grounds.map((ground) => ground.language(said)).find((found) => found !== null) ?? null,
  };
}

function best(hits: readonly Hit[]): readonly Hit[] {
  const found = new Map<string, Hit>();
  for (const hit of hits) {
    const before = found.get(hit.of) ?? hit;
    found.set(hit.of, { of: hit.of, score: Math.max(before.score, hit.score), danger: before.danger || hit.danger });
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}
