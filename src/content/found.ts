import type { Action } from '../base/action.ts';
import type { Text } from '../base/screen.ts';

/** A place of the bot's own that typed words open: its words are `found:door.<id>.label` and `.keywords`. */
export interface Door {
  readonly id: string;
  /** What its button does. */
  readonly press: Action;
}

/** Words of a language, perhaps one that the bot does not speak yet, and the id that they open. */
export interface FirstWords {
  readonly lang: string;
  readonly open: string;
  readonly words: readonly string[];
}

/** A button to what typed words mean: a guide, a door of the bot, a need of the menu, a kind of office. */
export interface Found {
  /** Of a guide its id; `door:book`, `need:permit`, `office:questura`, `office:questura:053011`. */
  readonly id: string;
  readonly label: Text;
  readonly press: Action;
  /** The words mean danger: the numbers to call, or a safety card by its words of danger or before all else. */
  readonly danger: boolean;
}

export interface Search {
  /** What fits best, at most `most`, the best first; what may mean danger never below the second. Mistakes are forgiven. */
  find(lang: string, said: string, most: number): readonly Found[];
  /** What an id stands for; null: nothing (any more). */
  byId(id: string): Found | null;
  /** Makes the index of Italian and English, if it is not there yet, in pieces of some milliseconds; who searches before it is done waits for the rest. */
  prepare(): Promise<void>;
  /** Whether all that was typed is a call for help, in the person's language or any we know one in. */
  isCry(lang: string, said: string): boolean;
  /** The words tell themselves of harm to people, or cry for help: a safety card is nearest to them, and none about a paper in hand. */
  inHarm(lang: string, said: string): boolean;
  /** The same of a sentence: a name may be like a word of danger (Violeta), but has no "my" or "me" beside it. */
  tellsDanger(lang: string, said: string): boolean;
}
