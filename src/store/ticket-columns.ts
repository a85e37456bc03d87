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
