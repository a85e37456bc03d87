import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import { type Dates, type Reminder, reminderOutcomes, type Tally } from '../desk/reminder.ts';
import type { ReminderRow, Tables } from './schema.ts';
import type { Writing } from './writing.ts';

const reminder = z.object({
  document: z.string(),
  rung: z.string(),
  expires_on: z.string(),
  due_on: z.string(),
  outcome: z.enum(reminderOutcomes),
  why: z.string().nullable(),
  at: z.string(),
  again_on: z.string().nullable(),
});

/** A list that cannot be read stops nothing: a reminder too many is better than a date that passes. */
function stoppedOf(stored: string): readonly string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(stored));
  } catch {
    return [];
  }
}

/** See `Reads.dates`. A reminder that cannot be read counts as said by nobody. */
export async function readDates(db: Kysely<Tables>, chat: number): Promise<Dates | null> {
  const person = await db.selectFrom('dates').selectAll().where('chat', '=', chat).executeTakeFirst();
  if (!person) return null;
  const mine = db.selectFrom('document').select('id').where('chat', '=', chat);
  const rows = await db.selectFrom('reminder').selectAll().where('document', 'in', mine).execute();
  const { said_on, file_at } = person;
  return { said_on, stopped: stoppedOf(person.stopped), file_at, reminders: rows.flatMap(toReminder) };
}

/** See `Reads.datesAside`. The literal stands in the index, too. */
export async function readDatesAside(db: Kysely<Tables>, until: string, limit: number): Promise<readonly number[]> {
  const aside = db.selectFrom('message').select('to_chat').where('state', '!=', sql.lit('waiting')).where('state', '=', 'aside');
  const rows = await aside.where('settled_at', '<=', until).where('kind', '=', 'dates').limit(limit).execute();
  return rows.flatMap(({ to_chat: chat }) => chat ?? []);
}

function toReminder(row: ReminderRow): Reminder[] {
  const read = reminder.safeParse(row);
  return read.success ? [read.data] : [];
}

export async function writeReminder({ db }: Writing, row: Reminder): Promise<void> {
  const { document, rung, expires_on, ...became } = row;
  const { due_on, outcome, why, at, again_on } = became;
  const values = [rung, expires_on, due_on, outcome, why, at, again_on].map((value) => sql`${value}`);
  const insert = db
    .insertInto('reminder')
    .columns(['document', 'rung', 'expires_on', 'due_on', 'outcome', 'why', 'at', 'again_on'])
    .expression(sql`select id, ${sql.join(values)} from document where id = ${document}`);
  await insert.onConflict((it) => it.columns(['document', 'rung', 'expires_on']).doUpdateSet(became)).execute();
}

export async function writeDates({ db }: Writing, { chat, set }: Extract<Write, { write: 'dates' }>): Promise<void> {
  const { said_on, stopped, file_at } = set;
  const told = {
    ...(said_on === undefined ? {} : { said_on }),
    ...(stopped === undefined ? {} : { stopped: JSON.stringify(stopped) }),
    ...(file_at === undefined ? {} : { file_at }),
  };
  const { said_on: day, stopped: list, file_at: taken } = { said_on: null, stopped: '[]', file_at: null, ...told };
  const insert = db
    .insertInto('dates')
    .columns(['chat', 'said_on', 'stopped', 'file_at'])
    .expression(sql`select chat, ${day}, ${list}, ${taken} from person where chat = ${chat}`);
  const kept = Object.keys(told).length > 0 ? insert.onConflict((it) => it.column('chat').doUpdateSet(told)) : null;
  await (kept ?? insert.onConflict((it) => it.doNothing())).execute();
}

export async function writeTally({ db }: Writing, { day, what, n }: Tally): Promise<void> {
  const insert = db.insertInto('tally').values({ day, what, n });
  await insert.onConflict((it) => it.columns(['day', 'what']).doUpdateSet({ n: sql<number>`tally.n + excluded.n` })).execute();
}
