import type { Problem } from '../content/content.ts';
import { plainOf } from '../content/markup.ts';
import type { TextIndex } from '../content/text-index.ts';
import type { Flow, Item, SectionId } from '../flow/flow.ts';
import { askKey, helpKey, itemKey, sayKey } from '../flow/keys.ts';
import { fleschKincaid, gulpease } from './readability.ts';

/**
 * How hard a text may be: a whole screen, and a single text of it. Italian: Gulpease at least so much (60: read alone with the
 * lower secondary school). English: Flesch-Kincaid at most that school year. `shortest`: fewer words say too little to be measured.
 */
const measures = {
  it: { of: gulpease, name: 'Gulpease', fits: (value: number, bound: number) => value >= bound, screen: 60, single: 45, shortest: 8 },
  en: {
    of: fleschKincaid,
    name: 'Flesch-Kincaid',
    fits: (value: number, bound: number) => value <= bound,
    screen: 9,
    single: 13,
    shortest: 8,
  },
} as const;

/** Texts of a flow that are hard to read. The law section is left out: names of laws are what they are. */
export function readabilityProblems(flow: Flow, index: TextIndex): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const [lang, { of, name, fits, screen, single, shortest }] of Object.entries(measures)) {
    // Shared texts and lists come back in outcome after outcome: each is measured once.
    const known = new Map<string, readonly string[]>();
    const looked = new Set<string>();
    const wordsOf = (key: string) => {
      const words = known.get(key) ?? [...(index.forms(lang, key)?.values() ?? [])].map(measured);
      known.set(key, words);
      return words;
    };
    const look = (key: string, texts: readonly string[], bound: number) => {
      const said = texts.join('\n');
      if (looked.has(`${bound} ${said}`)) return;
      looked.add(`${bound} ${said}`);
      const value = of(said);
      if (said.split(/\s+/).length < shortest || fits(value, bound)) return;
      const problem = `hard to read: ${name} ${Math.round(value)}, bound ${bound}`;
      problems.set(`${lang} ${key} ${bound}`, index.at(lang, key, problem));
    };
    for (const { keys, names } of screensOf(flow)) {
      const texts = keys.map(wordsOf);
      keys.forEach((key, i) => {
        for (const words of texts[i] ?? []) look(key, [words], single);
      });
      if (keys[0] && !names) look(keys[0], texts.flat(), screen);
    }
  }
  return [...problems.values()];
}

/** The texts that may stand together on a screen, as keys; `names`: a list of names of papers is no text to read as a whole. */
function screensOf(flow: Flow): readonly { readonly keys: readonly string[]; readonly names: boolean }[] {
  const outcomes = flow.outcomes.flatMap(({ say, sections }) => [
    { keys: say.map((item) => sayKey(flow.id, item.id)), names: false },
    ...(Object.entries(sections) as [SectionId, readonly Item[]][])
      .filter(([section]) => section !== 'law')
      .map(([section, items]) => ({ keys: items.map((item) => itemKey(flow.id, section, item.id)), names: section === 'papers' })),
  ]);
  return [...outcomes, ...flow.steps.map((step) => ({ keys: [askKey(flow.id, step.id), helpKey(flow.id, step.id)], names: false }))];
}

/** As it is measured: without markup, office words in brackets and addresses, with a number for each value. */
function measured(words: string): string {
  return plainOf(words.replace(/\{\{.+?\}\}/g, '10'))
    .replace(/\([^)]*\)/g, '')
    .replace(/\S+\.\S+\/\S*|\b\S+@\S+|\bwww\.\S+/g, 'qui');
}
