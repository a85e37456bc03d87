import { type Kysely, sql } from 'kysely';

/** What a handoff without an appointment has of its own, when one was closed, and how much of a resident waits for the desk's word. */
export async function tickets(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  for (const column of ['code', 'closed_at']) await db.schema.alterTable('handoff').addColumn(column, text).execute();
  for (const column of ['urgent', 'unanswered'])
    await db.schema
      .alterTable('handoff')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
}

/** Which message a line in a group or a chat is a copy of, for its correction; and when somebody's own line was said, so that it can be taken back; who is writing just now; and the handoffs' topics in forums. */
export async function lines(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  for (const column of ['of_chat', 'of_message']) await db.schema.alterTable('thread').addColumn(column, 'bigint').execute();
  await db.schema.alterTable('thread').addColumn('said_at', text).execute();
  for (const column of ['writing_name', 'writing_at']) await db.schema.alterTable('handoff').addColumn(column, text).execute();
  await db.schema
    .createTable('topic')
    .addColumn('handoff', text, (c) => c.notNull())
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .addColumn('topic', 'bigint', (c) => c.notNull())
    .addColumn('closed', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('topic_once', ['handoff', 'chat'])
    .execute();
  await db.schema.createIndex('topic_chat').on('topic').column('chat').execute();
  await sql`create index thread_of on thread (of_chat, of_message) where of_message is not null`.execute(db);
}
