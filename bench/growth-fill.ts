import { Kysely, sql } from 'kysely';
import type { Tables } from '../src/store/schema.ts';
import { sqliteDialect } from '../src/store/sqlite-driver.ts';

/** The moment at which the database stands. */
export const now = '2026-11-30T12:00:00.000Z';

export interface Filled {
  /** Chats 1 to this are persons. */
  readonly persons: number;
  /** Messages that are due after `now`, one of each cause `appointment:a<n>`. */
  readonly messages: number;
}

/** One in so many follows the outcome of a guide. */
const following = 33;
/** One in so many is over, and goes with a purge. */
const over = 20;

const day = (offset: string) => sql`strftime('%Y-%m-%d', ${now}, ${sql.raw(offset)})`;
const instant = (offset: string) => sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${now}, ${sql.raw(offset)})`;

/**
 * Fills an open, empty database in the clear, by series made in SQL: persons of whom some follow `flow`, messages for each of the next sixty days,
 * and for a purge marks, messages, documents, appointments with their handoffs, and persons whose time is over.
 */
export async function fill(path: string, { persons, messages }: Filled, flow: string, facts: object): Promise<void> {
  const pragmas = ['journal_mode = WAL', 'synchronous = OFF', 'cache_size = -400000', 'temp_store = MEMORY'];
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path, pragmas) });
  const answers = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`question-${i}`, `answer-${i}`]));
  const session = (followed: object) =>
    `p1:${JSON.stringify({ v: 1, place: { at: 'menu' }, flows: { [flow]: { answers, ticks: [] } }, draft: null, followed })}`;
  const series = (count: number) =>
    sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${Math.max(1, Math.round(count))})`;
  await sql`
    insert into person (chat, lang, lang_chosen, privacy_on, blocked_at, session, version, seen_on, follows)
    ${series(persons)}
    select i, 'it', 1, ${now}, null, case when i % ${following} = 0 then ${session({ [flow]: { answers, facts } })} else ${session({})} end, 1,
      case when i % ${over * 50} = 0 then ${day("'-13 months'")} else ${day("'-' || (i % 300) || ' days'")} end,
      case when i % ${following} = 0 then '' end
    from n`.execute(db);
  const message = sql`insert into message
    (key, seq, state, due, lane, cause, recipient, to_chat, kind, subject, body, revision, attempts, settled_at)`;
  const reminder = 'appointment-reminder';
  await sql`
    ${message} ${series(messages)}
    select 'appointment:a' || i || ':day-before', i, 'waiting', ${instant("'+' || (1 + i % 86400) || ' minutes'")}, 'reminder', 'appointment:a' || i,
      'chat:' || (1 + i % ${persons}), 1 + i % ${persons}, ${reminder}, 'a' || i,
      'p1:{"kind":"appointment-reminder","appointment":"a' || i || '"}', 1, 0, null
    from n`.execute(db);
  await sql`
    ${message} ${series(messages / over)}
    select 'old:' || i || ':x', i, 'sent', ${instant("'-8 days'")}, 'look', '', '', null, 'screen', '', '', 1, 0, ${instant("'-8 days'")} from n
  `.execute(db);
  await sql`insert into seen (update_id, at) ${series(persons / over)} select i, ${instant("'-3 days'")} from n`.execute(db);
  await sql`insert into document (id, chat, kind, expires_on, created_at) ${series(persons / over)}
    select 'd' || i, i, 'permit', ${day("'' || (i % 800 - 400) || ' days'")}, ${now} from n`.execute(db);
  await sql`
    insert into appointment (id, code, desk, service, starts_at, ends_at, status, held_until, chat, handoff, sequence, created_at, version)
    ${series(persons / over)}
    select 'a' || i, 'C' || i, 'desk-' || (i % 40), 'p1:help', ${instant("'' || (i % 400 - 380) || ' days'")},
      ${instant("'' || (i % 400 - 380) || ' days', '+30 minutes'")}, 'attended', null, i, 'h' || i, 0, ${now}, 1 from n`.execute(db);
  await sql`
    insert into occupied (desk, at, appointment) select desk, starts_at || id, id from appointment`.execute(db);
  await sql`
    insert into handoff (id, desk, chat, lang, appointment, status, sheet, talking, created_at, version)
    select handoff, desk, chat, 'it', id, 'closed', 'p1:{}', 0, ${now}, 1 from appointment`.execute(db);
  await sql`insert into thread (chat, message, handoff) select -100, rowid, id from handoff`.execute(db);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  await db.destroy();
}

/** Puts messages that are due at once into the outbox, to as many chats. */
export async function fillDue(path: string, count: number): Promise<void> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path, ['busy_timeout = 5000']) });
  await sql`
    insert into message (key, seq, state, due, lane, cause, recipient, to_chat, kind, subject, body, revision, attempts)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    select 'due:' || i || ':x', (select coalesce(max(seq), 0) from message) + i, 'waiting', ${now}, 'reminder', 'due:' || i, 'chat:' || i, i, 'screen', '',
      'p1:{"kind":"screen","screen":{"text":[{"key":"x"}],"buttons":[]}}', 1, 0 from n`.execute(db);
  await db.destroy();
}

/** Persons with a permit of whose reminders one is due at once. */
export async function fillDates(path: string, count: number): Promise<void> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path, ['busy_timeout = 5000', 'synchronous = OFF']) });
  const series = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  const session = `p1:${JSON.stringify({ v: 1, place: { at: 'menu' }, flows: {}, draft: null, followed: {} })}`;
  await sql`insert into person (chat, lang, lang_chosen, privacy_on, blocked_at, session, version, seen_on, follows) ${series}
    select i, 'it', 1, ${now}, null, ${session}, 1, ${day("'-1 days'")}, null from n`.execute(db);
  await sql`insert into document (id, chat, kind, expires_on, created_at, kept_from) ${series}
    select 'd' || i, i, 'permit', ${day("'+29 days'")}, ${instant("'-100 days'")}, ${day("'+29 days'")} from n`.execute(db);
  await sql`insert into message (key, seq, state, due, lane, cause, recipient, to_chat, kind, subject, body, revision, attempts) ${series}
    select 'dates:' || i, i, 'waiting', ${now}, 'dates', 'dates:' || i, 'chat:' || i, i, 'dates', i, 'p1:{"kind":"dates"}', 1, 0 from n`.execute(
    db,
  );
  await db.destroy();
}
