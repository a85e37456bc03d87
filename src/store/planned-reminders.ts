import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import type { Ladder } from '../desk/document.ts';
import { dropMessages, newMessage, replacing } from './commit-message.ts';
import type { Tables } from './schema.ts';
import type { Writing } from './writing.ts';

const ladder = z.string().transform((value, { addIssue }) => {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    addIssue('no JSON');
    return z.NEVER;
  }
});
const rungs = ladder.pipe(z.record(z.string(), z.number().nullable()));
const nameOf = (kind: string) => `ladder:${kind}`;

/** See `Reads.ladder`. */
export async function readLadder(db: Kysely<Tables>, kind: string): Promise<Ladder | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', nameOf(kind)).executeTakeFirst();
  const read = rungs.safeParse(row?.value);
  return read.success ? read.data : null;
}

/** Remembers by which ladder a kind was planned. */
export async function writeLadder({ db }: Writing, write: Extract<Write, { write: 'ladder' }>): Promise<void> {
  const value = JSON.stringify(write.ladder);
  const insert = db.insertInto('setting').values({ name: nameOf(write.kind), value });
  await insert.onConflict((it) => it.column('name').doUpdateSet({ value })).execute();
}

/** Plans reminders of a document unless it is gone; what was sent, or is planned for that moment already, stays as it is. */
export async function writePlanned(to: Writing, { document, messages, drop }: Extract<Write, { write: 'planned' }>): Promise<void> {
  if (!(await to.db.selectFrom('document').select('id').where('id', '=', document).executeTakeFirst())) return;
  for (const key of drop) await dropMessages(to, { write: 'drop', key });
  for (const message of messages) {
    const row = newMessage(to.seal, message);
    await to.db
      .insertInto('message')
      .values({ ...row, revision: 1 })
      .onConflict((it) =>
        it
          .column('key')
          .doUpdateSet(replacing(row))
          .where('message.state', 'in', ['waiting', 'failed', 'dropped'])
          .where('message.due', '!=', row.due),
      )
      .execute();
  }
}
