import type { Day } from '../base/time.ts';

/** What can be checked of a text, as the questions that its reader answered. */
export const questions = ['who', 'when', 'how-much'] as const;
type Question = (typeof questions)[number];

/**
 * One line of a ledger: what became of some texts of a namespace (`of`) on a day. In that of a language the values are two marks, of the Italian
 * from which the text was made and of the text itself; in that of the Italian, of the Italian before and after it changed.
 */
export type Event = { readonly day: Day; readonly of: string; readonly texts: Readonly<Record<string, string>> } & (
  | { readonly by: 'machine' }
  | { readonly by: 'person'; readonly role: string; readonly checked: readonly Question[] }
  /** `harmless`: the meaning is the same, so that what was checked stays so. */
  | { readonly by: 'author'; readonly harmless?: true }
);

/** All that was noted, by language, oldest first. */
export type Ledgers = Readonly<Record<string, readonly Event[]>>;
