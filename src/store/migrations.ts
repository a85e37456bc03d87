import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';
import { actTable } from './act-rows.ts';
import { albumColumns } from './album-rows.ts';
import { closureTable } from './closure-rows.ts';
import { correctionTables } from './correction-rows.ts';
import { counterTable } from './counter-rows.ts';
import { movedChats, tables } from './first-tables.ts';
import { groupTables } from './group-rows.ts';
import { indexes } from './indexes.ts';
import { noteTable } from './note-rows.ts';
import { recordTables, silenceColumns } from './record-rows.ts';
import { remindedTable } from './reminded-rows.ts';
import { calendarFile, reminders } from './reminder-tables.ts';
import { replyColumn } from './reply-columns.ts';
import { roleTable } from './role-rows.ts';
import type { Tables } from './schema.ts';
import { cardForm, sheetTables } from './sheet-rows.ts';
import { standingTable } from './standing-rows.ts';
import { talks } from './talk-columns.ts';
import { lines, tickets } from './ticket-columns.ts';
import { ticketIndex } from './ticket-rows.ts';
import { turns } from './turn-column.ts';
import { seats, shutTold, toldIn, visits } from './visit-columns.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * The outbox in lanes, claimed before it is sent; cards as rows; versions of what two can change. Rows that wait and cards that stand move over.
 */
