import { Writable } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { openSeal } from '../../src/store/open-seal.ts';
import type { Tables } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createPlayer, type Step } from '../support/journey.ts';
import { createStage } from '../support/stage.ts';

const clock = '2026-11-23T08:00:00Z';
const beforeTheName: Step[] = [
  { say: '/start', by: 'Ana' },
  { press: 'English', by: 'Ana' },
  { press: 'I understand', by: 'Ana' },
  { press: 'Citizenship', by: 'Ana' },
  { press: 'Book at the desk', by: 'Ana' },
  { press: 'Follonica', by: 'Ana' },
  { press: '1 Dec', by: 'Ana' },
  { press: '10:00', by: 'Ana' },
  { press: 'Continue', by: 'Ana' },
];
const name: Step = { say: 'Ana Prova', by: 'Ana' };

/** The app on a database that may not grow any more, as on a full disk: SQLite refuses with the same SQLITE_FULL. */
async function set() {
  let writer: Kysely<Tables> | undefined;
  const lines: { level: number; msg: string }[] = [];
  const stage = await createStage(clock, null, null, {
    log: pino({ level: 'warn' }, new Writable({ write: (line, _, done) => done(void lines.push(JSON.parse(String(line)))) })),
    open: (path) =>
      openSqlite({
        path,
        fresh: false,
        grid: 5,
        tell: () => undefined,
        async ready(db) {
          writer = db;
          return (await openSeal(db, { key: null, old: null })).seal;
        },
      }),
  });
  onTestFinished(() => stage.close());
  const player = await createPlayer(stage, { title: 'full', clock, people: { Ana: 'en' }, operators: ['Olga'], steps: [] });
  const { users } = await stage.call<{ users: { id: number; first_name: string }[] }>('state');
  const ana = users.find((user) => user.first_name === 'Ana')?.id ?? 0;
  const pages = (most: number) => writer && sql`pragma max_page_count = ${sql.lit(most)}`.execute(writer);
  const put = (key: string, length: number) => {
    const screen = { text: [{ key: 'x'.repeat(length) }], buttons: [] };
    return stage.store.commit([
      { write: 'message', message: { key, due: '2099-01-01T00:00:00.000Z', to: { chat: 1 }, body: { kind: 'screen', screen } } },
    ]);
  };
  return {
    stage,
    lines,
    ana,
    play: async (...steps: Step[]) => {
      for (const step of steps) await player.play(step);
    },
    said: async (chat = ana) => (await stage.messages(chat)).filter((each) => each.from === 'bot' && !each.deleted).map(({ text }) => text),
    booked: () => stage.store.appointmentsOn('coeso-follonica', '2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z'),
    /** Nothing more can be written: neither something long, nor into what room is left in the pages. */
    async fill() {
      await pages(1);
      let number = 0;
      for (const length of [4000, 400, 1])
        for (let full = false; !full; ) full = await put(`fill:${++number}`, length).then(() => false, sqliteFull);
    },
    empty: () => pages(1_000_000_000),
    async health() {
      const answer = await stage.pages('/healthz');
      return { status: answer.status, ...((await answer.json()) as { written: boolean }) };
    },
  };
}

function sqliteFull(error: unknown): true {
  expect(error).toMatchObject({ code: 'SQLITE_FULL' });
  return true;
}

it('on a full disk a person is told, nothing is confirmed that was not written, the log stays short, and all goes on when there is room', async () => {
  const all = await set();
  await all.play(...beforeTheName);
  await all.fill();
  await all.play(name);
  expect((await all.said()).at(-1)).toContain('it is our mistake');
  expect(await all.booked()).toEqual([]);
  expect(await all.health()).toMatchObject({ status: 503, written: false });
  for (let minute = 1; minute <= 30; minute++) await all.play({ clock: new Date(Date.parse(clock) + minute * 10_000).toISOString() });
  expect(all.lines.length).toBeLessThan(10);

  await all.empty();
  await all.play(name);
  await all.stage.settle();
  await expect.poll(all.health, { timeout: 5_000 }).toMatchObject({ status: 200, written: true });
  expect((await all.said()).filter((text) => text.includes('Booked!'))).toHaveLength(1);
  expect(await all.booked()).toHaveLength(1);
});

it('on a full disk the outbox sends nothing twice, and goes on when there is room', async () => {
  const all = await set();
  await all.play(...beforeTheName.slice(0, 3));
  const screen = { text: [{ key: 'common:error.too-many' }], buttons: [] };
  const due = { due: '2026-11-23T08:05:00.000Z', to: { chat: all.ana }, body: { kind: 'screen' as const, screen } };
  for (const key of ['one', 'two', 'three']) await all.stage.store.commit([{ write: 'message', message: { key, ...due } }]);
  await all.fill();
  const wakes = 30;
  for (let minute = 5; minute < 5 + wakes; minute++)
    await all.play({ clock: new Date(Date.parse(clock) + minute * 60_000).toISOString() }).catch(sqliteFull);
  // A few lines each time that it is tried, which is once a minute.
  expect(all.lines.length).toBeLessThan(4 * wakes);
  const count = async () => (await all.said()).filter((text) => text.startsWith('You sent too many messages')).length;
  const before = await count();
  expect(before).toBeLessThanOrEqual(3);
  expect(await all.health()).toMatchObject({ status: 503 });
  await all.empty();
  await expect
    .poll(
      async () => {
        await all.stage.settle();
        return count();
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toBe(3);
  await expect.poll(all.health, { timeout: 5_000 }).toMatchObject({ status: 200 });
});
