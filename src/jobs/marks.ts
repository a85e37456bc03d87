import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';
import type { Change, Write } from '../desk/change.ts';
import type { Store } from '../store/store.ts';

/** Tries to write again after this, in milliseconds, while the database takes nothing. */
const pause = 5_000;

/**
 * Writes what became of messages. What was sent and cannot be marked (the disk is full) is remembered and marked later, and nothing more is
 * sent meanwhile: in a living process no message goes out twice. A power cut may take the marks of the last moment, as one between sending and marking does.
 */
export function createMarks(store: Store, log: Logger) {
  const unmarked = new Map<string, readonly Change[]>();
  let last = -Infinity;

  /** With the writes that go with it; when those are out of date, at least the mark, or it would be sent again at once. */
  async function write(change: Change, mark: Write): Promise<void> {
    const commit = (all: Change) => store.commit(all, undefined, 'soon');
    if (change.length === 0 || (await commit([...change, mark])) === 'stale') await commit([mark]);
  }

  return {
    pause,
    count: () => unmarked.size,
    /** Whether nothing may be sent, since it could not be marked. */
    blocked: () => unmarked.size > 0,
    async settle(key: string, change: Change, mark: Write): Promise<void> {
      try {
        await write(change, mark);
      } catch (error) {
        log.error(faultOf(error), 'what became of a message could not be written');
        unmarked.set(key, [change, [mark]]);
        last = performance.now();
      }
    },
    /** Writes what could not be written before, at most every few seconds. */
    async retry(): Promise<void> {
      if (unmarked.size === 0 || performance.now() - last < pause) return;
      last = performance.now();
      for (const [key, [change = [], [mark] = []]] of [...unmarked]) {
        if (!mark) continue;
        try {
          await write(change, mark);
          unmarked.delete(key);
        } catch {
          return;
        }
      }
    },
  };
}