async function lanes(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const { schema } = db;
  const add = (table: string, column: string, type: 'text' | 'integer', normally: string | number | null) =>
    schema
      .alterTable(table)
      .addColumn(column, type === 'text' ? text : 'integer', (c) => (normally === null ? c : c.notNull().defaultTo(normally)))
      .execute();
  await add('appointment', 'version', 'integer', 1);
  await add('handoff', 'version', 'integer', 1);
  await add('message', 'lane', 'text', 'look');
  await add('message', 'cause', 'text', '');
  await add('message', 'recipient', 'text', '');
  for (const column of ['retry_at', 'waits', 'claimed_by', 'claimed_until']) await add('message', column, 'text', null);
  const second =
    kind === 'postgres'
      ? sql`split_part(key, ':', 1) || ':' || split_part(key, ':', 2)`
      : sql`
    case when instr(substr(key, instr(key, ':') + 1), ':') = 0 then key
    else substr(key, 1, instr(key, ':') + instr(substr(key, instr(key, ':') + 1), ':') - 1) end`;
  await sql`
    update message set cause = ${second},
      recipient = case when to_desk is null then 'chat:' || cast(to_chat as text) else 'desk:' || to_desk end,
      lane = case when to_desk is not null then 'desk' when kind in ('appointment-reminder', 'document-reminder') then 'reminder' else 'look' end
  `.execute(db);
  await schema
    .createTable('card')
    .addColumn('handoff', text, (c) => c.notNull())
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .addColumn('message', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('card_once', ['handoff', 'chat'])
    .execute();
  await sql`
    insert into card (handoff, desk, chat, message)
    select h.id, h.desk, t.chat, h.card_message from handoff h join thread t on t.handoff = h.id and t.message = h.card_message
  `.execute(db);
  await schema.alterTable('handoff').dropColumn('card_message').execute();
  await schema.createIndex('message_lane').on('message').columns(['state', 'lane', 'due', 'seq']).execute();
  await schema.createIndex('message_recipient').on('message').columns(['recipient', 'state']).execute();
  await schema.createIndex('message_cause').on('message').columns(['cause', 'state']).execute();
}

/** What sealing and retention need: a place for a session that cannot be read, the day of the last visit, and the service sealed like the rest. */
async function privacy(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  for (const column of ['session_aside', 'seen_on']) await db.schema.alterTable('person').addColumn(column, text).execute();
  await sql`update appointment set service = 'p1:' || service`.execute(db);
}

/** Whose a document is, of which type, what became of it; and from when it is kept. */
async function wallet(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  for (const column of ['details', 'kept_from']) await db.schema.alterTable('document').addColumn(column, text).execute();
}

/** Updates that wait for their turn, and screens that a death of the process kept from being shown. */
async function inbox(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('inbox')
    .addColumn('update_id', 'bigint', (c) => c.primaryKey())
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('received_at', text, (c) => c.notNull())
    .addColumn('begun', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('inbox_chat').on('inbox').columns(['chat', 'update_id']).execute();
  await db.schema.alterTable('seen').addColumn('unshown', text).execute();
  await sql`create index seen_unshown on seen (update_id) where unshown is not null`.execute(db);
}

/**
 * Every step of the tables' history, in the order of the names. A step that was released is never changed: a new one is added. There is no
 * way back. A name that ends in `-adds` says that a program which does not know the step goes on beside it; a test holds the step to that, and
 * CONTRIBUTING.md tells how a table changes by steps of that kind alone.
 */
function migrations(kind: DatabaseKind): Record<string, Migration> {
  return {
    '2026-11-tables': { up: (db: Kysely<unknown>) => tables(db, kind) },
    '2026-11-tables-inbox': { up: (db: Kysely<unknown>) => inbox(db, kind) },
    '2026-11-tables-lanes': { up: (db: Kysely<unknown>) => lanes(db, kind) },
    '2026-12-01-privacy': { up: (db: Kysely<unknown>) => privacy(db, kind) },
    '2026-12-02-indexes-adds': { up: (db: Kysely<unknown>) => indexes(db, kind) },
    '2026-12-03-turns-adds': { up: (db: Kysely<unknown>) => turns(db, kind) },
    '2026-12-04-moved-adds': { up: (db: Kysely<unknown>) => movedChats(db) },
    '2026-12-05-wallet-adds': { up: (db: Kysely<unknown>) => wallet(db, kind) },
    '2026-12-06-reminders-adds': { up: (db: Kysely<unknown>) => reminders(db, kind) },
    '2026-12-08-talks-adds': { up: (db: Kysely<unknown>) => talks(db, kind) },
    '2026-12-09-calendar-adds': { up: (db) => calendarFile(db, kind) },
    '2026-12-10-tickets-adds': { up: (db: Kysely<unknown>) => tickets(db, kind) },
    '2026-12-11-lines-adds': { up: (db: Kysely<unknown>) => lines(db, kind) },
    '2026-12-12-sheets-adds': { up: (db: Kysely<unknown>) => sheetTables(db, kind) },
    '2026-12-13-cards-adds': { up: (db: Kysely<unknown>) => cardForm(db) },
    '2026-12-13-notes-adds': { up: (db: Kysely<unknown>) => noteTable(db, kind) },
    '2026-12-14-visits-adds': { up: (db: Kysely<unknown>) => visits(db, kind) },
    '2026-12-15-closures-adds': { up: (db: Kysely<unknown>) => closureTable(db, kind) },
    '2026-12-16-told-adds': { up: (db: Kysely<unknown>) => toldIn(db) },
    '2026-12-17-seats-adds': { up: (db: Kysely<unknown>) => seats(db) },
    '2026-12-18-acts-adds': { up: (db: Kysely<unknown>) => actTable(db, kind) },
    '2026-12-18-groups-adds': { up: (db: Kysely<unknown>) => groupTables(db, kind) },
    '2026-12-19-roles-adds': { up: (db: Kysely<unknown>) => roleTable(db, kind) },
    '2026-12-19-visitors-adds': { up: (db: Kysely<unknown>) => counterTable(db, kind) },
    '2026-12-20-reminded-adds': { up: (db: Kysely<unknown>) => remindedTable(db, kind) },
    '2026-12-21-albums-adds': { up: (db: Kysely<unknown>) => albumColumns(db, kind) },
    '2026-12-21-codes-adds': { up: (db: Kysely<unknown>) => ticketIndex(db) },
    '2026-12-21-replies-adds': { up: (db: Kysely<unknown>) => replyColumn(db, kind) },
    '2026-12-26-records-adds': { up: (db: Kysely<unknown>) => recordTables(db, kind) },
    '2026-12-26-shut-adds': { up: (db: Kysely<unknown>) => shutTold(db, kind) },
    '2026-12-30-standing-adds': { up: (db: Kysely<unknown>) => standingTable(db, kind) },
    '2026-12-31-corrections-adds': { up: (db: Kysely<unknown>) => correctionTables(db, kind) },
    '2026-12-31-silence-adds': { up: (db: Kysely<unknown>) => silenceColumns(db, kind) },
  };
}

/** The database was written by a newer program, whose tables this one does not know. */
export class Newer extends Error {
  override readonly name = 'Newer';
}

/** How far a database is: the steps still to be made, or that a newer program made more, which do not concern this one. Throws `Newer` where they do. */
export async function standing(db: Kysely<Tables>, kind: DatabaseKind) {
  const known = Object.keys(migrations(kind));
  const own = await schemaOf(db, kind);
  const there = await db.introspection.getTables({ withInternalKyselyTables: true });
  // PostgreSQL tells the tables of other schemas too.
  if (!there.some(({ name, schema }) => name === 'kysely_migration' && (own === undefined || schema === own)))
    return { ahead: known, empty: true, newer: false };
  const done = (await sql<{ name: string }>`select name from kysely_migration`.execute(db)).rows.map(({ name }) => name);
  const unknown = done.filter((name) => !known.includes(name));
  const ahead = known.filter((name) => !done.includes(name));
  if (unknown.some((name) => !name.endsWith('-adds') || ahead.length > 0)) throw new Newer(unknown.sort().at(-1));
  return { ahead, empty: done.length === 0, newer: unknown.length > 0 };
}

/** Brings the tables up to date, after `before` was told the steps that change tables with something in them; throws `Newer` or the database's own error. */
export async function migrate(
  db: Kysely<Tables>,
  kind: DatabaseKind,
  before: (steps: readonly string[]) => Promise<void> = async () => undefined,
): Promise<void> {
  const { ahead, empty, newer } = await standing(db, kind);
  if (newer) return;
  if (!empty && ahead.length > 0) await before(ahead);
  const { error } = await (await migratorOf(db, kind)).migrateToLatest();
  if (error) throw error;
}

async function schemaOf(db: Kysely<Tables>, kind: DatabaseKind): Promise<string | undefined> {
  return kind === 'postgres' ? (await sql<{ name: string }>`select current_schema() as name`.execute(db)).rows[0]?.name : undefined;
}

/** What makes the steps, all or up to one of them. */
export async function migratorOf(db: Kysely<Tables>, kind: DatabaseKind): Promise<Migrator> {
  // Without the schema, Kysely takes another schema's migration table for ours.
  const schema = await schemaOf(db, kind);
  const provider = { getMigrations: async () => migrations(kind) };
  return new Migrator({ db, provider, ...(schema ? { migrationTableSchema: schema } : {}) });
}
