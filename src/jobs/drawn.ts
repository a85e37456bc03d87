import type { Post } from '../base/post.ts';
import type { Instant, Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Change } from '../desk/change.ts';
import type { Reads } from '../store/store.ts';

export interface DrawDeps {
  readonly store: Reads;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  /** The group of a desk; absent: none is known. */
  deskChat?(desk: string): number | null;
  /** Where a link with that payload opens the bot; absent or null: its name is not known yet. */
  chatLink?(payload: string): string | null;
  /** Words as sound; absent or null: this machine cannot. */
  speak?(lang: string, words: string): Promise<Uint8Array | null>;
  /** Those who answer for requests that nobody takes. */
  readonly admins?: readonly number[];
}

/** A message drawn: what to send, in which language, and what to write when it has been sent. */
export interface Drawn {
  readonly what: Post;
  readonly lang: string;
  /** `all`: of several that were sent together. */
  after(message: number, chat: number, all?: readonly number[]): Change;
  /** Of a message that is said over and over: its next moment, and what is written when the chat is closed, Telegram refuses it or its answer is lost. */
  readonly over?: {
    readonly next: Instant | null;
    readonly blocked: Change;
    readonly refused: Change;
    readonly unsure: Change;
  };
}

/** Why a message is not said any more. */
export interface Untrue {
  readonly untrue: string;
  readonly change?: Change;
}

/** When a message is to be looked at again (null: never); nothing of it is said now. */
export interface Later {
  readonly later: Instant | null;
  readonly change: Change;
}
