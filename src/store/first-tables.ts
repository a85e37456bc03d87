import { type Kysely, sql } from 'kysely';

/** Groups and their new numbers. A file of the first hours has another table for them, and lacks this one. */
export function movedChats(db: Kysely<unknown>): Promise<void> {
  return db.schema
    .createTable('chat_moved')
    .ifNotExists()
    .addColumn('chat', 'bigint', (c) => c.primaryKey())
    .addColumn('moved_to', 'bigint', (c) => c.notNull())
    .execute();
}

/** The first tables. Text compares byte by byte in both databases (`collate "C"`), so that instants and key prefixes sort alike. */
export async function tables(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
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
  await movedChats(db);
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
