import { addSeconds, type Instant } from '../base/time.ts';
import type { Change, Write } from '../desk/change.ts';

/** What became of a message, with writes that go with it. */
export type Delivery =
  | { readonly became: 'sent'; readonly change: Change }
  /** The chat stays closed to us: given up. */
  | { readonly became: 'gone'; readonly why: string; readonly change?: Change }
  /** Not tried before so many seconds have passed. */
  | {
      readonly became: 'waits';
      readonly waits: 'told' | 'rights';
      readonly seconds: number;
      readonly why: string;
      readonly change?: Change;
    }
  /** Nobody knows whether Telegram works: everything pauses but a probe. */
  | { readonly became: 'unreachable'; readonly why: string }
  /** Its words would not be true any more. */
  | { readonly became: 'untrue'; readonly why: string }
  /** It can never be sent. */
  | { readonly became: 'bad'; readonly why: string; readonly change?: Change };

/** It could not even be drawn. */
export interface Faulty {
  readonly became: 'faulty';
  readonly why: string;
}

/** Pauses after a fault of ours in drawing, in seconds; after the last the message is set aside. */
const drawAgain = [5, 60, 600] as const;
/** Pauses between tries of one message while Telegram does not answer it, in seconds; the last is repeated. */
const reachAgain = [1, 2, 5, 10, 20, 30] as const;

interface Tried {
  readonly key: string;
  readonly revision: number;
  readonly attempts: number;
}

type Mark = Extract<Write, { write: 'sent' | 'retry' | 'end' }>;

/** What is written of a message after it was tried, and how loudly it is told in the log. */
export function afterwards(
  result: Delivery | Faulty,
  { key, revision, attempts }: Tried,
  now: Instant,
): { readonly mark: Mark; readonly level: 'info' | 'warn' | 'error' | null } {
  const of = { key, revision };
  const ended = (state: 'failed' | 'dropped' | 'aside', error: string): Mark => ({ write: 'end', ...of, state, at: now, error });
  const again = (seconds: number, waits: 'told' | 'network' | 'rights', error: string): Mark => ({
    write: 'retry',
    ...of,
    at: addSeconds(now, seconds),
    waits,
    error,
  });
  switch (result.became) {
    case 'sent':
      return { mark: { write: 'sent', ...of, at: now }, level: null };
    case 'untrue':
      return { mark: ended('dropped', result.why), level: 'info' };
    case 'gone':
      return { mark: ended('failed', result.why), level: 'info' };
    case 'bad':
      return { mark: ended('aside', result.why), level: 'error' };
    case 'waits':
      return { mark: again(result.seconds, result.waits, result.why), level: 'warn' };
    case 'unreachable':
      return { mark: again(reachAgain[Math.min(attempts, reachAgain.length - 1)] ?? 30, 'network', result.why), level: 'warn' };
    case 'faulty': {
      // A fault of ours in one message: it is tried some times and then set aside; the others go on.
      const seconds = drawAgain[attempts];
      return { mark: seconds === undefined ? ended('aside', result.why) : again(seconds, 'told', result.why), level: null };
    }
  }
}
