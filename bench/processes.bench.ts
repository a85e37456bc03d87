import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { actionData } from '../src/base/action.ts';
import { dayAt, instant } from '../src/base/time.ts';
import { cpuOf, ended, freePort, median, reachable, root, startedOurs } from './parts.ts';
import { stepsOn } from './steps.ts';

const secret = 'measuring-secret-0123456789';
const token = '1000000001:only-for-measuring-this-project';
/** Another build of ours, whose single process stands beside: `PROCESSES_BEFORE=/elsewhere/dist/main.js npm run bench -- processes`. */
const before = process.env['PROCESSES_BEFORE'];
const people = 50;
const [rounds, ms] = [5, 3000];

interface Fleet {
  readonly bots: readonly ChildProcess[];
  readonly ports: readonly number[];
  readonly telegram: ChildProcess;
  end(): Promise<void>;
}

interface Round {
  readonly perSecond: number;
  readonly p99: number;
  readonly cpu: number;
}

/**
 * One process and four on one PostgreSQL (TEST_POSTGRES_URL names the server), behind one webhook that gives each update to any of them. People,
 * Bot API, PostgreSQL and bots share the machine, so on few cores four processes cannot do more than one: what is seen there is what their
 * turns cost.
 */
export async function run(): Promise<Record<string, [number, string]>> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('set TEST_POSTGRES_URL to a PostgreSQL server');
  const kinds = { one: [1, 'dist/main.js'], four: [4, 'dist/main.js'], ...(before ? { before: [1, before] as const } : {}) } as const;
  const measured: Record<string, Round[]> = {};
  const fleets: Record<string, Fleet> = {};
  const steps = stepsOn(dayAt(instant(new Date()), 'Europe/Rome'));
  try {
    for (const [name, [count, program]] of Object.entries(kinds)) {
      fleets[name] = await fleet(server, count, program);
      const letIn = [actionData({ do: 'language', lang: 'en' }), actionData({ do: 'privacy-ok' })];
      await press(fleets[name], { steps: letIn, ms: null, perSecond: 25 });
      await press(fleets[name], { steps, ms: 3000 });
    }
    for (let i = 0; i < rounds; i++)
      for (const [name, each] of Object.entries(fleets)) measured[name] = [...(measured[name] ?? []), await press(each, { steps, ms })];
  } finally {
    for (const each of Object.values(fleets)) await each.end();
  }
  const middle = (name: string, of: keyof Round, digits = 0) =>
    Number(median((measured[name] ?? []).map((each) => each[of])).toFixed(digits));
  const ratio = (name: string, of: keyof Round): [number, string] => [
    Number(median((measured[name] ?? []).map((each, i) => each[of] / (measured['one']?.[i]?.[of] ?? 0))).toFixed(2)),
    'ratio',
  ];
  const figures: Record<string, [number, string]> = {};
  for (const name of Object.keys(measured)) {
    figures[`processes_${name}_per_s`] = [middle(name, 'perSecond'), 'updates/s'];
    figures[`processes_${name}_p99_ms`] = [middle(name, 'p99', 1), 'ms'];
    figures[`processes_${name}_cpu_us`] = [Math.round(1000 * middle(name, 'cpu', 3)), 'µs/update'];
    if (name !== 'one') figures[`processes_${name}_ratio`] = ratio(name, 'perSecond');
    if (name !== 'one') figures[`processes_${name}_cpu_ratio`] = ratio(name, 'cpu');
  }
  return figures;
}

async function fleet(server: string, count: number, program: string): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const database = `bench_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${database} template template0`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  const telegram = fork(join(root, 'bench/telegram.mjs'), [secret], { execArgv: [] });
  const [apiPort] = (await once(telegram, 'message')) as [number];
  const [ports, bots]: [number[], ChildProcess[]] = [[], []];
  for (let i = 0; i < count; i++) {
    const [port, home] = [await freePort(), join(folder, String(i))];
    mkdirSync(home);
    const hook = { WEBHOOK_URL: `http://127.0.0.1:${port}/hook`, WEBHOOK_SECRET: secret };
    const more = { BOT_TOKEN: token, TELEGRAM_API_ROOT: `http://127.0.0.1:${apiPort}`, DATABASE_URL: url.href, PORT: String(port) };
    bots.push(startedOurs(program, home, { ...more, ...hook }));
    ports.push(port);
    await reachable(port, secret);
  }
  return {
    bots,
    ports,
    telegram,
    async end() {
      await Promise.all(bots.map((bot) => ended(bot, 'SIGTERM')));
      telegram.kill('SIGKILL');
      await onServer(server, `drop database ${database} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** One round of people pressing. */
async function press(
  { telegram, bots, ports }: Fleet,
  asked: { readonly steps: readonly string[]; readonly ms: number | null; readonly perSecond?: number },
): Promise<Round> {
  const used = bots.map(cpuOf);
  telegram.send({ token, port: ports, people, ...asked });
  const [done] = (await once(telegram, 'message')) as [{ updates: number; perSecond: number; p99: number }];
  const cpu = bots.reduce((sum, bot, i) => sum + cpuOf(bot) - (used[i] ?? 0), 0);
  return { perSecond: done.perSecond, p99: done.p99, cpu: cpu / done.updates };
}
