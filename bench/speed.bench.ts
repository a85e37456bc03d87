import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionData } from '../src/base/action.ts';
import { dayAt, instant } from '../src/base/time.ts';
import { cpuOf, ended, freePort, median, memoryOf, reachable, root, started, startedOurs } from './parts.ts';
import { stepsOn } from './steps.ts';

const secret = 'measuring-secret-0123456789';
/** Node's profiler on ours, into this folder: `SPEED_PROFILE=/tmp/profile npm run bench -- speed`. */
const profile = process.env['SPEED_PROFILE'];
/** Another build of ours to stand beside: `SPEED_BEFORE=/elsewhere/dist/main.js npm run bench -- speed`. */
const before = process.env['SPEED_BEFORE'];
const programs = {
  bare: { file: 'bench/bare-bot.mjs', ours: false },
  ours: { file: 'dist/main.js', ours: true },
  limit: { file: 'bench/limit-bot.mjs', ours: false },
  before: { file: before ?? '', ours: true },
} as const;
type Name = keyof typeof programs;
const names = (Object.keys(programs) as Name[]).filter((name) => name !== 'before' || before);

/** How the people come: how many, how their updates travel, how long a round lasts and how far Telegram is, in milliseconds. */
interface Load {
  readonly by: 'webhook' | 'polling';
  readonly people: number;
  readonly rounds: number;
  readonly ms: number;
  readonly delay: number;
  /** Let in at this rate: a message to somebody new is paced by Telegram. */
  readonly perSecond: number;
}
const near = { people: 50, rounds: 5, ms: 1500, delay: 0, perSecond: 25 };
const loads = {
  webhook: { by: 'webhook', ...near },
  polling: { by: 'polling', ...near },
  far: { by: 'webhook', people: 400, rounds: 3, ms: 4000, delay: 80, perSecond: 20 },
} as const satisfies Record<string, Load>;

/** So many presses before it is measured: V8 compiles what is pressed often while it is pressed, and a bot runs for weeks. */
const warm = 12_000;

interface Bot {
  readonly token: string;
  readonly port: number | null;
  readonly process: ChildProcess;
}

/** What one round gave: updates a second, the slowest hundredth in milliseconds, processor time an update in milliseconds, memory in MB. */
interface Round {
  readonly rate: number;
  readonly p99: number;
  readonly cpu: number;
  readonly mb: number;
}

type Figure = [number, string];

/**
 * Ours beside a bare Telegraf bot with no state and a hand-written server with one durable row, all under the same presses of real steps,
 * in turn, each in a process of its own; people and Bot API are another. Each ratio is ours by bare's of the same turn: the middle, with the
 * least and the most. `npm run bench -- speed webhook` measures one of webhook, polling, far.
 */
export async function run(only = process.argv[3]): Promise<Record<string, Figure>> {
  const figures: Record<string, Figure> = {};
  for (const [name, load] of Object.entries(loads)) {
    if (only && only !== name) continue;
    const rounds = await measured(load);
    const ratio = (of: keyof Round, who: Name): Figure => spread(rounds[who].map((each, i) => each[of] / (rounds.bare[i]?.[of] ?? 0)));
    figures[`speed_${name}_ratio`] = ratio('rate', 'ours');
    figures[`speed_${name}_limit_ratio`] = ratio('rate', 'limit');
    if (before) figures[`speed_${name}_before_ratio`] = ratio('rate', 'before');
    figures[`speed_${name}_bare_per_s`] = [Math.round(median(rounds.bare.map(({ rate }) => rate))), 'updates/s'];
    if (name === 'far') continue;
    const prefix = name === 'webhook' ? 'speed' : `speed_${name}`;
    figures[`${prefix}_cpu_ratio`] = ratio('cpu', 'ours');
    figures[`${prefix}_limit_cpu_ratio`] = ratio('cpu', 'limit');
    if (before) figures[`${prefix}_before_cpu_ratio`] = ratio('cpu', 'before');
    figures[`${prefix}_bare_cpu_us`] = [Math.round(1000 * median(rounds.bare.map(({ cpu }) => cpu))), 'µs/update'];
    figures[`${prefix}_p99_ratio`] = ratio('p99', 'ours');
    const memory = (who: Name): Figure => [Math.round(Math.max(...rounds[who].map(({ mb }) => mb))), 'MB'];
    figures[`${prefix}_rss_mb`] = memory('ours');
    if (before) figures[`${prefix}_before_rss_mb`] = memory('before');
  }
  return figures;
}

