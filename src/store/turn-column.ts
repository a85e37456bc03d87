import { type Kysely, sql } from 'kysely';

/** Whose screens are not shown yet: with the turn of a chat comes what the process before left. Only PostgreSQL takes several, and asks for it. */
export async function turns(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  await db.schema.alterTable('seen').addColumn('unshown_chat', 'bigint').execute();
  if (kind === 'postgres') await sql`create index seen_unshown_chat on seen (unshown_chat) where unshown is not null`.execute(db);
}
