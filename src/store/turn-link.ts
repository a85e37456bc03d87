import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { ShownMarks } from './unshown-rows.ts';

/** A connection that was silent for so long is closed by PostgreSQL, and its turns are free: that of a machine that is gone, or a process that hangs. */
const silence = '6s';
/** A connection that cannot be made in so long fails, in milliseconds. */
const patience = 5_000;
/** Between two questions to a process that is alone, in milliseconds. */
const pause = 50;
const channel = 'sportello_turns';

/** Locked by all processes of a database (and schema) together, or by the only one. */
export const company = "hashtextextended(current_schema() || ' turns', 0)";

/** How many hold that lock: a lock by one number is shown as its two halves. */
export const met = `select count(distinct pid) as n from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
  and database = (select oid from pg_database where datname = current_database()) and (classid::bigint << 32 | objid::bigint) = ${company}`;

/** The connection on which the turns of a process hang. */
export interface Link {
  readonly client: pg.Client;
  /** Nobody else has the database: turns are kept here only, and locked when somebody comes. */
  alone: boolean;
  /** Somebody has come, and waits until the turns are locked. */
  called: boolean;
  /** The chats whose turn is this process's. */
  readonly own: Set<number>;
}

/** Connects, alone if nobody else is there; else waits until the one who was alone has locked their turns. `lost`: all turns are. */
export async function openLink(url: string, told: { called(): void; lost(): void }): Promise<Link> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: patience });
  // Unheard, the event of a broken connection would end the process.
  client.on('error', told.lost);
  client.on('end', told.lost);
  const link: Link = { client, alone: false, called: false, own: new Set() };
  client.on('notification', () => {
    if (!link.alone) return;
    link.alone = false;
    link.called = true;
    told.called();
  });
  await client.connect();
  // A mark of what was shown that is lost in a crash of the server only shows a screen twice.
  await client.query(`set idle_session_timeout = '${silence}'; set synchronous_commit = off; listen ${channel}`);
  const locked = async (how: string) => (await client.query<{ done: boolean }>(`select ${how}(${company}) as done`)).rows[0]?.done === true;
  link.alone = await locked('pg_try_advisory_lock');
  if (link.alone) return link;
  // Told again and again: who was alone may have become so just now.
  while (!(await locked('pg_try_advisory_lock_shared'))) {
    await client.query(`notify ${channel}`);
    await wait(pause);
  }
  return link;
}

/** Sends statements in one piece, after what was shown has been marked so: whoever gets a turn next does not show it again. Null: not this one. */
export async function together<Name extends string>(
  on: Link,
  marks: ShownMarks,
  named: Record<Name, string | null>,
): Promise<Record<Name, pg.QueryResult['rows']>> {
  const shown = marks.take();
  const marking =
    shown.length > 0
      ? `begin; update seen set unshown = null, unshown_chat = null where update_id = any('${numbers(shown)}'); commit; `
      : '';
  const wanted = (Object.keys(named) as Name[]).filter((name) => named[name] !== null);
  try {
    const told = (await on.client.query(marking + wanted.map((name) => named[name]).join(';'))) as unknown;
    const results = (Array.isArray(told) ? told : [told]) as pg.QueryResult[];
    const own = results.slice(results.length - wanted.length);
    const empty = Object.fromEntries(Object.keys(named).map((name) => [name, []]));
    return { ...empty, ...Object.fromEntries(wanted.map((name, i) => [name, own[i]?.rows ?? []])) } as Record<Name, pg.QueryResult['rows']>;
  } catch (error) {
    marks.giveBack(shown);
    // How far it got is not known: a new connection begins with nothing.
    await on.client.end().catch(() => undefined);
    throw error;
  }
}

/** Whole numbers only: they stand in the statements as they are, since several with values cannot go together. */
export function numbers(some: readonly number[]): string {
  return `{${some.filter((each) => Number.isSafeInteger(each)).join(',')}}`;
}
