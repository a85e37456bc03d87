import type { Instant } from '../base/time.ts';
import { type Lane, lanes, type Trouble } from '../desk/message.ts';
import type { Store } from '../store/store.ts';

/** The outbox is swept every minute: after this without a sweep, in milliseconds, something is wrong. */
const sweepPatience = 10 * 60_000;
/** Neither fewer messages nor a younger oldest for so long, in milliseconds. */
const growthPatience = 15 * 60_000;

export interface WatchDeps {
  readonly store: Pick<Store, 'backlog'>;
  now(): Instant;
  /** When a lane of the outbox was last looked through, in milliseconds of `performance.now()`. */
  sweptAt(): number;
  /** Tells those who run the bot; called once when it begins. */
  tell(what: Trouble): Promise<void>;
}

export interface Watch {
  /** Looks how the outbox does; to be called every minute. */
  look(): Promise<void>;
  /** What is wrong now. */
  troubles(): readonly Trouble[];
}

interface Mark {
  readonly count: number;
  readonly oldest: Instant | null;
  /** Since when there was no progress. */
  readonly since: number;
}

/**
 * Watches that the outbox is swept and does not grow. A long drain is no trouble: it becomes shorter. What waits because a chat is closed or
 * Telegram asked for a pause is not counted.
 */
export function createWatch({ store, now, sweptAt, tell }: WatchDeps): Watch {
  const marks = new Map<Lane, Mark>();
  const told = new Set<Trouble>();

  function troubles(): readonly Trouble[] {
    const at = performance.now();
    const growing = [...marks.values()].some(({ count, since }) => count > 0 && at - since >= growthPatience);
    return [...(at - sweptAt() >= sweepPatience ? ['not-swept' as const] : []), ...(growing ? ['growing' as const] : [])];
  }

  return {
    troubles,
    async look() {
      const { ready } = await store.backlog(now());
      const at = performance.now();
      for (const lane of lanes) {
        const before = marks.get(lane);
        const { count, oldest } = ready[lane];
        const better =
          !before || count < before.count || count === 0 || (oldest !== null && before.oldest !== null && oldest > before.oldest);
        marks.set(lane, { count, oldest, since: better ? at : before.since });
      }
      const wrong = troubles();
      for (const each of told) if (!wrong.includes(each)) told.delete(each);
      for (const each of wrong) {
        if (told.has(each)) continue;
        told.add(each);
        await tell(each);
      }
    },
  };
}
