import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import type { Note } from '../desk/note.ts';
import type { Tables } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';
import { mustBe, NothingWritten } from './stale.ts';
import type { Writing } from './writing.ts';

/** Notes of desks. They go with the person, also where a program that does not know them erases. */
export async function noteTable(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('note')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('handoff', text, (c) => c.notNull())
    .addColumn('chat', 'bigint', (c) => c.references('person.chat').onDelete('cascade'))
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('said', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('note_handoff').on('note').column('handoff').execute();
  await db.schema.createIndex('note_chat').on('note').column('chat').execute();
}

const said = z.object({ by: z.string(), text: z.string(), network: z.enum(['draft', 'asked', 'advice']).exactOptional() });
const place = (id: string) => placeOf('note', 'said', id);

/** The person may be gone by now: then there is nothing to note. */
export async function writeNote({ db, seal }: Writing, { note }: Extract<Write, { write: 'note' }>): Promise<void> {
  const { id, handoff, chat, at, ...words } = note;
  if (chat !== null && !(await db.selectFrom('person').select('chat').where('chat', '=', chat).executeTakeFirst())) return;
  const row = { id, handoff, chat, at, said: seal.close(JSON.stringify(words satisfies z.output<typeof said>), place(id)) };
  const insert = db.insertInto('note').values(row);
  await insert.onConflict((it) => it.doNothing()).execute();
}

/** A draft of a question is one that was sent. */
export async function sendNote({ db, seal }: Writing, { id }: Extract<Write, { write: 'note-asked' }>): Promise<void> {
  const row = await db.selectFrom('note').select('said').where('id', '=', id).executeTakeFirst();
  const words = row ? said.parse(JSON.parse(seal.open(row.said, place(id)))) : null;
  if (!row || words?.network !== 'draft') throw new NothingWritten('stale');
  const sent = seal.close(JSON.stringify({ ...words, network: 'asked' } satisfies z.output<typeof said>), place(id));
  // Sealed anew each time, so that of two who send it one finds it changed.
  const update = db.updateTable('note').set({ said: sent }).where('id', '=', id).where('said', '=', row.said);
  mustBe((await update.executeTakeFirst()).numUpdatedRows);
}

export function dropNote({ db }: Writing, { id }: Extract<Write, { write: 'note-drop' }>): Promise<unknown> {
  return db.deleteFrom('note').where('id', '=', id).execute();
}

/** The sheets of these handoffs were emptied. */
export async function dropNotes(db: Kysely<Tables>, handoffs: readonly { readonly id: string }[]): Promise<void> {
  const ids = handoffs.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('note').where('handoff', 'in', ids).execute();
}

/** Oldest first; one that cannot be read is left out. */
export async function readNotes(db: Kysely<Tables>, seal: Seal, handoff: string): Promise<readonly Note[]> {
  const rows = await db.selectFrom('note').selectAll().where('handoff', '=', handoff).orderBy('at').orderBy('id').execute();
  return rows.flatMap(({ said: stored, ...row }) => {
    try {
      return [{ ...row, ...said.parse(JSON.parse(seal.open(stored, place(row.id)))) }];
    } catch {
      return [];
    }
  });
}
