import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import type { Fault } from './tolerant.ts';

/** Keeps a session that cannot be read beside the row, for who runs the bot to put back; it goes with the person. Never throws: the person must get in. */
export async function setAside(db: Kysely<Tables>, chat: number, tell: (fault: Fault) => void): Promise<void> {
  const update = db.updateTable('person').set((it) => ({ session_aside: it.ref('session') }));
  try {
    await update.where('chat', '=', chat).execute();
  } catch {
    tell({ table: 'person', fault: 'a session that cannot be read could not be set aside' });
  }
}
