import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Something that people type, on a screen in that language, and what is right to open. */
export interface Phrase {
  readonly said: string;
  readonly lang: 'it' | 'en';
  /** Ids of what may be found (`Found` of the search). */
  readonly open: readonly string[];
  /** A safety card that must not be missed. */
  readonly danger: boolean;
  /** `tune`: keywords are written with a view to it; `test`: the figures are measured on it. */
  readonly half: 'tune' | 'test';
}

interface Group {
  readonly open: readonly string[];
  readonly danger?: true;
  readonly it?: readonly string[];
  readonly en?: readonly string[];
}

const folder = new URL('../phrases/', import.meta.url);

/** All phrases of `tests/phrases/`; a hash of the words tells the halves apart, so that adding one moves no other. */
export function readPhrases(): readonly Phrase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as Group[])
    .flatMap((group) =>
      (['it', 'en'] as const).flatMap((lang) =>
        (group[lang] ?? []).map((said) => ({ said, lang, open: group.open, danger: group.danger === true, half: halfOf(lang, said) })),
      ),
    );
}

function halfOf(lang: string, said: string): Phrase['half'] {
  const [first = 0] = createHash('sha256').update(`${lang} ${said}`).digest();
  return first % 2 === 0 ? 'tune' : 'test';
}

/** Shares of phrases, 0 to 1. */
export interface Score {
  readonly phrases: number;
  readonly first: number;
  readonly three: number;
  /** Of the phrases of danger, those whose card is among the first three. */
  readonly safety: number;
}

/** How well a search does; `find` gives ids, the best first. */
export function scoreOf(phrases: readonly Phrase[], find: (phrase: Phrase) => readonly string[]): Score {
  const place = phrases.map((each) => ({
    ...each,
    at: find(each).findIndex((id) => each.open.some((wanted) => id === wanted || id.startsWith(`${wanted}:`))),
  }));
  const share = (some: readonly { at: number }[], below: number) =>
    some.filter(({ at }) => at >= 0 && at < below).length / Math.max(1, some.length);
  return {
    phrases: place.length,
    first: share(place, 1),
    three: share(place, 3),
    safety: share(
      place.filter((each) => each.danger),
      3,
    ),
  };
}
