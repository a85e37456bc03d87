import { addSeconds, type Instant } from '../base/time.ts';
import type { Change, Write } from '../desk/change.ts';

/** What became of a message, with writes that go with it. */
export type Delivery =
  | { readonly became: 'sent'; readonly change: Change; readonly next?: Next }
  /** Nothing of it is to be said now: it waits for its next moment, and holds up nothing. */
  | { readonly became: 'later'; readonly next: Next; readonly change: Change }
  /** Not tried before so many seconds have passed. */
  | {
      readonly became: 'waits';
      readonly waits: 'told' | 'rights';
      readonly seconds: number;
      readonly why: string;
      readonly change?: Change;
    }
  /** Nobody knows whether Telegram works: everything pauses until it answers. */
  | { readonly became: 'unreachable'; readonly why: string }
  /** The same, and it may have got the message: it is not sent again. */
  | { readonly became: 'unsure'; readonly why: string; readonly change: Change; readonly next?: Next }
  /** Its words would not be true any more. */
  | { readonly became: 'untrue'; readonly why: string; readonly change?: Change }
  /** It can never be sent. */
  | { readonly became: 'bad'; readonly why: string; readonly change?: Change; readonly next?: Next };

/** The next moment of a message that is said over and over; null: it is done. */
export type Next = Instant | null;

/** It could not even be drawn. */
export interface Faulty {
  readonly became: 'faulty';
  readonly why: string;
}

/** Pauses after a fault of ours in drawing, in seconds; after the last the message is set aside. */
const drawAgain = [5, 60, 600] as const;
/** Pauses between tries of one message while Telegram does not answer it, in seconds; the last is repeated. */
const reachAgain = [1, 2, 5, 10, 20, 30] as const;

/** What stands at a message whose answer was lost. */
export const unsure = (why: string) => `${why}; it may have arrived`;

interface Tried {
  readonly key: string;
  readonly revision: number;
  readonly attempts: number;
  /** How often it met a fault of ours. */
  readonly faults?: number | undefined;
}

type Mark = Extract<Write, { write: 'sent' | 'next' | 'retry' | 'end' }>;

/** What is written of a message after it was tried, and how loudly it is told in the log. */
export function afterwards(
  result: Delivery | Faulty,
  { key, revision, attempts, faults = 0 }: Tried,
  now: Instant,
): { readonly mark: Mark; readonly faults?: number; readonly level: 'info' | 'warn' | 'error' | null } {
  const of = { key, revision };
  const ended = (state: 'dropped' | 'aside', error: string): Mark => ({ write: 'end', ...of, state, at: now, error });
  const again = (seconds: number, waits: 'told' | 'network' | 'rights', error: string): Mark => ({
    write: 'retry',
    ...of,
    at: addSeconds(now, seconds),
    waits,
    error,
  });
  if ('next' in result && result.next !== undefined) {
    const level = result.became === 'sent' || result.became === 'later' ? null : 'error';
    return { mark: { write: 'next', ...of, due: result.next }, level };
  }
  switch (result.became) {
    case 'later':
    case 'sent':
      return { mark: { write: 'sent', ...of, at: now }, level: null };
    case 'untrue':
      return { mark: ended('dropped', result.why), level: 'info' };
    case 'bad':
      return { mark: ended('aside', result.why), level: 'error' };
    case 'waits':
      return { mark: again(result.seconds, result.waits, result.why), faults, level: 'warn' };
    case 'unsure':
      return { mark: ended('aside', unsure(result.why)), level: 'error' };
    case 'unreachable': {
      const seconds = reachAgain[Math.min(attempts, reachAgain.length - 1)] ?? 30;
      return { mark: again(seconds, 'network', result.why), faults, level: 'warn' };
    }
    case 'faulty': {
      // A fault of ours in one message: it is tried some times and then set aside; the others go on.
      const seconds = drawAgain[faults];
      if (seconds === undefined) return { mark: ended('aside', result.why), level: null };
      return { mark: again(seconds, 'told', result.why), faults: faults + 1, level: null };
    }
  }
}
