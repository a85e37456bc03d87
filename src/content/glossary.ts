import { keptOnce } from '../base/kept.ts';

/** A word of the offices that people meet on paper. What it is called and means is said by `glossary:<id>.name` and `glossary:<id>.plain`. */
export interface Term {
  readonly id: string;
  /** The Italian forms, as texts write them; one that begins with a small letter is found with a capital one too. */
  readonly it: readonly string[];
  /** Words that hold a form and mean something else. */
  readonly but: readonly string[];
  /** Where one meets it on paper. */
  readonly met: string;
  /** The dossier and its section that tell of it. */
  readonly dossier: string;
}

/** How a language says the terms. */
export interface Rendering {
  readonly language: string;
  /** By term: one of these stands in a text that says it. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  /** Keys of texts that say a term in another way, and were looked at. */
  readonly free: readonly string[];
}

export interface Glossary {
  readonly terms: readonly Term[];
  /** The ids of the terms in Italian words without markup, each once, in the order in which they are first met. */
  found(words: string): readonly string[];
}

export const termNameKey = (id: string) => `glossary:${id}.name`;
export const termPlainKey = (id: string) => `glossary:${id}.plain`;

/** The glossary of these terms; where forms overlap the longest counts: "permesso UE" is not "permesso". */
export function createGlossary(terms: readonly Term[]): Glossary {
  const pattern = keptOnce(() => patternOf(terms));
  return {
    terms,
    found(words) {
      const { any, termOf } = pattern();
      const ids = [...words.matchAll(any)].map(([form]) => termOf.get(form));
      return [...new Set(ids)].filter((id): id is string => typeof id === 'string');
    },
  };
}

function patternOf(terms: readonly Term[]) {
  const termOf = new Map<string, string | null>();
  for (const { id, it, but } of terms) {
    for (const form of it.flatMap(written)) termOf.set(form, id);
    for (const form of but.flatMap(written)) termOf.set(form, null);
  }
  const forms = [...termOf.keys()].sort((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // Nothing stands in no text at all.
  const any = new RegExp(forms.length > 0 ? `(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])` : '(?!)', 'gu');
  return { any, termOf };
}

/** As it is written, and at the beginning of a sentence. */
const written = (form: string): readonly string[] => [...new Set([form, form.charAt(0).toUpperCase() + form.slice(1)])];
