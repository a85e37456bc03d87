import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import { type RecordAsk, recordFields, type Said } from '../desk/record.ts';
import { roles } from '../desk/role.ts';
import { weekdays } from '../desk/spoken-days.ts';
import type { Tables } from './schema.ts';
import { mustBe } from './stale.ts';
import { jsonOf } from './tolerant.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;
type Db = Pick<Writing, 'db'>;

/** What desks' people said of their records, by field, and what a group was asked for. A program that does not know the step shows what the files say. */
export async function recordTables(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('desk_record')
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('field', text, (c) => c.notNull())
    .addColumn('value', text)
    .addColumn('changed_at', text)
    .addColumn('confirmed_at', text)
    .addColumn('said_by', text)
    .addColumn('asked_on', text)
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('desk_record_once', ['desk', 'field'])
    .execute();
  await db.schema
    .createTable('record_ask')
    .addColumn('chat', 'bigint', (c) => c.primaryKey())
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('field', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('draft', text)
    .execute();
}

/** What was done about a silence. A program that does not know the step asks every sixty days, and reminds nobody. */
export async function silenceColumns(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  for (const column of ['reminded_on', 'told_on']) await db.schema.alterTable('desk_record').addColumn(column, text).execute();
}

/** Stale when somebody else was quicker. */
export async function writeRecord({ db }: Db, { said }: Of<'record'>): Promise<void> {
  const { desk, field, value, changed_at, confirmed_at, by, asked_on, reminded_on, told_on, version } = said;
  const row = {
    value: value === null ? null : JSON.stringify(value),
    changed_at,
    confirmed_at,
    said_by: by,
    asked_on,
    reminded_on,
    told_on,
    version: version + 1,
  };
  if (version === 0) {
    const insert = db.insertInto('desk_record').values({ desk, field, ...row });
    mustBe((await insert.onConflict((it) => it.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows);
  } else {
    const update = db.updateTable('desk_record').set(row).where('desk', '=', desk).where('field', '=', field);
    mustBe((await update.where('version', '=', version).executeTakeFirst()).numUpdatedRows);
  }
}

export function writeRecordAsk({ db }: Db, { ask }: Of<'record-ask'>): Promise<unknown> {
  const { chat, ...row } = ask;
  const insert = db.insertInto('record_ask').values(ask);
  return insert.onConflict((it) => it.column('chat').doUpdateSet(row)).execute();
}

export function dropRecordAsk({ db }: Db, { chat }: Of<'record-ask-drop'>): Promise<unknown> {
  return db.deleteFrom('record_ask').where('chat', '=', chat).execute();
}

const value = z.strictObject({
  hours: z.string().exactOptional(),
  phone: z.array(z.string()).exactOptional(),
  services: z.array(z.string()).exactOptional(),
  languages: z.array(z.strictObject({ language: z.string(), days: z.array(z.enum(weekdays)) })).exactOptional(),
});
const stored: z.ZodType<Said> = z.object({
  desk: z.string(),
  field: z.enum(recordFields),
  value: value.nullable(),
  changed_at: z.string().nullable(),
  confirmed_at: z.string().nullable(),
  by: z.enum([...roles, 'member']).nullable(),
  asked_on: z.string().nullable(),
  reminded_on: z.string().nullable(),
  told_on: z.string().nullable(),
  version: z.int(),
});

/** All of them; a field or a value that a newer program knows is left out. */
export async function readRecords(db: Kysely<Tables>): Promise<readonly Said[]> {
  const rows = await db.selectFrom('desk_record').selectAll().orderBy('desk').orderBy('field').execute();
  return rows.flatMap(({ value: written, said_by: by, ...row }) => {
    const read = stored.safeParse({ ...row, by, value: written === null ? null : jsonOf(written) });
    return read.success ? [read.data] : [];
  });
}

/** Another number whenever one of them, or a correction of a text, was written: asked at every update, so both at once. */
export async function readRecordsMark(db: Kysely<Tables>): Promise<number> {
  const sum = sql<{ n: number | string }>`
    select coalesce((select sum(version) from desk_record), 0) + coalesce((select sum(version) from text_mark), 0) as n
  `;
  return Number((await sum.execute(db)).rows[0]?.n ?? 0);
}

const asked: z.ZodType<RecordAsk> = z.object({
  chat: z.int(),
  desk: z.string(),
  field: z.enum(['hours', 'phone']),
  at: z.string(),
  draft: z.string().nullable(),
});

/** What a group was asked for last; null: nothing, or what a newer program knows. */
export async function readRecordAsk(db: Kysely<Tables>, chat: number): Promise<RecordAsk | null> {
  const row = await db.selectFrom('record_ask').selectAll().where('chat', '=', chat).executeTakeFirst();
  return asked.safeParse(row).data ?? null;
}
