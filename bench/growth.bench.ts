import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../src/content/load.ts';
import { periodsOf } from '../src/desk/retention.ts';
import { newSession } from '../src/desk/session.ts';
import { tellChanges } from '../src/jobs/tell-changes.ts';
import { openStore } from '../src/store/open.ts';
import { fill, fillDue, now } from './growth-fill.ts';
import { anyone, draining, median, quantile, tap, tapping, taps, timed } from './taps.ts';

/** Persons and future messages; `npm run bench -- growth 50000` for a quick look. */
const size = Number(process.argv[3] ?? 1_000_000);
/** Messages of the drain. */
const drained = Math.max(4000, Math.round(size / 20));
/** What a database of a million persons and a million messages to come costs those who use it, against an empty one. */
export async function run(): Promise<Record<string, [number, string]>> {
  const loaded = await loadContent(fileURLToPath(new URL('../', import.meta.url)), { demo: false });
  if ('problems' in loaded) throw new Error('the content has problems');
  const { content } = loaded;
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  const open = async (name: string) => await openStore({ url: `sqlite:${join(folder, name)}`, dataKey: null });
  const figures: Record<string, [number, string]> = {};
  const tell = (name: string, value: number, unit: string, digits = 1) => {
    figures[name] = [Number(value.toFixed(digits)), unit];
    console.error(name, figures[name]);
  };
  try {
    await (await open('full.db')).close();
    const filling = await timed(() =>
      fill(join(folder, 'full.db'), { persons: size, messages: size }, [...content.flows.keys()][0] ?? '', {}),
    );
    tell('fill_s', filling / 1000, 's');
    const [full, empty] = [await open('full.db'), await open('empty.db')];
    const person = { chat: 1, lang: 'it', lang_chosen: true, privacy_on: now, blocked_at: null, session: newSession, version: 0 };
    await empty.commit([{ write: 'person', person: { ...person, session: (await full.person(1))?.session ?? newSession } }]);

    // In turn, so that what else the machine does meets both alike.
    const [inFull, inEmpty]: [number[], number[]] = [[], []];
    for (let i = 0; i < 2 * taps; i++) {
      inEmpty.push(await tap(empty, 1));
      inFull.push(await tap(full, anyone(size)));
    }
    tell('tap_empty_ms', median(inEmpty), 'ms', 2);
    tell('tap_1m_ms', median(inFull), 'ms', 2);
    tell('tap_1m_ratio', median(inFull) / median(inEmpty), 'ratio', 2);

    const drops: number[] = [];
    for (let i = 0; i < 100; i++) drops.push(await timed(() => full.commit([{ write: 'drop', cause: `appointment:a${anyone(size)}` }])));
    tell('drop_1m_ms', median(drops), 'ms', 2);

    const look = () => tellChanges({ store: full, content, zone: 'Europe/Rome', now: () => now, nudge: () => undefined });
    tell('follow_first_ms', await timed(look), 'ms', 0);
    tell('follow_1m_ms', await timed(look), 'ms');

    await fillDue(join(folder, 'full.db'), drained);
    const { idle, during, rate } = await draining(full, size, async () => ({ became: 'sent', change: [] }));
    tell('drain_per_s', rate, 'messages/s', 0);
    tell('tap_idle_p95_ms', quantile(idle, 0.95), 'ms', 2);
    tell('drain_tap_p95_ms', quantile(during, 0.95), 'ms', 2);
    tell('drain_tap_ratio', quantile(during, 0.95) / quantile(idle, 0.95), 'ratio', 2);

    const rest = await tapping(full, size, () => false, 2 * taps);
    tell('tap_idle_max_ms', quantile(rest, 1), 'ms');
    let purged = false;
    const purge = timed(() => full.purge(now, periodsOf(content.retention))).finally(() => {
      purged = true;
    });
    // Beside it, on a database that nobody purges: what the machine does meanwhile.
    const [held, beside] = await Promise.all([full, empty].map((store, i) => tapping(store, i === 0 ? size : 1, () => purged, 1_000_000)));
    tell('purge_s', (await purge) / 1000, 's');
    tell('purge_tap_p95_ms', quantile(held ?? [], 0.95), 'ms');
    tell('purge_hold_ms', quantile(held ?? [], 1), 'ms');
    tell('purge_beside_p95_ms', quantile(beside ?? [], 0.95), 'ms');
    tell('purge_beside_max_ms', quantile(beside ?? [], 1), 'ms');
    await Promise.all([full.close(), empty.close()]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}
