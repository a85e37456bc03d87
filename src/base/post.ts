import type { Screen, Text } from './screen.ts';

/** What an outbox message is, drawn and ready. */
export type Post =
  | { readonly what: 'screen'; readonly screen: Screen; readonly answering?: number | null; readonly topic?: number }
  | { readonly what: 'edit'; readonly screen: Screen; readonly message: number }
  /** Taken out of the chat; where Telegram deletes it no more, its words are replaced by the screen's. */
  | { readonly what: 'away'; readonly message: number; readonly screen: Screen }
  /** A message copied from another chat; `words`: what stands under it instead of its own, its own where absent. */
  | {
      readonly what: 'copy';
      readonly of: { readonly chat: number; readonly message: number };
      readonly words?: Screen;
      readonly answering?: number | null;
      readonly topic?: number;
      readonly protect?: true;
    }
  /** Several messages copied together, as the album that they were; one that Telegram cannot copy is left out. */
  | {
      readonly what: 'album';
      readonly of: { readonly chat: number; readonly messages: readonly number[] };
      readonly topic?: number;
      readonly protect?: true;
    }
  /** Opens a topic of a forum; `message` of what became of it is its number. */
  | { readonly what: 'topic'; readonly name: string }
  | { readonly what: 'topic-closed'; readonly topic: number; readonly closed: boolean }
  /** What stands under a thing that was copied before. */
  | { readonly what: 'words'; readonly screen: Screen; readonly message: number }
  | { readonly what: 'file'; readonly file: { source: Uint8Array; filename: string; type: string }; readonly caption: Text }
  | { readonly what: 'picture'; readonly file: { source: Uint8Array; filename: string; type: string }; readonly caption: Text }
  | { readonly what: 'voice'; readonly file: { source: Uint8Array; filename: string; type: string } }
  | { readonly what: 'venue'; readonly lat: number; readonly lon: number; readonly title: string; readonly address: string };

/** What became of it; `message` is the one sent or edited, the first of `messages`. */
export type Posted =
  | { readonly became: 'sent'; readonly message: number; readonly messages?: readonly number[] }
  /** The chat is closed to us: blocked, left, deleted. */
  | { readonly became: 'closed'; readonly why: string }
  /** Telegram's own word of what somebody must give back: the right to write, an open topic. */
  | { readonly became: 'forbidden'; readonly why: string }
  | { readonly became: 'moved'; readonly to: number }
  /** Telegram told us to wait so long. */
  | { readonly became: 'told'; readonly seconds: number; readonly why: string }
  /** It certainly did not arrive, or may be sent again without harm: an edit. */
  | { readonly became: 'unreachable'; readonly why: string }
  /** Only the answer is missing: it may have arrived. */
  | { readonly became: 'unsure'; readonly why: string }
  /** A fault in the message itself: it can never be sent. */
  | { readonly became: 'bad'; readonly why: string };
