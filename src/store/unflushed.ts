import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * A transaction on SQLite that waits for no disk: the death of the process takes nothing of it, a power cut what was written since the last flush,
 * which is the next full commit's or checkpoint's, a moment later. What came before is never lost without what came after.
 */
export function unflushed<T>(writer: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return writer.connection().execute(async (db) => {
    await sql`pragma synchronous = normal`.execute(db);
    try {
      return await db.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(db);
    }
  });
}
