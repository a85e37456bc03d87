import { Hono } from 'hono';
import type { Instant } from '../base/time.ts';
import type { Trouble } from '../desk/message.ts';
import type { Store } from '../store/store.ts';

/** Telegram may be silent for so long, in milliseconds, before people feel it: a long poll lasts less than a minute. */
const patience = 90_000;
/** The database is tried at most so often, in milliseconds: anybody may ask. */
const probeEvery = 10_000;
/** After a failure it is tried again sooner, so that it is told when all is well again. */
const probeAgain = 1_000;

export interface HealthDeps {
  readonly store: Pick<Store, 'probe' | 'backlog'>;
  now(): Instant;
  /** When Telegram last gave us updates, in milliseconds of `performance.now()`; null where it calls us. */
  lastTaken(): number | null;
  /** Since when Telegram has not answered what we send; null: it does. */
  unreachableSince(): number | null;
  /** Messages sent that could not be marked. */
  unmarked(): number;
  /** What is wrong with the outbox. */
  troubles(): readonly Trouble[];
}

/** What people feel: whether updates are taken, written down and answered, and what waits is sent. */
export interface Health {
  readonly ok: boolean;
  readonly taken: boolean;
  readonly written: boolean;
  readonly answered: boolean;
  /** The outbox is looked through, and does not grow. */
  readonly swept: boolean;
  readonly sent: boolean;
}

/** `/healthz`: 200 while updates can be taken, written and answered, else 503; with what waits, by lane, and for somebody to lift a refusal. */
export function health(deps: HealthDeps): Hono {
  let probed = -Infinity;
  let writable = true;

  async function written(): Promise<boolean> {
    if (performance.now() - probed >= (writable ? probeEvery : probeAgain)) {
      probed = performance.now();
      writable = await deps.store.probe(deps.now()).then(
        () => true,
        () => false,
      );
    }
    return writable && deps.unmarked() === 0;
  }

  return new Hono().get('/healthz', async (c) => {
    const at = performance.now();
    const last = deps.lastTaken();
    const since = deps.unreachableSince();
    const parts = {
      taken: last === null || at - last < patience,
      written: await written(),
      answered: since === null || at - since < patience,
      swept: !deps.troubles().includes('not-swept'),
      sent: !deps.troubles().includes('growing'),
    };
    const ok = Object.values(parts).every(Boolean);
    const backlog = await deps.store.backlog(deps.now()).catch(() => null);
    const health: Health & Record<string, unknown> = {
      ok,
      ...parts,
      waiting: backlog?.due ?? null,
      refused: backlog?.rights ?? null,
      aside: backlog?.aside ?? null,
      memory_mb: Math.round(process.memoryUsage.rss() / 1e6),
    };
    return c.json(health, ok ? 200 : 503);
  });
}
