import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Content } from '../src/content/content.ts';
import { loadContent } from '../src/content/load.ts';
import { lanes } from '../src/desk/message.ts';
import { createSender } from '../src/jobs/send-message.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { readLadders } from '../tests/support/year/ladders.ts';
import { simulate } from '../tests/support/year/simulate.ts';
import { fill, fillDates, fillDue, now } from './growth-fill.ts';
import { root } from './parts.ts';
import { draining, median, quantile, timed } from './taps.ts';

/** `npm run bench -- reminders 10` takes a tenth of everything, for a quick look. */
const part = Number(process.argv[3] ?? 1);
const few = 10_000;
const many = Math.round(1_000_000 / part);
const due = 100;
const drained = Math.round(50_000 / part);
/** What Telegram takes from a bot, in messages a second. */
const pace = 30;
const zone = 'Europe/Rome';

/** A sweep: everything that is due is claimed, lane by lane, and the next moment is asked for. Given back, so that it can be done again. */
async function sweep(store: Store): Promise<number> {
  const until = now.replace('T12:', 'T13:');
  const took = await timed(async () => {
    for (const lane of lanes) await store.claim({ lane, now, until, by: 'bench', limit: due });
    await store.nextDue(now);
  });
  await store.unclaim();
  return took;
}

/** The same sweep with few messages to come and with many, in turn, so that what else the machine does meets both alike. */
async function sweeping(folder: string, content: Content): Promise<readonly [number, number]> {
  const flow = [...content.flows.keys()][0] ?? '';
  const stores: Store[] = [];
  for (const messages of [few, many]) {
    const path = join(folder, `${messages}.db`);
    const open = () => openStore({ url: `sqlite:${path}`, dataKey: null });
    await (await open()).close();
    await fill(path, { persons: messages, messages }, flow, {});
    await fillDue(path, due);
    stores.push(await open());
  }
  const took: [number[], number[]] = [[], []];
  for (let i = 0; i < 60; i++) for (const [n, store] of stores.entries()) took[n as 0 | 1].push(await sweep(store));
  await Promise.all(stores.map((store) => store.close()));
  return [median(took[0].slice(10)), median(took[1].slice(10))];
}

/** Other people's taps while reminders of dates, drawn and written down as always, go out at Telegram's pace. */
async function tapsMeanwhile(folder: string, content: Content): Promise<number> {
  const path = join(folder, 'drain.db');
  const open = () => openStore({ url: `sqlite:${path}`, dataKey: null });
  await (await open()).close();
  await fillDates(path, drained);
  const store = await open();
  let free = performance.now();
  const post = async () => {
    free = Math.max(performance.now(), free + 1000 / pace);
    await wait(Math.max(0, free - performance.now()));
    return { became: 'sent' as const, message: 1 };
  };
  const sender = createSender({ store, content, zone, now: () => now, deskChat: () => null, admins: [], chatMoved: () => undefined, post });
  const { idle, during } = await draining(store, drained, (message) => sender.send(message, 0));
  await store.close();
  return quantile(during, 0.95) / quantile(idle, 0.95);
}

/** What reminders cost, and whether a year of them is right. */
export async function run(): Promise<Record<string, [number, string]>> {
  const loaded = await loadContent(root, { demo: true });
  if ('problems' in loaded) throw new Error('the content has problems');
  const { content } = loaded;
  const folder = mkdtempSync(join(tmpdir(), 'reminders-'));
  const figures: Record<string, [number, string]> = {};
  const tell = (name: string, value: number, unit: string, digits = 0) => {
    figures[name] = [Number(value.toFixed(digits)), unit];
    console.error(name, figures[name]);
  };
  try {
    const [withFew, withMany] = await sweeping(folder, content);
    tell('sweep_10k_ms', withFew, 'ms', 2);
    tell('sweep_1m_ms', withMany, 'ms', 2);
    tell('sweep_1m_ratio', withMany / withFew, 'ratio', 2);
    tell('tap_p95_ratio', await tapsMeanwhile(folder, content), 'ratio', 2);
    const begun = performance.now();
    const year = await simulate({
      seed: 1,
      start: '2027-03-10T00:00:00.000Z',
      residents: Math.round(10_000 / part),
      documents: Math.round(25_000 / part),
      hours: 365 * 24,
      content,
      ladders: readLadders(root),
      open: () => openStore({ url: `sqlite:${join(folder, 'year.db')}`, dataKey: null }),
    });
    for (const problem of year.problems) console.error(problem);
    tell('year_missed', year.missed, 'reminders');
    tell('year_repeated', year.repeated, 'reminders');
    tell('year_untrue', year.untrue, 'texts');
    tell('year_in_quiet_hours', year.quiet, 'texts');
    tell('year_sent', year.sent, 'reminders');
    tell('year_dropped', year.dropped, 'reminders');
    tell('year_s', (performance.now() - begun) / 1000, 's');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}
