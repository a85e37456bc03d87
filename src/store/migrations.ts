import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';
import type { Tables } from './schema.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/** The first tables. Text compares byte by byte in both databases (`collate "C"`), so that instants and key prefixes sort alike. */
async function tables(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const { schema } = db;
  await schema
    .createTable('person')
    .addColumn('chat', 'bigint', (c) => c.primaryKey())
    .addColumn('lang', text, (c) => c.notNull())
    .addColumn('lang_chosen', 'integer', (c) => c.notNull())
    .addColumn('privacy_on', text)
    .addColumn('blocked_at', text)
    .addColumn('session', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('appointment')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('code', text, (c) => c.notNull().unique())
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('service', text, (c) => c.notNull())
    .addColumn('starts_at', text, (c) => c.notNull())
    .addColumn('ends_at', text, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('held_until', text)
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .addColumn('handoff', text)
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await schema.createIndex('appointment_chat').on('appointment').columns(['chat', 'starts_at']).execute();
  await schema.createIndex('appointment_desk').on('appointment').columns(['desk', 'starts_at']).execute();
  await schema
    .createTable('occupied')
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('appointment', text, (c) => c.notNull().references('appointment.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('occupied_once', ['desk', 'at'])
    .execute();
  await schema.createIndex('occupied_appointment').on('occupied').column('appointment').execute();
  await schema
    .createTable('handoff')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .addColumn('lang', text, (c) => c.notNull())
    .addColumn('appointment', text, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('sheet', text, (c) => c.notNull())
    .addColumn('taken_by', 'bigint')
    .addColumn('taken_name', text)
    .addColumn('talking', 'integer', (c) => c.notNull())
    .addColumn('card_message', 'bigint')
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await schema.createIndex('handoff_appointment').on('handoff').column('appointment').execute();
  await schema.createIndex('handoff_chat').on('handoff').column('chat').execute();
  await schema
    .createTable('document')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('expires_on', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await schema.createIndex('document_chat').on('document').column('chat').execute();
  await schema
    .createTable('message')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('due', text, (c) => c.notNull())
    .addColumn('to_chat', 'bigint')
    .addColumn('to_desk', text)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('error', text)
    .addColumn('settled_at', text)
    .execute();
  await schema.createIndex('message_due').on('message').columns(['state', 'due', 'seq']).execute();
  await schema.createIndex('message_seq').on('message').column('seq').execute();
  await schema.createIndex('message_chat').on('message').column('to_chat').execute();
  await schema.createIndex('message_subject').on('message').column('subject').execute();
  await schema
    .createTable('thread')
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .addColumn('message', 'bigint', (c) => c.notNull())
    .addColumn('handoff', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_once', ['chat', 'message'])
    .execute();
  await schema.createIndex('thread_handoff').on('thread').column('handoff').execute();
  await schema
    .createTable('chat_moved')
    .addColumn('chat', 'bigint', (c) => c.primaryKey())
    .addColumn('moved_to', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('seen')
    .addColumn('update_id', 'bigint', (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .execute();
  await schema
    .createTable('setting')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute();
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

/** Every step of the tables' history, in the order of the names. A step that was released is never changed: a new one is added. */
function migrations(kind: DatabaseKind): Record<string, Migration> {
  return {
    '2026-11-tables': { up: (db: Kysely<unknown>) => tables(db, kind) },
    '2026-11-tables-inbox': { up: (db: Kysely<unknown>) => inbox(db, kind) },
  };
}

/** Brings the tables up to date; throws the database's own error. */
export async function migrate(db: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  // Without the schema, Kysely takes another schema's migration table for ours.
  const schema = kind === 'postgres' ? (await sql<{ name: string }>`select current_schema() as name`.execute(db)).rows[0]?.name : undefined;
  const provider = { getMigrations: async () => migrations(kind) };
  const { error } = await new Migrator({ db, provider, ...(schema ? { migrationTableSchema: schema } : {}) }).migrateToLatest();
  if (error) throw error;
}
