import { type Kysely, sql } from 'kysely';
import type { Write } from '../desk/change.ts';
import type { About } from '../desk/reminded-of.ts';
import type { Tables } from './schema.ts';
import type { Writing } from './writing.ts';

/** Which message of a private chat was a reminder, and of what. It goes with the person, also where a program that does not know it erases. */
export async function remindedTable(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('reminded')
    .addColumn('chat', 'bigint', (c) => c.notNull().references('person.chat').onDelete('cascade'))
    .addColumn('message', 'bigint', (c) => c.notNull())
    .addColumn('about', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('reminded_once', ['chat', 'message'])
    .execute();
}

const written = (about: About): string =>
  'appointment' in about ? `appointment:${about.appointment}` : `dates:${about.documents.join(',')}`;

function readAbout(stored: string): About {
  const [what, ids = ''] = stored.split(':');
  return what === 'appointment' ? { appointment: ids } : { documents: ids.split(',') };
}

/** The person may be gone by now: then there is nothing to remember. */
export async function writeReminded({ db }: Writing, { chat, message, about }: Extract<Write, { write: 'reminded' }>): Promise<void> {
  const insert = db
    .insertInto('reminded')
    .columns(['chat', 'message', 'about'])
    .expression(sql`select chat, ${sql.lit(message)}, ${written(about)} from person where chat = ${chat}`);
  await insert.onConflict((it) => it.doNothing()).execute();
}

export async function readReminded(db: Kysely<Tables>, chat: number, message: number): Promise<About | null> {
  const row = db.selectFrom('reminded').select('about').where('chat', '=', chat).where('message', '=', message);
  const found = await row.executeTakeFirst();
  return found ? readAbout(found.about) : null;
}
