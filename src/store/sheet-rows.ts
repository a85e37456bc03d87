import { type Kysely, sql } from 'kysely';
import type { Write } from '../desk/change.ts';
import type { Pass } from '../desk/pass.ts';
import type { Tables } from './schema.ts';
import { mustBe } from './stale.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;
type Db = Pick<Writing, 'db'>;

/** Links that open a sheet, and the operators to whom the bot may write in private. */
export async function sheetTables(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('sheet_pass')
    .addColumn('pass', text, (c) => c.primaryKey())
    .addColumn('handoff', text, (c) => c.notNull())
    .addColumn('operator', 'bigint', (c) => c.notNull())
    .addColumn('until', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('operator_chat')
    .addColumn('operator', 'bigint', (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .execute();
}

/** In which form a card was drawn: null is to be drawn anew. */
export async function cardForm(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('card').addColumn('form', 'integer').execute();
  await sql`create index card_form on card (handoff) where form is null`.execute(db);
}

export async function readPass(db: Kysely<Tables>, pass: string): Promise<Pass | null> {
  return (await db.selectFrom('sheet_pass').selectAll().where('pass', '=', pass).executeTakeFirst()) ?? null;
}

export async function isOperatorChat(db: Kysely<Tables>, operator: number): Promise<boolean> {
  return (await db.selectFrom('operator_chat').select('at').where('operator', '=', operator).executeTakeFirst()) !== undefined;
}

export async function writePass({ db }: Db, { pass }: Of<'pass'>): Promise<unknown> {
  return db.insertInto('sheet_pass').values(pass).execute();
}

export async function usePass({ db }: Db, { pass }: Of<'pass-used'>): Promise<void> {
  mustBe((await db.deleteFrom('sheet_pass').where('pass', '=', pass).executeTakeFirst()).numDeletedRows);
}

export function writeOperatorChat({ db }: Db, { operator, at }: Of<'operator-chat'>): Promise<unknown> {
  if (at === null) return db.deleteFrom('operator_chat').where('operator', '=', operator).execute();
  const insert = db.insertInto('operator_chat').values({ operator, at });
  return insert.onConflict((it) => it.column('operator').doUpdateSet({ at })).execute();
}

export function dropThread({ db }: Db, { chat, message }: Of<'thread-gone'>): Promise<unknown> {
  return db.deleteFrom('thread').where('chat', '=', chat).where('message', '=', message).execute();
}

/** What waits to be taken out of its chat is due at once. One that was sent has no subject any more. */
export function takeAwayNow({ db }: Db, { handoff, now }: Of<'away-now'>): Promise<unknown> {
  return db.updateTable('message').set({ due: now, retry_at: null }).where('subject', '=', handoff).where('kind', '=', 'away').execute();
}