function spread(ratios: readonly number[]): Figure {
  const short = (value: number) => Number(value.toFixed(2));
  return [short(median(ratios)), `ratio (${short(Math.min(...ratios))} to ${short(Math.max(...ratios))})`];
}

/** All three under one load: let in, warmed up, then measured in turn. */
async function measured(load: Load): Promise<Record<Name, Round[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const telegram = fork(join(root, 'bench/telegram.mjs'), [secret], { execArgv: [] });
  const [apiPort] = (await once(telegram, 'message')) as [number];
  const bots = {} as Record<Name, Bot>;
  for (const name of names) bots[name] = await startBot(name, folder, load.by, apiPort);
  const steps = stepsOn(dayAt(instant(new Date()), 'Europe/Rome'));
  const letIn = [actionData({ do: 'language', lang: 'en' }), actionData({ do: 'privacy-ok' })];
  const rounds: Record<Name, Round[]> = { bare: [], ours: [], limit: [], before: [] };
  try {
    for (const name of names) {
      // Only ours asks anybody for language and consent first.
      if (programs[name].ours) await press(telegram, bots[name], { ...load, steps: letIn, ms: null });
      for (let pressed = 0; pressed < warm; pressed += load.people * steps.length)
        await press(telegram, bots[name], { ...load, steps, perSecond: 0, ms: null });
    }
    // Each round begins with another: who comes after whom costs some hundredths.
    for (let i = 0; i < load.rounds; i++)
      for (let n = 0; n < names.length; n++) {
        const name = names[(i + n) % names.length] ?? 'bare';
        rounds[name].push(await press(telegram, bots[name], { ...load, steps, perSecond: 0 }));
      }
  } finally {
    await Promise.all(names.map((name) => ended(bots[name].process, programs[name].ours ? 'SIGTERM' : 'SIGKILL')));
    telegram.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
  return rounds;
}

async function startBot(name: Name, folder: string, by: Load['by'], apiPort: number): Promise<Bot> {
  const port = await freePort();
  const token = `${1_000_000_001 + names.indexOf(name)}:only-for-measuring-this-project`;
  const home = join(folder, name);
  mkdirSync(home);
  const environment = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${apiPort}`,
    DATABASE_URL: join(home, 'b.db'),
    PORT: String(port),
    ...(by === 'webhook' ? { WEBHOOK_URL: `http://127.0.0.1:${port}/hook`, WEBHOOK_SECRET: secret } : {}),
  };
  const profiling = profile && name === 'ours' ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const { file, ours } = programs[name];
  const child = ours ? startedOurs(file, home, environment, profiling) : started(file, home, environment);
  if (by === 'webhook') await reachable(port, secret);
  return { token, port: by === 'webhook' ? port : null, process: child };
}

/** One round of people pressing. */
async function press(telegram: ChildProcess, bot: Bot, asked: Omit<Load, 'ms'> & { steps: readonly string[]; ms: number | null }) {
  const used = cpuOf(bot.process);
  let mb = memoryOf(bot.process);
  const look = setInterval(() => {
    mb = Math.max(mb, memoryOf(bot.process));
  }, 200);
  const failed = new AbortController();
  const stop = () => failed.abort();
  telegram.once('exit', stop);
  telegram.send({ ...asked, token: bot.token, port: bot.port });
  try {
    const [done] = (await once(telegram, 'message', { signal: failed.signal })) as [{ updates: number; perSecond: number; p99: number }];
    return { rate: done.perSecond, p99: done.p99, cpu: (cpuOf(bot.process) - used) / done.updates, mb };
  } finally {
    clearInterval(look);
    telegram.off('exit', stop);
  }
}
