import { type Kysely, sql } from 'kysely';

/** When a person last took the calendar file, until a day in it has moved. */
export async function calendarFile(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('dates').addColumn('file_at', text).execute();
}

/**
 * What became of each reminder of a document, what a person chose about reminders, and counts that name nobody. The first two go with the
 * document and the person, also where a program that does not know them erases.
 */
export async function reminders(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('reminder')
    .addColumn('document', text, (c) => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('rung', text, (c) => c.notNull())
    .addColumn('expires_on', text, (c) => c.notNull())
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('why', text)
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('again_on', text)
    .addPrimaryKeyConstraint('reminder_once', ['document', 'rung', 'expires_on'])
    .execute();
  await db.schema
    .createTable('dates')
    .addColumn('chat', 'bigint', (c) => c.primaryKey().references('person.chat').onDelete('cascade'))
    .addColumn('said_on', text)
    .addColumn('stopped', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('tally')
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('what', text, (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tally_once', ['day', 'what'])
    .execute();
}
