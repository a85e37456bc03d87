import { z } from 'zod';
import { parseDatabaseUrl } from './store/open.ts';

/** How updates arrive: by our asking, or by Telegram's calling. */
export type Reception = { readonly by: 'polling' } | { readonly by: 'webhook'; readonly url: URL; readonly secret: string };

export interface Config {
  /** Null: no token, so the embedded emulator serves the demo. */
  readonly telegram: { readonly token: string; readonly apiRoot: string } | null;
  readonly reception: Reception;
  readonly databaseUrl: string;
  readonly port: number;
  /** Of the desks, and of the experts (`network`). */
  readonly deskChats: ReadonlyMap<string, number>;
  readonly admins: readonly number[];
  readonly dataKey: string | null;
  /** What was sealed with it is sealed anew with `dataKey` at the start. */
  readonly dataKeyOld: string | null;
  /** Where copies of a SQLite file go; null: beside it. */
  readonly backupDir: string | null;
  /** Who shows it may read `/metrics`; null: nobody. */
  readonly metricsToken: string | null;
  /** Where the map's street tiles come from, as Leaflet names it; null: there are none. */
  readonly mapTiles: string | null;
  readonly zone: string;
  readonly clockStart: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** An environment variable that cannot be used: which, and why. */
export interface ConfigProblem {
  readonly name: string;
  readonly problem: string;
}

/** The experts' group, among those of the desks. */
const network = 'network';

const whole = (text: string) => (/^-?\d{1,18}$/.test(text) ? Number(text) : Number.NaN);

const fields = {
  BOT_TOKEN: z.string().regex(/^\d+:[A-Za-z0-9_-]{20,}$/, 'is not a bot token: BotFather gives one like 123456:ABC-DEF…'),
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).transform((url) => url.replace(/\/+$/, '')),
  DATABASE_URL: z.string().superRefine((url, issue) => {
    const parsed = parseDatabaseUrl(url);
    if ('problem' in parsed) issue.addIssue({ code: 'custom', message: parsed.problem });
  }),
  PORT: z.string().refine((text) => whole(text) >= 0 && whole(text) < 65536, 'is not a port: a whole number from 0 to 65535'),
  WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }),
  WEBHOOK_SECRET: z.string().regex(/^[A-Za-z0-9_-]{16,256}$/, 'must be 16 to 256 of A-Z a-z 0-9 _ -'),
  OPERATOR_CHATS: z.string().regex(
    // A number that is not negative is a person's: cards with names would go to them.
    /^\s*[a-z0-9-]+=-\d{1,15}\s*(,\s*[a-z0-9-]+=-\d{1,15}\s*)*$/,
    'must be desk-id=chat-id,… such as coeso-grosseto=-1001234567890',
  ),
  ADMIN_IDS: z.string().regex(/^\s*\d{1,15}\s*(,\s*\d{1,15}\s*)*$/, 'must be Telegram user ids separated by commas'),
  DATA_KEY: z.string().min(16, 'must be at least 16 characters'),
  DATA_KEY_OLD: z.string().min(16, 'must be at least 16 characters'),
  BACKUP_DIR: z.string(),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters'),
  MAP_TILES: z
    .string()
    .regex(/^https:\/\/[\w.:-]+\/[^\s"';,]+$/, 'must be https://host/{z}/{x}/{y}.png or like it')
    .refine(isTiles, 'must name {z}, {x} and {y}, and nothing else in braces'),
  TZ_OFFICE: z.string().refine(isZone, 'is not a time zone such as Europe/Rome'),
  CLOCK_START: z.iso.datetime({ offset: true, error: 'is not an ISO instant such as 2026-11-23T08:00:00Z' }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent'),
} as const;

/** A host that hangs on `{s}` could not be named to the browser as the only one that is allowed. */
function isTiles(url: string): boolean {
  const names = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.sort().join() === 'x,y,z';
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const telegram = 'https://api.telegram.org';
/** A Bot API server of one's own, which may stand on the same machine, calls plain http too. */
const isTelegram = (root: string | undefined) => root === undefined || root === telegram;

const pairs = (text: string) => text.split(',').map((each) => each.trim().split('=') as [string, string]);

/** The configuration, or everything that is wrong with the environment. An empty variable counts as absent; `deskIds` null: the desks are not known. */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  deskIds: readonly string[] | null,
): Config | { problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const values: Partial<Record<keyof typeof fields, string>> = {};
  for (const [name, schema] of Object.entries(fields) as [keyof typeof fields, z.ZodType<string>][]) {
    const given = env[name]?.trim();
    if (!given) continue;
    const parsed = schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(...parsed.error.issues.map((issue) => ({ name, problem: issue.message })));
  }
  const wrong = (name: string) => problems.some((each) => each.name === name);
  if (!values.WEBHOOK_URL !== !values.WEBHOOK_SECRET && !wrong('WEBHOOK_URL') && !wrong('WEBHOOK_SECRET'))
    problems.push({
      name: values.WEBHOOK_URL ? 'WEBHOOK_SECRET' : 'WEBHOOK_URL',
      problem: 'is needed: WEBHOOK_URL and WEBHOOK_SECRET go together',
    });
  if (values.WEBHOOK_URL && !values.BOT_TOKEN && !wrong('BOT_TOKEN'))
    problems.push({ name: 'WEBHOOK_URL', problem: 'has no use without BOT_TOKEN' });
  if (values.WEBHOOK_URL?.startsWith('http:') && isTelegram(values.TELEGRAM_API_ROOT))
    problems.push({ name: 'WEBHOOK_URL', problem: 'must begin with https: Telegram calls no other address' });
  if (values.DATA_KEY_OLD && !values.DATA_KEY && !wrong('DATA_KEY'))
    problems.push({ name: 'DATA_KEY_OLD', problem: 'has no use without DATA_KEY' });
  const deskChats = new Map<string, number>();
  for (const [desk, chat] of values.OPERATOR_CHATS ? pairs(values.OPERATOR_CHATS) : []) {
    if (deskIds && desk !== network && !deskIds.includes(desk))
      problems.push({ name: 'OPERATOR_CHATS', problem: `there is no desk ${desk}: ${[...deskIds, network].join(', ')}` });
    else if (deskChats.has(desk)) problems.push({ name: 'OPERATOR_CHATS', problem: `names ${desk} twice` });
    else deskChats.set(desk, whole(chat));
  }
  const experts = deskChats.get(network);
  if (experts !== undefined && [...deskChats.values()].filter((chat) => chat === experts).length > 1)
    problems.push({ name: 'OPERATOR_CHATS', problem: `gives the chat ${experts} to the ${network} and to a desk` });
  if (problems.length > 0) return { problems };
  return {
    telegram: values.BOT_TOKEN ? { token: values.BOT_TOKEN, apiRoot: values.TELEGRAM_API_ROOT ?? telegram } : null,
    reception:
      values.WEBHOOK_URL && values.WEBHOOK_SECRET
        ? { by: 'webhook', url: new URL(values.WEBHOOK_URL), secret: values.WEBHOOK_SECRET }
        : { by: 'polling' },
    databaseUrl: values.DATABASE_URL ?? 'sqlite:./data.db',
    port: values.PORT ? whole(values.PORT) : 8080,
    deskChats,
    admins: values.ADMIN_IDS ? values.ADMIN_IDS.split(',').map((id) => whole(id.trim())) : [],
    dataKey: values.DATA_KEY ?? null,
    dataKeyOld: values.DATA_KEY_OLD ?? null,
    backupDir: values.BACKUP_DIR ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    mapTiles: values.MAP_TILES ?? null,
    zone: values.TZ_OFFICE ?? 'Europe/Rome',
    clockStart: values.CLOCK_START ? new Date(values.CLOCK_START).toISOString() : null,
    logLevel: (values.LOG_LEVEL as Config['logLevel'] | undefined) ?? 'info',
  };
}
