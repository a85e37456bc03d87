import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Instant } from '../base/time.ts';
import { cardsToRenew } from './commit-card.ts';
import { dropNotes } from './note-rows.ts';
import type { Tables } from './schema.ts';

/** When something last happened to a handoff without an appointment. */
const lastSign = sql<string>`coalesce(closed_at, talk_at, created_at)`;

/** Without an appointment. Not by the index of appointments: all of these have the same entry there. */
const asked = sql<boolean>`coalesce(appointment, '') = ''`;

/** Handoffs without an appointment: their sheets are emptied, and later they go with their threads, counted from the last sign of life. */
export async function endTickets(db: Kysely<Tables>, within: RawBuilder<boolean>, sheets: Instant, over: Instant): Promise<void> {
  const emptied = { sheet: '', taken_name: null, writing_name: null };
  const full = db.updateTable('handoff').set(emptied).where(within).where(asked).where('sheet', '!=', '');
  const gone = await full.where(lastSign, '<=', sheets).returning('id').execute();
  await dropNotes(db, gone);
  await cardsToRenew(db, gone);
  const old = await db.selectFrom('handoff').select('id').where(within).where(asked).where(lastSign, '<=', over).execute();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await db.deleteFrom('thread').where('handoff', 'in', ids).execute();
  await db.deleteFrom('card').where('handoff', 'in', ids).execute();
  await dropNotes(db, old);
  await db.deleteFrom('topic').where('handoff', 'in', ids).execute();
  await db.deleteFrom('handoff').where('id', 'in', ids).execute();
}
