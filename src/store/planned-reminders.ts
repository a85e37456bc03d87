import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import type { Ladder } from '../desk/document.ts';
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
// Under `ladder:` a version before keeps days before expiry.
const nameOf = (kind: string) => `offsets:${kind}`;

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
