import { type Kysely, sql } from 'kysely';

/**
 * What keeps a tap as fast with a million persons as with none: each look of the store has an index for what it looks for. Partial ones cost
 * nothing to the many rows that are not in them.
 */
const found = [
  // The few messages that were put off, wait for something, or are being sent, among all that wait for their day.
  'create index message_retry on message (state, retry_at) where retry_at is not null',
  'create index message_claimed on message (state, claimed_until) where claimed_until is not null',
  'create index message_waits on message (state, waits) where waits is not null',
  // What the purge takes.
  "create index message_settled on message (state, settled_at) where state <> 'waiting'",
  // Claims ask for the few recipients that must wait, not for the messages of each.
  'drop index message_recipient',
  'create index handoff_desk on handoff (desk, status)',
  'create index card_chat on card (chat)',
  'create index person_follows on person (follows, chat) where follows is not null',
];

/** Indexes, and the column by which the daily look at what people follow finds whom it concerns: all of them at first. */
export async function indexes(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .alterTable('person')
    .addColumn('follows', text, (c) => c.defaultTo(''))
    .execute();
  for (const statement of found) await sql.raw(statement).execute(db);
}
