import type { Problem } from '../content/content.ts';
import { isForOperators } from '../content/for-operators.ts';
import type { LocaleFile } from '../content/read.ts';
import { reference } from '../content/reference.ts';
import { spokenProblems } from '../content/spoken-texts.ts';
import { namesOf, strayWords } from '../content/stray-letters.ts';
import type { TextTree } from '../content/template.ts';
import type { TextIndex } from '../content/text-index.ts';
import { parseYaml } from '../content/yaml-file.ts';

/** A text that content needs: a step asks it, a part of a sum is called so. `for`: the file that needs it. */
export interface Needed {
  readonly key: string;
  readonly for: string;
}

/** Languages that are there or to come, those that people can choose, and how keys begin that only operators read. */
interface Languages {
  readonly listed: readonly string[];
  /** Italian names of papers and offices. */
  readonly names: readonly string[];
  readonly offered: readonly string[];
  readonly forOperators: readonly string[];
}

/** What is wrong with the texts of each language themselves, and between the languages. */
export function textProblems(
  index: TextIndex,
  { listed, names, offered, forOperators }: Languages,
  needed: readonly Needed[],
): readonly Problem[] {
  const needs = new Map(needed.map((each) => [each.key, each.for]));
  const italian = new Set(index.keys(reference));
  const all = new Set([...needs.keys(), ...italian]);
  const words = namesOf(names);
  const strangers = index.folders.filter((lang) => !listed.includes(lang));
  return [
    ...index.files.flatMap((each) => (hasTwice(each) ? parseYaml(each.file, each.written).problems : [])),
    ...strangers.map((lang) => ({
      file: 'data/languages.yaml',
      line: null,
      place: '',
      problem: `locales/${lang} is no language of this list`,
    })),
    ...spokenProblems(index, listed),
    ...listed.filter((lang) => lang !== reference).flatMap((lang) => strayProblems(index, lang, words)),
    ...offered.flatMap((lang) => {
      const spared = lang === reference ? [] : forOperators;
      const missing = [...all].filter((key) => !index.forms(lang, key) && !isForOperators(key, spared));
      const extra = index.keys(lang).filter((key) => !all.has(key));
      const because = (key: string) => (needs.has(key) && !italian.has(key) ? `, needed by ${needs.get(key)}` : '');
      return [
        ...missing.map((key) => index.at(lang, key, `is missing${because(key)}`)),
        ...extra.map((key) => index.at(lang, key, 'is not in Italian')),
      ];
    }),
  ];
}

/** Words in other letters; people type other languages than they read. */
function strayProblems(index: TextIndex, lang: string, names: ReadonlySet<string>): readonly Problem[] {
  const read = index.keys(lang).filter((key) => !/keywords$|^found:/.test(key));
  return read.flatMap((key) =>
    strayWords(lang, index.forms(lang, key) ?? new Map(), index.forms(reference, key), names).map((word) =>
      index.at(lang, key, `«${word}» is in letters of another language, and not in the Italian text`),
    ),
  );
}

/** Whether a name may stand twice in a file: it has more names than what was read of it. Finding where takes much longer. */
function hasTwice({ written, tree }: LocaleFile): boolean {
  const names = (texts: TextTree): number =>
    Object.values(texts).reduce((sum, each) => sum + 1 + (typeof each === 'string' ? 0 : names(each)), 0);
  return (written.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0) !== names(tree);
}
