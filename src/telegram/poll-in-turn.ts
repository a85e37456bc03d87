import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Poller } from './poll.ts';

/** How often a process that stands by asks whether the one that polls is gone, in milliseconds. */
const pause = 5_000;

/** Does the work unless another process does it: false. The signal: nobody keeps the others away any longer. */
type Alone = (work: (lost: AbortSignal) => Promise<void>) => Promise<boolean>;

export interface PollerInTurn extends Poller {
  /** Another process asks Telegram, and this one waits to take over. */
  standsBy(): boolean;
}

/** Polls in one process of a database at a time, since Telegram refuses two; the others stand by, and one takes over within seconds. */
export function pollInTurn(alone: Alone, poll: () => Poller, log: Logger): PollerInTurn {
  const stopping = new AbortController();
  let polling = false;
  let refused: Error | null = null;

  async function work(lost: AbortSignal): Promise<void> {
    if (stopping.signal.aborted || lost.aborted) return;
    polling = true;
    const poller = poll();
    const ended = poller.done.catch((error: Error) => {
      refused = error;
    });
    await Promise.race([ended, aborted(AbortSignal.any([lost, stopping.signal]))]);
    await poller.stop();
    polling = false;
  }

  async function loop(): Promise<void> {
    let waits = false;
    while (!stopping.signal.aborted) {
      try {
        const mine = await alone(work);
        if (!mine && !waits) log.info('another process polls: this one stands by');
        waits = !mine;
      } catch (error) {
        log.warn({ err: error }, 'whose turn it is to poll cannot be asked');
      }
      if (refused) throw refused;
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const done = loop();

  return {
    done,
    standsBy: () => !polling,
    async stop() {
      stopping.abort();
      await done.catch(() => undefined);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
