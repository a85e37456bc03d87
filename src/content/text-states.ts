import type { Text, Words } from '../base/screen.ts';
import type { Day } from '../base/time.ts';

/** What the bot must know of a language's texts while it runs; the rest are made by machine. */
export interface Provenance {
  readonly reviewed: readonly string[];
  /** By key, the day from which the old text is not shown any more; '': nobody noted when the Italian changed. */
  readonly outdated: Readonly<Record<string, Day | ''>>;
}

/**
 * What a reader must be told of a text: it is Italian, or has no words to translate (`own`); somebody checked it; a machine made it; its Italian
 * changed since, a while ago (`old`: its own words still stand) or too long ago (`withdrawn`: the Italian stands in their place).
 */
export type Told = 'own' | 'reviewed' | 'machine' | 'old' | 'withdrawn';

export interface TextStates {
  of(lang: string, key: string): Told;
  /** Whether the Italian stands in place of that text today. */
  withdrawn(lang: string, key: string): boolean;
  /** What a screen that says these texts tells of itself; null: nothing, all were written or checked by people. */
  worst(lang: string, texts: Iterable<Text>): 'machine' | 'withdrawn' | null;
  /** Somebody checked a text of these words just now; `reviewed` false: it is a machine's again. */
  checked(lang: string, key: string, reviewed: boolean): void;
  /** Somebody says that it is wrong: it is withdrawn from now on. */
  rejected(lang: string, key: string): void;
}

interface Known {
  readonly reviewed: Set<string>;
  readonly outdated: Map<string, Day | ''>;
}

export interface StateSource {
  readonly reference: string;
  readonly provenance: Readonly<Record<string, Provenance>>;
  today(): Day;
  /** Whether the language has the text, and whether it has letters at all: a text that is only its parameter is nobody's translation. */
  words(lang: string, key: string): 'none' | 'neutral' | 'words';
}

/** The states of texts while the bot runs: only what is not a machine's is kept. */
export function textStates({ reference, provenance, today, words }: StateSource): TextStates {
  const langs = new Map<string, Known>();
  const of = (lang: string): Known => {
    const found = langs.get(lang) ?? {
      reviewed: new Set(provenance[lang]?.reviewed),
      outdated: new Map(Object.entries(provenance[lang]?.outdated ?? {})),
    };
    langs.set(lang, found);
    return found;
  };
  const withdrawn = (lang: string, key: string) => {
    const from = of(lang).outdated.get(key);
    return from !== undefined && from !== '' && from <= today();
  };

  function told(lang: string, key: string): Told {
    if (lang === reference) return 'own';
    const known = of(lang);
    if (known.reviewed.has(key)) return 'reviewed';
    if (known.outdated.size > 0 && known.outdated.has(key)) return withdrawn(lang, key) ? 'withdrawn' : 'old';
    // A text that is missing is said in Italian, with a flag of its own.
    return words(lang, key) === 'words' ? 'machine' : 'own';
  }

  const tell: Readonly<Record<Told, 'machine' | 'withdrawn' | null>> = {
    own: null,
    reviewed: null,
    machine: 'machine',
    old: 'machine',
    withdrawn: 'withdrawn',
  };

  function worstOf(reader: string, text: Text): 'machine' | 'withdrawn' | null {
    const lang = text.in ?? reader;
    const own = tell[told(lang, text.key)];
    if (own === 'withdrawn' || !text.with) return own;
    let worst = own;
    for (const name in text.with)
      for (const inner of textsIn(text.with[name])) {
        const found = worstOf(lang, inner);
        if (found === 'withdrawn') return found;
        worst ??= found;
      }
    return worst;
  }

  return {
    of: told,
    withdrawn,
    worst(lang, texts) {
      const any = of(lang).outdated.size > 0;
      let worst: 'machine' | 'withdrawn' | null = null;
      for (const text of texts) {
        const found = worstOf(lang, text);
        // Nothing is worse where nothing can be withdrawn.
        if (found === 'withdrawn' || (found && !any)) return found;
        worst ??= found;
      }
      return worst;
    },
    checked(lang, key, reviewed) {
      const known = of(lang);
      known.outdated.delete(key);
      if (reviewed) known.reviewed.add(key);
      else known.reviewed.delete(key);
    },
    rejected(lang, key) {
      const known = of(lang);
      known.reviewed.delete(key);
      known.outdated.set(key, sinceEver);
    },
  };
}

/** Before any day. */
const sinceEver = '0000-01-01';

const none: readonly Text[] = [];

function textsIn(value: Words | undefined): readonly Text[] {
  if (typeof value !== 'object') return none;
  if ('key' in value) return [value];
  return 'mark' in value ? [value.mark] : value;
}
