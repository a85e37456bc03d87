import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';
import type { Call } from './api-call.ts';
import { allowedUpdates, type Bot } from './bot.ts';
import { Refused } from './errors.ts';
import type { CallApi } from './send.ts';

/** Long poll, in seconds. */
const longPoll = 30;
/** While an update is being dealt with, we look for others after so long, in milliseconds; each time in vain we wait twice as long. */
const glance = { first: 50, longest: 250 };
/** Between tries when Telegram cannot be reached or another poller has the token, in milliseconds. */
const pauses = { first: 1_000, longest: 30_000, conflict: 5_000 };

/** The end waits so long for updates under way, in milliseconds. */
const farewell = 4_000;

/** Only the number is looked at here: `receive` reads the rest, and an update may have a hundred others beside it. */
type Numbered = { readonly update_id: number };

/** What Telegram gave, or an error when it is no list of updates. */
function listed(given: unknown): readonly Numbered[] {
  const isUpdate = (each: unknown): each is Numbered =>
    typeof each === 'object' && each !== null && 'update_id' in each && typeof each.update_id === 'number';
  if (Array.isArray(given) && given.every(isUpdate)) return given;
  throw new Error('getUpdates: no list of updates');
}

export interface Poller {
  /** Ends when stopped; rejects only when Telegram refuses the token. */
  readonly done: Promise<void>;
  /** Takes no more updates, waits for those under way, and confirms them. */
  stop(): Promise<void>;
}

/** Asks Telegram for updates. The offset never passes an update that is still open: a crash brings it again. */
export function startPolling(bot: Pick<Bot, 'take'>, callApi: CallApi, log: Logger): Poller {
  const stopping = new AbortController();
  const open = new Map<number, Promise<void>>();
  /** Ids of the last batch: what is not confirmed yet comes again with the next. */
  let taken: ReadonlySet<number> = new Set();
  let next = 0;

  /** Takes what is new; gives whether there was something. Ids are compared for sameness only: after a week without updates Telegram starts again from any number. */
  const take = (updates: readonly Numbered[]): boolean => {
    let news = false;
    const before = taken;
    taken = new Set(updates.map((update) => update.update_id));
    for (const update of updates) {
      const id = update.update_id;
      if (before.has(id) || open.has(id)) continue;
      news = true;
      next = id + 1;
      open.set(
        id,
        bot.take(update).finally(() => open.delete(id)),
      );
    }
    return news;
  };
  const offset = () => Math.min(next, ...open.keys());
  const ask = (timeout: number, limit: number, signal?: AbortSignal) =>
    callApi(
      'getUpdates',
      { offset: offset(), limit, timeout, allowed_updates: allowedUpdates } satisfies Call<'getUpdates'>,
      signal ? { signal } : {},
    );

  async function loop(): Promise<void> {
    let pause = pauses.first;
    let glancing = glance.first;
    while (!stopping.signal.aborted) {
      try {
        const news = take(listed(await ask(open.size > 0 ? 0 : longPoll, 100, stopping.signal)));
        pause = pauses.first;
        glancing = news || open.size === 0 ? glance.first : Math.min(glancing * 2, glance.longest);
        if (open.size > 0) await Promise.race([Promise.all(open.values()), wait(glancing)]);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof Refused && [401, 404].includes(error.code)) throw new Error('Telegram refuses the token: check BOT_TOKEN');
        const conflict = error instanceof Refused && error.code === 409;
        log.warn(faultOf(error), conflict ? 'another program polls with this token' : 'no updates');
        const asked = error instanceof Refused ? error.parameters.retry_after : undefined;
        await wait(asked ? asked * 1000 : conflict ? pauses.conflict : pause, undefined, { signal: stopping.signal }).catch(
          () => undefined,
        );
        pause = Math.min(pause * 2, pauses.longest);
      }
    }
  }
  const done = loop();
  return {
    done,
    async stop() {
      stopping.abort();
      await done.catch(() => undefined);
      // One that is still open then is not confirmed, and comes again.
      await Promise.race([Promise.all(open.values()), wait(farewell, undefined, { ref: false })]);
      if (next > 0) await ask(0, 1).catch((error) => log.debug(faultOf(error), 'last confirmation'));
    },
  };
}
