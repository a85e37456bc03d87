import type { Logger } from 'pino';
import { addMinutes, type Instant } from '../base/time.ts';
import type { Change, Write } from '../desk/change.ts';
import type { Message } from '../desk/message.ts';
import type { Due, Store } from '../store/store.ts';

/** What became of a message. `sent`: writes that go with it. `gone`: the chat is closed to us. `later`: try again. `bad`: it can never be sent. */
export type Delivery =
  | { readonly became: 'sent'; readonly change: Change }
  | { readonly became: 'gone'; readonly change: Change }
  | { readonly became: 'later'; readonly seconds: number | null; readonly why: string; readonly change?: Change }
  | { readonly became: 'bad'; readonly why: string };

export interface DeliverDeps {
  readonly store: Store;
  readonly log: Logger;
  now(): Instant;
  /** Draws the message from the state as it is now and sends it. Must not throw for anything that Telegram or the network does. */
  send(message: Message): Promise<Delivery>;
}

/** Pauses between tries of one message, in minutes; the last is repeated. A message is never given up for want of a network. */
const backoff = [0.25, 1, 5, 15, 60] as const;
const batch = 50;

/** The outbox: sends what is due, in order of due time; a message that fails waits, the others go on. One sweep at a time; a nudge during a sweep makes it look again. */
export function createDelivery({ store, log, now, send }: DeliverDeps) {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function one(due: Due): Promise<void> {
    const { message, revision, attempts } = due;
    const mark = { key: message.key, revision };
    const result = await send(message).catch(fault);
    switch (result.became) {
      case 'sent':
        return settle(result.change, { write: 'sent', ...mark, at: now() });
      case 'gone':
        return settle(result.change, { write: 'retry', ...mark, at: null, error: 'gone' });
      case 'bad':
        log.error({ why: result.why, kind: message.body.kind }, 'message cannot be sent');
        return settle([], { write: 'retry', ...mark, at: null, error: result.why });
      case 'later': {
        const minutes = result.seconds !== null ? result.seconds / 60 : (backoff[Math.min(attempts, backoff.length - 1)] ?? 60);
        log.warn({ why: result.why, kind: message.body.kind, attempts }, 'message waits');
        return settle(result.change ?? [], { write: 'retry', ...mark, at: addMinutes(now(), minutes), error: result.why });
      }
    }
  }

  /** A fault of ours in one message does not hold up the others. */
  function fault(error: unknown): Delivery {
    const why = error instanceof Error ? error.message : 'unknown';
    log.error({ error: why }, 'message could not be drawn');
    return { became: 'later', seconds: null, why };
  }

  /** Writes what became of a message; when the writes that go with it are out of date, at least that, or it would be sent again at once. */
  async function settle(change: Change, mark: Write): Promise<void> {
    if ((await store.commit([...change, mark])) === 'stale') await store.commit([mark]);
  }

  async function sweep(): Promise<void> {
    try {
      do {
        again = false;
        for (let due = await store.due(now(), batch); due.length > 0 && !stopped; due = await store.due(now(), batch)) {
          for (const each of due) {
            if (stopped) return;
            await one(each);
          }
        }
      } while (again && !stopped);
    } finally {
      // At once with the last look, so that no nudge falls between the two.
      running = null;
    }
  }

  return {
    /** Sends all that is due; resolves when nothing due is left unsent. */
    run(): Promise<void> {
      if (stopped) return Promise.resolve();
      if (running) again = true;
      running ??= sweep();
      return running;
    },
    /** Ends after the message under way. */
    async stop(): Promise<void> {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
}
