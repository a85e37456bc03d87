import type { Kysely } from 'kysely';
import type { Inbox } from '../base/inbox.ts';
import type { Tables } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';

/** Rows of one insert: SQLite takes 32,766 values in a statement. */
const together = 200;

/**
 * The inbox over a database. `read` may be a connection that only reads; `write` runs work on one that writes, in a transaction.
 * Rows are taken in the order of update numbers: within a chat that is the order in which people acted.
 */
export function createInbox(read: Kysely<Tables>, write: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>, seal: Seal): Inbox {
  return {
    async keep(updates, at) {
      const rows = updates.map(({ id, chat, body }) => ({
        update_id: id,
        chat,
        body: seal.close(body, bodyOf(id)),
        received_at: at,
        begun: 0,
      }));
      await write(async (db) => {
        for (let from = 0; from < rows.length; from += together)
          await db
            .insertInto('inbox')
            .values(rows.slice(from, from + together))
            .onConflict((it) => it.doNothing())
            .execute();
      });
    },
    async begin(chat, most, done) {
      return await write(async (db) => {
        if (done.length > 0) await db.deleteFrom('inbox').where('update_id', 'in', done).execute();
        const waiting = db.selectFrom('inbox').selectAll().where('chat', '=', chat).orderBy('update_id');
        const found = await waiting.limit(most).execute();
        // One that was begun before may be what ended the process: it is begun alone, in its place, so that only its own beginnings are counted.
        const again = found.findIndex((row) => row.begun > 0);
        const oldest = again < 0 ? found : found.slice(0, Math.max(1, again));
        const last = oldest.at(-1);
        if (!last) return [];
        const begun = db.updateTable('inbox').set((it) => ({ begun: it('begun', '+', 1) }));
        await begun.where('chat', '=', chat).where('update_id', '<=', last.update_id).execute();
        return oldest.map((row) => ({ id: row.update_id, chat: row.chat, body: opened(seal, row.update_id, row.body), begun: row.begun }));
      });
    },
    async chats() {
      const rows = await read
        .selectFrom('inbox')
        .select((it) => ['chat', it.fn.countAll().as('waiting')])
        .groupBy('chat')
        .execute();
      return new Map(rows.map(({ chat, waiting }) => [chat, Number(waiting)]));
    },
  };
}

/** One body that does not open (another key) must not stop those behind it. */
const bodyOf = (id: number) => placeOf('inbox', 'body', id);

function opened(seal: Seal, id: number, body: string): string {
  try {
    return seal.open(body, bodyOf(id));
  } catch {
    return '';
  }
}
