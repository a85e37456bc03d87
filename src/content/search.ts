import MiniSearch from 'minisearch';
import { text } from '../base/screen.ts';
import type { Municipality } from '../desk/office.ts';
import type { Flow, FlowId } from '../flow/flow.ts';
import { keywordsKey, labelKey, titleKey } from '../flow/keys.ts';
import { reference, type Texts } from './texts.ts';

/** Finds things by the words that a person types. */
export interface Search<Id extends string> {
  /** What fits best, at most `most`, the best first. Typos are forgiven. */
  find(lang: string, said: string, most: number): readonly Id[];
}

/** Words that say nothing about the need, in every language. */
const stopWordsKey = 'common:search.stop-words';
/** What is not even a third as near as the best is left out. */
const nearEnough = 0.3;
/** Letters of a word from which one mistake is forgiven, and two. */
const forgiven = [4, 8] as const;
/** Letters of a typed text that are looked at. */
const longestSaid = 200;

const notLetters = /[^\p{L}\p{N}]+/u;

const options = (stop: ReadonlySet<string>) => ({
  tokenize: (words: string) => bare(words).split(notLetters),
  processTerm: (term: string) => (stop.has(term) || term.length < 2 ? null : term),
  searchOptions: {
    fuzzy: (term: string) => forgiven.filter((letters) => term.length >= letters).length,
    prefix: (term: string) => term.length >= forgiven[0],
    weights: { fuzzy: 0.3, prefix: 0.5 },
  },
});

/** The ids of what is near enough to the best, the best first: what has all the words before what has some. */
function near(index: MiniSearch, said: string, boost: Record<string, number> = {}): string[] {
  const found = (combineWith: 'AND' | 'OR') => {
    const hits = index.search(said.slice(0, longestSaid), { boost, combineWith });
    const best = hits[0]?.score ?? 0;
    return hits.filter(({ score }) => score >= best * nearEnough).map(({ id }) => String(id));
  };
  return [...new Set([...found('AND'), ...found('OR')])];
}

/**
 * Guides by label, title and keywords; safety cards before the others. An index a language, made when it is first asked; what
 * a language does not find is looked up in Italian, whose office words people know.
 */
export function guideSearch(flows: ReadonlyMap<FlowId, Flow>, texts: Texts): Search<FlowId> {
  const indexes = new Map<string, MiniSearch>();
  const stopWordsOf = (lang: string) => new Set(bare(texts.plain(lang, text(stopWordsKey))).split(/[\s,]+/));

  function indexOf(lang: string): MiniSearch {
    const made = indexes.get(lang);
    if (made) return made;
    const index = new MiniSearch({ fields: ['label', 'title', 'keywords'], ...options(stopWordsOf(lang)) });
    const words = (key: string) => texts.plain(lang, text(key));
    index.addAll(
      [...flows.keys()].map((id) => ({ id, label: words(labelKey(id)), title: words(titleKey(id)), keywords: words(keywordsKey(id)) })),
    );
    indexes.set(lang, index);
    return index;
  }
  const hits = (lang: string, said: string) => near(indexOf(lang), said, { label: 1.5, title: 1.5 });

  return {
    find(lang, said, most) {
      const own = hits(lang, said);
      const meant = bare(said)
        .split(notLetters)
        .filter((word) => !stopWordsOf(lang).has(word));
      const found = own.length > 0 || lang === reference ? own : hits(reference, meant.join(' '));
      const safe = (id: FlowId) => flows.get(id)?.safety === true;
      return [...found.filter(safe), ...found.filter((id) => !safe(id))].slice(0, most);
    },
  };
}

/** Municipalities by their name, which is the same in every language. */
export function townSearch(municipalities: ReadonlyMap<string, Municipality>): Search<string> {
  let index: MiniSearch | null = null;
  return {
    find(_lang, said, most) {
      if (!index) {
        index = new MiniSearch({ fields: ['name'], ...options(new Set()) });
        index.addAll([...municipalities.values()].map(({ id, name }) => ({ id, name })));
      }
      return near(index, said).slice(0, most);
    },
  };
}

/** Small letters without accents: as many people type. */
function bare(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
