import { type Kysely, sql } from 'kysely';

/**
 * What becomes of a booked time beside its status, and who waits for one. A freed time is a hold, which a program that does not know the step
 * keeps and ends like any other; a wish goes with its person, also where such a program erases.
 */
export async function visits(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  for (const column of ['freed_at', 'confirmed_for', 'arrived_at'])
    await db.schema.alterTable('appointment').addColumn(column, text).execute();
  await sql`create index appointment_freed on appointment (freed_at) where freed_at is not null and status = 'held'`.execute(db);
  await db.schema
    .createTable('wish')
    .addColumn('chat', 'bigint', (c) => c.primaryKey().references('person.chat').onDelete('cascade'))
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('service', text, (c) => c.notNull())
    .addColumn('moving', text)
    .addColumn('before', text)
    .addColumn('since', text, (c) => c.notNull())
    .addColumn('open', 'integer', (c) => c.notNull())
    .addColumn('offers', 'integer', (c) => c.notNull())
    .addColumn('offered_on', text)
    .addColumn('hold', text)
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await sql`create index wish_waits on wish (desk, since) where open = 1`.execute(db);
  await sql`create index wish_offered on wish (hold) where hold is not null`.execute(db);
}

/** How many come together, and whether an operator gave one of the seats kept for that. Seats themselves are rows of `occupied`. */
export async function seats(db: Kysely<unknown>): Promise<void> {
  for (const [column, normally] of [
    ['people', 1],
    ['staff', 0],
  ] as const)
    await db.schema
      .alterTable('appointment')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(normally))
      .execute();
}

/** The message in a person's chat that tells an appointment, so that it can be changed. */
export async function toldIn(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('appointment').addColumn('told_in', 'bigint').execute();
}

/** Of which start the person was told that the desk is closed. */
export async function shutTold(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('appointment').addColumn('shut_told', text).execute();
}
