import type { Action } from './action.ts';

/** What a person did, as the border understood it. `act: null`: a button that is none of ours. */
export type Input =
  | { readonly kind: 'press'; readonly act: Action | null }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'command'; readonly name: string; readonly payload: string }
  | { readonly kind: 'location'; readonly lat: number; readonly lon: number }
  /** `words`: what stands under it; `links`: some of them hide an address; `file`: tells it from another; `further`: of an album of which another was taken before. */
  | {
      readonly kind: 'thing';
      readonly what: ThingKind;
      readonly words?: string;
      readonly links?: true;
      readonly file?: string;
      readonly further?: true;
    }
  /** A message has other words now; `thing`: those under it; `file`: of the thing that stands there now, which may be another. */
  | { readonly kind: 'edited'; readonly words: string; readonly thing: boolean; readonly file?: string }
  | { readonly kind: 'blocked'; readonly blocked: boolean }
  /** The group that somebody chose for what a button of ours asked (`request`). */
  | { readonly kind: 'chat-shared'; readonly request: number; readonly chat: number }
  | { readonly kind: 'migrated'; readonly to: number };

/** What somebody sends instead of words. `round`: a video in a circle. */
export type ThingKind = 'sticker' | 'photo' | 'voice' | 'round' | 'file' | 'contact' | 'other';

/** An update at our border: who, where, what. */
export interface Incoming {
  readonly update: number;
  readonly chat: number;
  readonly place: 'private' | 'group';
  readonly from: {
    readonly id: number;
    readonly name: string;
    readonly client_lang: string | null;
    /** Writes as the group itself: one of its administrators, of whom Telegram tells nothing but a title. The id stands for all of them. */
    readonly anonymous?: true;
  };
  /** The message whose button was pressed, or the one that was sent. */
  readonly message: number | null;
  /** The message in whose place the answer's first screen comes; absent: all of the answer is new. */
  readonly instead?: number;
  /** The topic of a forum that it was said in: what answers it comes there too. */
  readonly topic?: number;
  /** The same, and below zero, for all updates of which one is answered: the pictures of an album. */
  readonly once?: number;
  /** The message that this one answers. */
  readonly reply_to: number | null;
  /** Who wrote that one; the bot itself: `us`. */
  readonly reply_by?: number | 'us';
  readonly input: Input;
}
