import { Hono } from 'hono';
import type { Store } from '../store/store.ts';

/** A sweep is late after this many milliseconds: it wakes every minute. */
const late = 5 * 60_000;

/** `/healthz`: 200 while the database answers and the outbox is swept, else 503 with the reason. */
export function health(lastSweep: () => number | null, store: Store): Hono {
  const started = performance.now();
  return new Hono().get('/healthz', async (c) => {
    const database = await store.nextDue().then(
      () => true,
      () => false,
    );
    const sweeping = performance.now() - (lastSweep() ?? started) < late;
    const ok = database && sweeping;
    return c.json({ ok, database, sweeping, memory_mb: Math.round(process.memoryUsage.rss() / 1e6) }, ok ? 200 : 503);
  });
}
