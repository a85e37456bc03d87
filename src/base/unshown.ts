import type { Screen } from './screen.ts';

/** Screens that were decided and not yet shown. They are kept with the mark of their update, so that a death in between loses none. */
export interface Unshown {
  readonly chat: number;
  readonly lang: string;
  /** The message in whose place the first comes; null: all are new. */
  readonly instead: number | null;
  /** The topic of a forum where they belong. */
  readonly topic?: number;
  readonly screens: readonly Screen[];
}
