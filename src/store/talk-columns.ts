import { type Kysely, sql } from 'kysely';

/** When somebody last wrote in a talk, so that it ends when nobody does, and whose answer alone a message of the group asks for. */
export async function talks(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('handoff').addColumn('talk_at', text).execute();
  await db.schema.alterTable('thread').addColumn('only_by', 'bigint').execute();
  // A talk of before counts from now on, as far as the database knows one: from when its handoff was made.
  await sql`update handoff set talk_at = created_at where talking = 1`.execute(db);
  await sql`create index handoff_talk on handoff (talk_at) where talking = 1`.execute(db);
}
