import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Invitation } from '../desk/invitation.ts';
import { roles } from '../desk/role.ts';
import type { Tables } from './schema.ts';
import { mustBe } from './stale.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;
type Db = Pick<Writing, 'db'>;

/** Groups that desks were given in chat, and what was given out to be shown once. */
export async function groupTables(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('desk_group')
    .addColumn('desk', text, (c) => c.primaryKey())
    .addColumn('chat', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('invitation')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('desk', text)
    .addColumn('until', text, (c) => c.notNull())
    .execute();
}

export function writeDeskChat({ db }: Db, { desk, chat }: Of<'desk-chat'>): Promise<unknown> {
  if (chat === null) return db.deleteFrom('desk_group').where('desk', '=', desk).execute();
  const insert = db.insertInto('desk_group').values({ desk, chat });
  return insert.onConflict((it) => it.column('desk').doUpdateSet({ chat })).execute();
}

export async function readDeskChats(db: Kysely<Tables>): Promise<ReadonlyMap<DeskId, number>> {
  const rows = await db.selectFrom('desk_group').selectAll().execute();
  return new Map(rows.map(({ desk, chat }) => [desk, chat]));
}

export function writeInvitation({ db }: Db, { invitation }: Of<'invite'>): Promise<unknown> {
  return db.insertInto('invitation').values(invitation).execute();
}

/** Withdrawn: whoever shows it later shows nothing. */
export function dropInvitation({ db }: Db, { id }: Of<'invite-drop'>): Promise<unknown> {
  return db.deleteFrom('invitation').where('id', '=', id).execute();
}

/** All that are still good. */
export async function readInvitations(db: Kysely<Tables>, now: Instant): Promise<readonly Invitation[]> {
  const rows = await db.selectFrom('invitation').selectAll().where('until', '>', now).orderBy('until').orderBy('id').execute();
  return rows.flatMap((row) => stored.safeParse(row).data ?? []);
}

export async function useInvitation({ db }: Db, { id }: Of<'invite-used'>): Promise<void> {
  mustBe((await db.deleteFrom('invitation').where('id', '=', id).executeTakeFirst()).numDeletedRows);
}

const stored = z.object({ id: z.string(), kind: z.enum(['group', ...roles]), desk: z.string().nullable(), until: z.string() });

/** Null: it was used, never given out, or is of a kind that a newer program knows. */
export async function readInvitation(db: Kysely<Tables>, id: string): Promise<Invitation | null> {
  const row = await db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
  return stored
    .nullable()
    .catch(null)
    .parse(row ?? null);
}
