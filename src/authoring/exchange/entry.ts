import type { Forms } from '../../content/text-index.ts';

/** A text as it goes out to translators. */
export interface Entry {
  /** `namespace:path`, without plural suffix. */
  readonly key: string;
  readonly italian: Forms;
  /** In the language; null: it has none yet. */
  readonly words: Forms | null;
  readonly state: 'missing' | 'machine' | 'reviewed' | 'outdated';
  /** What a translator must know, a line each. */
  readonly notes: readonly string[];
}

/** A text as it comes back. */
export interface Returned {
  readonly key: string;
  /** The Italian that the translator had before them, as far as the format holds it. */
  readonly italian: readonly string[];
  /** By plural form, `''` for a text without; those that are empty were not translated. */
  readonly words: Forms;
  /** The translator says that it is finished. */
  readonly done: boolean;
}

/** What a file holds; `faults`: what of it cannot be understood. */
export interface Received {
  readonly lang: string;
  readonly texts: readonly Returned[];
  readonly faults: readonly string[];
}

/** Whether a number chooses among forms of the text. */
export const isPlural = (forms: Forms): boolean => !forms.has('');

/** The Italian beside a form of another language, which may have forms that Italian has not. */
export const italianOf = (italian: Forms, form: string): string =>
  italian.get(form) ?? italian.get('other') ?? [...italian.values()].at(-1) ?? '';
