import type { GroupStep } from './group-steps.ts';
import type { Thing } from './stage.ts';

/**
 * A journey: what people do and see, in order. `who` is a resident, an operator, or a desk's group by the desk's id.
 *
 * - `{ who: says, text }` … see `steps` below; texts are looked for in the newest message of the bot unless `any` is set.
 */
export interface Journey {
  readonly title: string;
  /** ISO instant at which the process's clock starts. */
  readonly clock: string;
  readonly people?: Readonly<Record<string, string>>;
  /** Operators, members of every desk's group. */
  readonly operators?: readonly string[];
  /** Those who run the bot (named among the people). */
  readonly admins?: readonly string[];
  /** People with a Telegram account who are in no group. */
  readonly outsiders?: readonly string[];
  /** How many a desk receives at one time; absent: as the files say. */
  readonly seats?: Readonly<Record<string, number>>;
  readonly steps: readonly Step[];
  /** Calls that are expected to break the Bot API's rules; none unless said. */
  readonly violations?: number;
}

export type Step =
  | GroupStep
  /** `topic`: of a forum, where it is said. */
  | {
      readonly say: string;
      readonly by: string;
      readonly in?: string;
      readonly topic?: string;
      readonly replying?: true;
      readonly answering?: string;
    }
  | { readonly press: string; readonly by: string; readonly in?: string; readonly on?: string; readonly twice?: true }
  | { readonly forge: string; readonly by: string; readonly in?: string }
  | {
      readonly send: 'sticker' | 'photo' | 'voice' | 'document' | 'contact';
      /** What stands under it. */
      readonly under?: string;
      /** Together with others that name the same. */
      readonly album?: string;
      readonly by: string;
      readonly in?: string;
      readonly answering?: string;
    }
  | { readonly locate: readonly [number, number]; readonly by: string; readonly in?: string; readonly answering?: string }
  /** Other words, or another picture (`photo`). */
  | { readonly edit: string; readonly by: string; readonly in?: string; readonly photo?: true }
  /** So many things of a kind stand together, in the newest album of the bot's. */
  | { readonly together: number; readonly by: string }
  /** The last messages of the bot's that say these stand in this order. */
  | { readonly order: readonly string[]; readonly by: string }
  | {
      readonly see: string | readonly string[];
      readonly by: string;
      readonly any?: true;
      /** The topic in which the newest message stands; null: in none. */
      readonly topic?: string | null;
      readonly not?: string | readonly string[];
    }
  | { readonly buttons: readonly string[]; readonly by: string; readonly none?: readonly string[] }
  /** A message of the person's own was taken back by the bot. */
  | { readonly gone: string; readonly by: string }
  | { readonly toast: string }
  /** The pressed button opens the bot's own chat by a link, and the person presses *Start* there. */
  | { readonly follow: string }
  /** The newest message of the bot's, or the one that says so, can be neither forwarded nor saved. */
  | { readonly protected: string; readonly by: string }
  /** A sign that the bot put on somebody's own message. */
  | { readonly sign: string | null; readonly on: string; readonly by: string }
  | { readonly count: number; readonly of: string; readonly by: string }
  /** So many things of a kind were sent by the bot. */
  | { readonly copied: Thing; readonly times: number; readonly by: string }
  | { readonly venue: readonly string[]; readonly by: string }
  /** `basic`: it is no supergroup yet. */
  | { readonly group: string; readonly of: readonly string[]; readonly basic?: true }
  | { readonly file: string; readonly by: string; readonly holds: readonly string[] }
  | { readonly clock: string }
  | { readonly block: string }
  | { readonly unblock: string }
  | { readonly migrate: string; readonly to: string }
  | { readonly again: 'last update' }
  | { readonly restart: true }
  /** The next calls of the bot go wrong, `in` a chat only. */
  | { readonly fault: Readonly<Record<string, unknown>>; readonly in?: string };
