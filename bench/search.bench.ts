import { loadContent } from '../src/content/load.ts';
import { readPhrases, scoreOf } from '../tests/support/phrases.ts';
import { median, root } from './parts.ts';

/** So many results a person is shown. */
const shown = 6;
const percent = (share: number) => Math.round(share * 1000) / 10;

/**
 * How well what people type is found: the half of `tests/phrases/` that keywords were not written for. `search_safety` counts a card of danger
 * as found among the first three.
 */
export async function run(): Promise<Record<string, [number, string]>> {
  const loaded = await loadContent(root, { demo: true });
  if ('problems' in loaded) throw new Error(`${loaded.problems.length} problems in the content`);
  const { search } = loaded.content;
  const begun = performance.now();
  search.find('it', 'permesso', shown);
  const made = performance.now() - begun;
  const phrases = readPhrases();
  const took: number[] = [];
  const score = (half: 'tune' | 'test') =>
    scoreOf(
      phrases.filter((each) => each.half === half),
      ({ lang, said }) => {
        const from = performance.now();
        const found = search.find(lang, said, shown);
        took.push(performance.now() - from);
        return found.map(({ id }) => id);
      },
    );
  const [test, tune] = [score('test'), score('tune')];
  return {
    search_phrases: [test.phrases, 'phrases'],
    search_first: [percent(test.first), '%'],
    search_three: [percent(test.three), '%'],
    search_safety: [percent(test.safety), '%'],
    search_tuned_first: [percent(tune.first), '%'],
    search_tuned_three: [percent(tune.three), '%'],
    search_tuned_safety: [percent(tune.safety), '%'],
    search_index_ms: [Math.round(made), 'ms'],
    search_ms: [Math.round(median(took) * 100) / 100, 'ms'],
  };
}
