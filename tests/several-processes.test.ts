import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { Write } from '../src/desk/change.ts';
import { raw } from './store/raw.ts';
import { root } from './support/stage.ts';
import { desk, type TwoApps, token, twoApps } from './support/two-apps.ts';

const start = '2026-11-23T08:00:00.000Z';
const later = '2026-11-23T09:00:00.000Z';
const due = 60;

// The embedded PostgreSQL has one session for all its connections: it cannot show two processes.
const real = process.env['TEST_POSTGRES_URL'] !== undefined;
if (!real)
  process.stderr.write('\nNOT TRIED: several processes on one PostgreSQL. Set TEST_POSTGRES_URL to a server (.ci/run starts one).\n\n');

const letter = (key: string, chat: number, text = 'common:error.ours'): Write => ({
  write: 'message',
  message: { key, due: later, to: { chat }, body: { kind: 'screen', screen: { text: [{ key: text }], buttons: [] } }, lane: 'reminder' },
});

describe.runIf(real)('several processes on one PostgreSQL', () => {
  let kit: TwoApps;
  afterEach(() => kit.close());
  const counts = async (people: readonly number[], before: number) =>
    await Promise.all(people.map(async (chat) => (await kit.said(chat)).length - before));

  it('send each of 60 messages once', async () => {
    kit = await twoApps(start);
    const people = await kit.people(due);
    await kit.stores[0]?.commit(people.map((chat) => letter(`test:${chat}`, chat)));
    kit.clock.advance(new Date(later));
    await Promise.all(kit.apps.map((app) => app.runDue()));
    expect(await counts(people, 1)).toEqual(people.map(() => 1));
  });

  it('lose nothing when one is killed while it sends', async () => {
    kit = await twoApps(start, 1);
    const people = await kit.people(due);
    await kit.stores[0]?.commit(people.map((chat) => letter(`test:${chat}`, chat)));
    await kit.call('faults', { method: 'sendMessage', times: 'always', after: true, delay_ms: 150 });
    const calls = async () => {
      const all = (await kit.call<{ calls: { method: string }[] }>('calls?since=0')).calls;
      return all.filter(({ method }) => method === 'sendMessage').length;
    };
    const before = await calls();

    const folder = mkdtempSync(join(tmpdir(), 'sportello-'));
    const env = { PATH: process.env['PATH'], BOT_TOKEN: token, TELEGRAM_API_ROOT: kit.apiRoot, DATABASE_URL: kit.databaseUrl };
    const more = { PORT: '0', WEBHOOK_URL: 'http://127.0.0.1:9/hook', WEBHOOK_SECRET: 'only-for-the-tests-0123456789', CLOCK_START: later };
    const other = spawn(process.execPath, [join(root, 'dist/main.js')], { cwd: folder, env: { ...env, ...more }, stdio: 'inherit' });
    const exited = once(other, 'exit');
    for (let seq = 0; (await calls()) - before < 20; ) ({ seq } = await kit.call<{ seq: number }>(`events.json?since=${seq}&wait=5000`));
    other.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
    rmSync(folder, { recursive: true });
    await kit.call('faults', undefined, 'DELETE');

    // What the other had in hand is free when its claims are over.
    kit.clock.advance(new Date('2026-11-23T09:05:00.000Z'));
    await kit.apps[0]?.runDue();
    const arrived = await counts(people, 1);
    expect(Math.min(...arrived)).toBe(1);
    expect(Math.max(...arrived)).toBeLessThanOrEqual(2);
    expect(arrived.filter((each) => each === 2).length).toBeLessThanOrEqual(12);
  });

  it('know a group that moved while another took the news', async () => {
    kit = await twoApps(start);
    const operator = (await kit.call<{ id: number }>('users', { first_name: 'Olga', language_code: 'it' })).id;
    await kit.call(`groups/${kit.group}/members/${operator}`, {}, 'PUT');
    const moved = (await kit.call<{ id: number }>(`groups/${kit.group}/migrate`, { by: operator })).id;
    await kit.settled();
    kit.takes = 1;
    await kit.call(`chats/${moved}/messages`, { from: operator, text: '/oggi' });
    await kit.settled();
    expect(await kit.said(moved)).toHaveLength(1);

    const body = { kind: 'screen', screen: { text: [{ key: 'common:error.ours' }], buttons: [] } } as const;
    await kit.stores[1]?.commit([{ write: 'message', message: { key: 'test:desk', due: start, to: { desk }, body } }]);
    await kit.apps[1]?.runDue();
    expect(await kit.said(moved)).toHaveLength(2);
    const { calls } = await kit.call<{ calls: { params: { chat_id?: unknown } }[] }>('calls?since=0');
    expect(calls.filter(({ params }) => Number(params.chat_id) === kit.group)).toEqual([]);
  });

  it('show at once what a desk said to another', async () => {
    kit = await twoApps(start);
    const operator = (await kit.call<{ id: number }>('users', { first_name: 'Olga', language_code: 'it' })).id;
    await kit.call(`groups/${kit.group}/members/${operator}`, {}, 'PUT');
    const page = async () => await (await kit.apps[1]?.pages(new Request('http://x/api/desks.geojson')))?.text();
    expect(await page()).not.toContain('+39 0566 40000');
    const at = {
      changed_at: start,
      confirmed_at: start,
      by: 'member',
      asked_on: null,
      reminded_on: null,
      told_on: null,
      version: 0,
    } as const;
    await kit.stores[0]?.commit([{ write: 'record', said: { desk, field: 'phone', value: { phone: ['+39 0566 40000'] }, ...at } }]);
    expect(await page()).toContain('+39 0566 40000');
    kit.takes = 1;
    await kit.call(`chats/${kit.group}/messages`, { from: operator, text: '/scheda' });
    await kit.settled();
    expect((await kit.said(kit.group)).at(-1)).toContain('+39 0566 40000');
  });

  it('poll in one of them, and another takes over', async () => {
    kit = await twoApps(start, 2, 'polling');
    const asked = async () =>
      (await kit.call<{ calls: { method: string; ok: boolean }[] }>('calls?since=0')).calls.filter(({ method }) => method === 'getUpdates');
    const [ana] = await kit.people(1);
    if (!ana) throw new Error('nobody');
    expect(await Promise.all(kit.apps.map(async (app) => (await app.pages(new Request('http://x/healthz'))).status))).toEqual([200, 200]);
    // Telegram refuses two at once.
    expect((await asked()).filter(({ ok }) => !ok)).toEqual([]);
    await kit.apps[0]?.stop();
    await kit.call(`chats/${ana}/messages`, { from: ana, text: '/help' });
    await kit.settled();
    expect(await kit.said(ana)).toHaveLength(2);
  });

  it('do a job in one of them at a time, and the next is free when it is done or fails', async () => {
    kit = await twoApps(start);
    const [one, two] = kit.stores;
    if (!one || !two) throw new Error('two stores');
    const asked: unknown[] = [];
    const ran = await one.alone('purge', async () => {
      asked.push(await two.alone('purge', async () => void asked.push('beside')));
      asked.push(await two.alone('changes', async () => void asked.push('another')));
    });
    expect([ran, ...asked]).toEqual([true, false, 'another', true]);
    await expect(one.alone('purge', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await two.alone('purge', async () => undefined)).toBe(true);
  });

  it('tell whoever works alone that the lock is lost, and let the next begin', async () => {
    kit = await twoApps(start);
    const [one, two] = kit.stores;
    if (!one || !two) throw new Error('two stores');
    let next: boolean | null = null;
    await one.alone('purge', async (lost) => {
      const gone = once(lost, 'abort');
      await raw(kit.databaseUrl, (db) =>
        sql`
          select pg_terminate_backend(pid) from pg_locks
          where locktype = 'advisory' and objid::int8 = (hashtext(current_schema() || ' purge')::int8 & 4294967295)
        `.execute(db),
      );
      await gone;
      next = await two.alone('purge', async () => undefined);
    });
    expect(next).toBe(true);
  });
});
