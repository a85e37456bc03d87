import { type Kysely, sql } from 'kysely';
import type { DeskId } from '../desk/desk.ts';
import type { Tables } from './schema.ts';

/** When a request without an appointment had its desk's first words, so that others are told how long that takes. */
export async function replyColumn(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('handoff').addColumn('first_reply_at', text).execute();
  await sql`create index handoff_replied on handoff (desk, created_at) where first_reply_at is not null`.execute(db);
}

/** The newest of them tell enough. */
const mostReplies = 200;

/** See `Reads.firstReplies`. */
export async function firstReplies(db: Kysely<Tables>, desk: DeskId, since: string, until?: string): Promise<readonly number[]> {
  // Written out, so that the index of those answered alone is used.
  const answered = db.selectFrom('handoff').select(['created_at', 'first_reply_at']).where(sql<boolean>`first_reply_at is not null`);
  const asked = answered.where('desk', '=', desk).where('created_at', '>=', since).where('appointment', '=', '');
  const rows = await (until === undefined
    ? asked.orderBy('created_at', 'desc').limit(mostReplies)
    : asked.where('created_at', '<', until)
  ).execute();
  return rows.map(({ created_at, first_reply_at }) => (Date.parse(first_reply_at ?? created_at) - Date.parse(created_at)) / 60_000);
}
