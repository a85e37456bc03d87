import { describe, expect, it } from 'vitest';
import { type Config, parseConfig } from '../src/config.ts';

const token = '1234567890:AAE-only_for-the-tests-of-config';
const secret = 'sixteen_or-more-letters';
const desks = ['coeso-grosseto', 'coeso-orbetello'];
const webhook = { BOT_TOKEN: token, WEBHOOK_URL: 'https://bot.example.org/hook', WEBHOOK_SECRET: secret };

const parse = (env: Record<string, string | undefined>) => parseConfig(env, desks);
function good(env: Record<string, string | undefined>): Config {
  const config = parse(env);
  if ('problems' in config) throw new Error(JSON.stringify(config.problems));
  return config;
}
/** `NAME problem` of each, or nothing. */
function bad(env: Record<string, string | undefined>, deskIds: readonly string[] | null = desks): string[] {
  const config = parseConfig(env, deskIds);
  return 'problems' in config ? config.problems.map(({ name, problem }) => `${name} ${problem}`) : [];
}

describe('an environment that says nothing', () => {
  const nothing: Config = {
    telegram: null,
    reception: { by: 'polling' },
    databaseUrl: 'sqlite:./data.db',
    port: 8080,
    deskChats: new Map(),
    admins: [],
    dataKey: null,
    dataKeyOld: null,
    backupDir: null,
    metricsToken: null,
    mapTiles: null,
    zone: 'Europe/Rome',
    clockStart: null,
    logLevel: 'info',
  };

  it('is the demo', () => {
    expect(parse({})).toEqual(nothing);
  });

  it('may say so with empty variables, as Docker Compose does', () => {
    const names = [
      'BOT_TOKEN',
      'TELEGRAM_API_ROOT',
      'DATABASE_URL',
      'PORT',
      'WEBHOOK_URL',
      'WEBHOOK_SECRET',
      'OPERATOR_CHATS',
      'ADMIN_IDS',
      'DATA_KEY',
      'DATA_KEY_OLD',
      'METRICS_TOKEN',
      'BACKUP_DIR',
      'TZ_OFFICE',
      'CLOCK_START',
      'LOG_LEVEL',
    ];
    expect(parse(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(nothing);
    expect(parse(Object.fromEntries(names.map((name) => [name, '  \t'])))).toEqual(nothing);
    expect(parse(Object.fromEntries(names.map((name) => [name, undefined])))).toEqual(nothing);
  });

  it('does not mind other variables', () => {
    expect(parse({ PATH: '/bin', NODE_ENV: 'production', BOT_TOKENS: 'x' })).toEqual(nothing);
  });
});

describe('each variable', () => {
  it('is taken when it is right', () => {
    expect(
      good({
        ...webhook,
        TELEGRAM_API_ROOT: 'http://localhost:8081//',
        DATABASE_URL: 'postgres://sportello:secret@db:5432/sportello?max=5',
        PORT: '3000',
        OPERATOR_CHATS: ' coeso-grosseto=-1001234567890 , coeso-orbetello=-42',
        ADMIN_IDS: '410000001, 410000002',
        DATA_KEY: ' sixteen letters! ',
        DATA_KEY_OLD: 'sixteen-old-ones',
        BACKUP_DIR: '/var/backups',
        METRICS_TOKEN: 'sixteen-of-these',
        MAP_TILES: 'https://tile.example.org/{z}/{x}/{y}.png',
        TZ_OFFICE: 'Europe/Vienna',
        CLOCK_START: '2026-11-23T09:00:00+01:00',
        LOG_LEVEL: 'debug',
      }),
    ).toEqual({
      telegram: { token, apiRoot: 'http://localhost:8081' },
      reception: { by: 'webhook', url: new URL('https://bot.example.org/hook'), secret },
      databaseUrl: 'postgres://sportello:secret@db:5432/sportello?max=5',
      port: 3000,
      deskChats: new Map([
        ['coeso-grosseto', -1001234567890],
        ['coeso-orbetello', -42],
      ]),
      admins: [410000001, 410000002],
      dataKey: 'sixteen letters!',
      dataKeyOld: 'sixteen-old-ones',
      backupDir: '/var/backups',
      metricsToken: 'sixteen-of-these',
      mapTiles: 'https://tile.example.org/{z}/{x}/{y}.png',
      zone: 'Europe/Vienna',
      clockStart: '2026-11-23T08:00:00.000Z',
      logLevel: 'debug',
    });
  });

  it.each([
    ['BOT_TOKEN', 'hello', 'is not a bot token'],
    ['BOT_TOKEN', '123456:short', 'is not a bot token'],
    ['BOT_TOKEN', `${token}\n${token}`, 'is not a bot token'],
    ['BOT_TOKEN', `bot${token}`, 'is not a bot token'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org', 'is not an http(s) address'],
    ['TELEGRAM_API_ROOT', 'ftp://api.telegram.org', 'is not an http(s) address'],
    ['DATABASE_URL', 'mysql://root@db/x', 'unknown kind of database'],
    ['DATABASE_URL', 'sqlite:', 'the path of the database file is missing'],
    ['DATABASE_URL', 'sqlite::memory:', 'a database in memory forgets everything'],
    ['DATABASE_URL', 'postgres://db/x?max=none', 'max must be a number'],
    ['PORT', 'http', 'is not a port'],
    ['PORT', '65536', 'is not a port'],
    ['PORT', '-1', 'is not a port'],
    ['PORT', '80.5', 'is not a port'],
    ['PORT', '0x50', 'is not a port'],
    ['PORT', '1e3', 'is not a port'],
    ['WEBHOOK_URL', 'bot.example.org', 'is not an http(s) address'],
    ['WEBHOOK_URL', 'file:///etc/passwd', 'is not an http(s) address'],
    ['WEBHOOK_SECRET', 'short', 'must be 16 to 256'],
    ['WEBHOOK_SECRET', 'with spaces in it, and long', 'must be 16 to 256'],
    ['WEBHOOK_SECRET', 'x'.repeat(257), 'must be 16 to 256'],
    ['OPERATOR_CHATS', '-1001234567890', 'must be desk-id=chat-id'],
    ['OPERATOR_CHATS', 'coeso-grosseto', 'must be desk-id=chat-id'],
    ['OPERATOR_CHATS', 'coeso-grosseto=@group', 'must be desk-id=chat-id'],
    ['OPERATOR_CHATS', 'coeso-grosseto=-1;coeso-orbetello=-2', 'must be desk-id=chat-id'],
    ['OPERATOR_CHATS', 'coeso-grosseto=410000001', 'must be desk-id=chat-id'],
    ['OPERATOR_CHATS', 'coeso-grosseto=-1,', 'must be desk-id=chat-id'],
    ['OPERATOR_CHATS', `coeso-grosseto=-${'1'.repeat(25)}`, 'must be desk-id=chat-id'],
    ['ADMIN_IDS', 'amina', 'must be Telegram user ids'],
    ['ADMIN_IDS', '1,,2', 'must be Telegram user ids'],
    ['ADMIN_IDS', '1'.repeat(25), 'must be Telegram user ids'],
    ['DATA_KEY', 'fifteen letters', 'must be at least 16 characters'],
    ['METRICS_TOKEN', 'fifteen letters', 'must be at least 16 characters'],
    ['DATA_KEY_OLD', 'fifteen letters', 'must be at least 16 characters'],
    ['DATA_KEY_OLD', 'sixteen letters!', 'has no use without DATA_KEY'],
    ['TZ_OFFICE', 'Grosseto', 'is not a time zone'],
    ['CLOCK_START', 'tomorrow', 'is not an ISO instant'],
    ['CLOCK_START', '2026-11-23', 'is not an ISO instant'],
    ['CLOCK_START', '2026-11-23T08:00:00', 'is not an ISO instant'],
    ['CLOCK_START', '2026-02-30T08:00:00Z', 'is not an ISO instant'],
    ['LOG_LEVEL', 'loud', 'must be fatal, error, warn, info, debug or silent'],
  ])('%s=%s is refused', (name, value, problem) => {
    const told = bad({ ...webhook, [name]: value });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`${name} ${problem}`);
  });

  it.each([
    ['BOT_TOKEN', '98765:not-this-secret-one!'],
    ['WEBHOOK_SECRET', 'not this secret one'],
    ['DATA_KEY', 'not this one'],
    ['DATABASE_URL', 'postgres://sportello:not-this-one@db:99999/x'],
  ])('%s is not repeated in what is said of it', (name, value) => {
    const told = bad({ ...webhook, [name]: value }).join('\n');
    expect(told).toContain(name);
    expect(told).not.toContain('not-this');
    expect(told).not.toContain('not this');
  });

  it('PORT 0 takes any free port', () => {
    expect(good({ PORT: '0' }).port).toBe(0);
    expect(good({ PORT: '65535' }).port).toBe(65535);
  });
});

describe('what goes together', () => {
  it('polling, unless there is a webhook', () => {
    expect(good({ BOT_TOKEN: token })).toMatchObject({
      telegram: { token, apiRoot: 'https://api.telegram.org' },
      reception: { by: 'polling' },
    });
    expect(good(webhook).reception).toEqual({ by: 'webhook', url: new URL('https://bot.example.org/hook'), secret });
  });

  it('a webhook and its secret', () => {
    const { WEBHOOK_SECRET: _, ...noSecret } = webhook;
    const { WEBHOOK_URL: __, ...noUrl } = webhook;
    expect(bad(noSecret)).toEqual(['WEBHOOK_SECRET is needed: WEBHOOK_URL and WEBHOOK_SECRET go together']);
    expect(bad(noUrl)).toEqual(['WEBHOOK_URL is needed: WEBHOOK_URL and WEBHOOK_SECRET go together']);
  });

  it('a webhook that Telegram can call: plain http is for a Bot API server of one’s own', () => {
    const plain = { ...webhook, WEBHOOK_URL: 'http://bot.example.org/hook' };
    const told = ['WEBHOOK_URL must begin with https: Telegram calls no other address'];
    expect(bad(plain)).toEqual(told);
    expect(bad({ ...plain, TELEGRAM_API_ROOT: 'https://api.telegram.org/' })).toEqual(told);
    expect(good({ ...plain, TELEGRAM_API_ROOT: 'http://localhost:8081' }).reception).toMatchObject({ by: 'webhook' });
  });

  it('a webhook and a token', () => {
    const { BOT_TOKEN: _, ...noToken } = webhook;
    expect(bad(noToken)).toEqual(['WEBHOOK_URL has no use without BOT_TOKEN']);
  });

  it('one wrong value is told once, not also as a missing one', () => {
    expect(bad({ ...webhook, WEBHOOK_SECRET: 'short' })).toHaveLength(1);
    expect(bad({ ...webhook, BOT_TOKEN: 'wrong' })).toHaveLength(1);
  });
});

describe('the desks’ chats', () => {
  it('belong to desks there are', () => {
    expect(bad({ OPERATOR_CHATS: 'coeso-grosetto=-1' })).toEqual([
      'OPERATOR_CHATS there is no desk coeso-grosetto: coeso-grosseto, coeso-orbetello, network',
    ]);
  });

  it('are one a desk; several desks may share one', () => {
    expect(bad({ OPERATOR_CHATS: 'coeso-grosseto=-1,coeso-grosseto=-2' })).toEqual(['OPERATOR_CHATS names coeso-grosseto twice']);
    expect(bad({ OPERATOR_CHATS: 'coeso-grosseto=-1,coeso-orbetello=-1,prato=-2' })).toHaveLength(1);
    const shared = good({ OPERATOR_CHATS: 'coeso-grosseto=-1,coeso-orbetello=-1' }).deskChats;
    expect([...shared]).toEqual([
      ['coeso-grosseto', -1],
      ['coeso-orbetello', -1],
    ]);
  });

  it('are taken as they are while the desks are not known', () => {
    expect(parseConfig({ OPERATOR_CHATS: 'anything=-1' }, null)).toMatchObject({ deskChats: new Map([['anything', -1]]) });
    expect(bad({ OPERATOR_CHATS: 'anything=-1,anything=-2' }, null)).toHaveLength(1);
  });
});

it('tells all that is wrong at once', () => {
  const told = bad({
    BOT_TOKEN: 'x',
    TELEGRAM_API_ROOT: 'x',
    DATABASE_URL: 'mysql://x',
    PORT: 'x',
    WEBHOOK_URL: 'x',
    WEBHOOK_SECRET: 'x',
    OPERATOR_CHATS: 'x',
    ADMIN_IDS: 'x',
    DATA_KEY: 'x',
    DATA_KEY_OLD: 'x',
    METRICS_TOKEN: 'x',
    TZ_OFFICE: 'x',
    CLOCK_START: 'x',
    LOG_LEVEL: 'x',
  });
  expect(told.map((line) => line.split(' ')[0])).toEqual([
    'BOT_TOKEN',
    'TELEGRAM_API_ROOT',
    'DATABASE_URL',
    'PORT',
    'WEBHOOK_URL',
    'WEBHOOK_SECRET',
    'OPERATOR_CHATS',
    'ADMIN_IDS',
    'DATA_KEY',
    'DATA_KEY_OLD',
    'METRICS_TOKEN',
    'TZ_OFFICE',
    'CLOCK_START',
    'LOG_LEVEL',
  ]);
});
