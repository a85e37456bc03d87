import MiniSearch from 'minisearch';
import type { Flow, FlowId } from '../core/flow.ts';
import { keywordsKey, labelKey, titleKey } from '../core/flow-keys.ts';
import { text } from '../core/screen.ts';
import { reference, type Texts } from './texts.ts';

/** Finds guides by the words that a person types. */
export interface Search {
  /** The guides that fit best, at most `most`, the best first; safety cards before the others. Typos are forgiven. */
  find(lang: string, said: string, most: number): readonly FlowId[];
}

/** Words that say nothing about the need, in every language. */
const stopWordsKey = 'common:search.stop-words';
/** What is not even half as near as the best is left out. */
const nearEnough = 0.4;
/** Letters of a word from which one mistake is forgiven, and two. */
const forgiven = [4, 8] as const;

/** An index a language, made when it is first asked; what a language does not find is looked up in Italian, whose office words people know. */
export function createSearch(flows: ReadonlyMap<FlowId, Flow>, texts: Texts): Search {
  const indexes = new Map<string, MiniSearch>();

  function indexOf(lang: string): MiniSearch {
    const made = indexes.get(lang);
    if (made) return made;
    const stop = new Set(bare(texts.plain(lang, text(stopWordsKey))).split(/[\s,]+/));
    const index = new MiniSearch({
      fields: ['label', 'title', 'keywords'],
      tokenize: (words) => bare(words).split(/[^\p{L}\p{N}]+/u),
      processTerm: (term) => (stop.has(term) || term.length < 2 ? null : term),
    });
    index.addAll(
      [...flows.keys()].map((id) => ({
        id,
        label: texts.plain(lang, text(labelKey(id))),
        title: texts.plain(lang, text(titleKey(id))),
        keywords: texts.plain(lang, text(keywordsKey(id))),
      })),
    );
    indexes.set(lang, index);
    return index;
  }

  function hits(lang: string, said: string): { readonly id: FlowId; readonly score: number }[] {
    const fuzzy = (term: string) => forgiven.filter((letters) => term.length >= letters).length;
    const found = indexOf(lang).search(said.slice(0, 200), {
      fuzzy,
      prefix: (term) => term.length >= forgiven[0],
      boost: { label: 1.5, title: 1.5 },
      weights: { fuzzy: 0.3, prefix: 0.5 },
    });
    const best = found[0]?.score ?? 0;
    return found.filter(({ score }) => score >= best * nearEnough).map(({ id, score }) => ({ id: String(id), score }));
  }

  return {
    find(lang, said, most) {
      const own = hits(lang, said);
      const found = (own.length > 0 || lang === reference ? own : hits(reference, said)).map(({ id }) => id);
      const safe = (id: FlowId) => flows.get(id)?.safety === true;
      return [...found.filter(safe), ...found.filter((id) => !safe(id))].slice(0, most);
    },
  };
}

/** Small letters without accents: as many people type. */
function bare(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
