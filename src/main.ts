import { fileURLToPath } from 'node:url';
import { config as readDotenv } from 'dotenv';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { createClock, type ProcessClock } from './clock.ts';
import { type Config, parseConfig } from './config.ts';
import { loadContent } from './content/load.ts';
import type { Demo } from './demo.ts';
import { findAloud } from './jobs/aloud.ts';
import { backupFolder } from './jobs/backup.ts';
import { openStore, parseDatabaseUrl } from './store/open.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const code = fileURLToPath(new URL('./', import.meta.url));
/** The demo's database, made anew at each start: the emulator forgets its chats too. */
const demoDatabase = 'demo.db';
/** A stop that takes longer than this, in milliseconds, is ended: nothing confirmed is lost. */
const longestStop = 20_000;

/** Says everything that is wrong and ends with 2, before anything has started. */
function refuse(lines: readonly string[]): never {
  process.stderr.write(`Sportello cannot start:\n${lines.map((line) => `  ${line}\n`).join('')}`);
  process.exit(2);
}

async function main(): Promise<void> {
  const env = { ...readDotenv({ quiet: true, processEnv: {} }).parsed, ...process.env };
  let clock: ProcessClock | null = null;
  const today = () => clock?.now().toISOString().slice(0, 10) ?? '';
  const aloud = await findAloud();
  const said = aloud ? { aloud: aloud.languages } : {};
  const loaded = await loadContent(root, { demo: !env['BOT_TOKEN']?.trim(), code, today, ...said });
  const config = parseConfig(env, 'content' in loaded ? [...loaded.content.desks.keys()] : null);
  const wrong = [
    ...('problems' in config ? config.problems.map((each) => `${each.name} ${each.problem}`) : []),
    ...('problems' in loaded
      ? loaded.problems.map((each) => `${each.file}${each.line === null ? '' : `:${each.line}`} ${each.place}: ${each.problem}`)
      : []),
  ];
  if ('problems' in config || 'problems' in loaded) return refuse(wrong);
  const { content } = loaded;

  const demo = config.telegram === null;
  const log = pino({ level: demo && !env['LOG_LEVEL'] ? 'warn' : config.logLevel, base: null });
  if (!demo && config.dataKey === null) log.warn('DATA_KEY is not set: personal fields are stored in the clear');
  clock = createClock(config.clockStart);

  // The port first: a demo that already runs there keeps its database.
  const embedded: Demo | null = demo ? await (await import('./demo.ts')).startDemo(config.port, clock, [...content.desks.values()]) : null;
  const fresh = demo && !env['DATABASE_URL']?.trim();
  const store = await openStore({
    ...config,
    url: fresh ? `sqlite:./${demoDatabase}` : config.databaseUrl,
    fresh,
    unreadable: (fault) => log.error(fault, 'a stored row cannot be read'),
  });
  const served: Config = embedded
    ? {
        ...config,
        telegram: { token: embedded.token, apiRoot: embedded.url },
        port: 0,
        deskChats: config.deskChats.size > 0 ? config.deskChats : embedded.deskChats,
      }
    : config;
  const telegram = served.telegram;
  if (!telegram) throw new Error('no Bot API server');

  const database = parseDatabaseUrl(config.databaseUrl);
  const backups = !demo && database.kind === 'sqlite' ? { database, folder: backupFolder(database, config.backupDir) } : null;
  const app = await createApp({
    config: { ...served, telegram },
    content,
    store,
    clock,
    log,
    ...(backups ? { backups } : {}),
    ...(aloud ? { speak: aloud.speak } : {}),
    ...(embedded ? { chat: embedded.chat } : {}),
    fatal,
  });
  embedded?.onAdvance(app.runDue);
  embedded?.serve(app.pages);
  if (embedded) process.stdout.write(`\nSportello is running without Telegram, on demo data.\nOpen the web chat:  ${embedded.url}/\n\n`);
  else log.info({ port: app.port, by: config.reception.by }, 'running');

  let stopping = false;
  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), longestStop).unref();
    await app.stop();
    await embedded?.close();
    process.exit(code);
  }
  function fatal(error: Error): void {
    log.fatal(error.message);
    void stop(1);
  }
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
}

main().catch((error: unknown) => {
  process.stderr.write(`Sportello cannot start: ${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exit(1);
});
