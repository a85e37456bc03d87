import { type Kysely, sql } from 'kysely';
import type { Handoff } from '../desk/handoff.ts';
import type { HandoffRow, Tables } from './schema.ts';

/** Finds a request by its own code. */
export async function ticketIndex(db: Kysely<unknown>): Promise<void> {
  await sql`create index handoff_code on handoff (code) where code is not null`.execute(db);
}

/** Of several of one code, which is next to impossible, the newest. */
export async function ticketByCode(
  db: Kysely<Tables>,
  code: string,
  one: (row: HandoffRow | undefined) => Handoff | null,
): Promise<Handoff | null> {
  // Written out, so that the index of codes alone is used.
  const found = db.selectFrom('handoff').selectAll().where(sql<boolean>`code is not null`).where('code', '=', code);
  return one(await found.orderBy('created_at', 'desc').limit(1).executeTakeFirst());
}
