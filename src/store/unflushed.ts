import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';
import { rolledBack } from './sqlite-driver.ts';

const begin = sql`pragma synchronous = normal; begin immediate`;
const commit = sql`commit; pragma synchronous = full`;
const full = sql`pragma synchronous = full`;

/**
 * A transaction on SQLite that waits for no disk: the death of the process takes nothing of it, a power cut what was written since the last flush,
 * which is the next full commit's or checkpoint's, a moment later. What came before is never lost without what came after.
 */
export function unflushed<T>(writer: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return writer.connection().execute(async (db) => {
    try {
      await begin.execute(db);
      const result = await work(db);
      await commit.execute(db);
      return result;
    } catch (error) {
      await rolledBack(() => sql`rollback`.execute(db)).finally(() => full.execute(db));
      throw error;
    }
  });
}
