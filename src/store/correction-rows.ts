import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import { type Correction, type TextAsk, verdicts } from '../desk/correction.ts';
import { roles } from '../desk/role.ts';
import type { Tables } from './schema.ts';
import { mustBe } from './stale.ts';
import { jsonOf } from './tolerant.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;
type Db = Pick<Writing, 'db'>;

/**
 * What mediators said of translations, which texts people did not understand, and which one a mediator was asked to type. A program that does not
 * know the step shows what the files say.
 */
export async function correctionTables(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const { schema } = db;
  await schema
    .createTable('text_correction')
    .addColumn('lang', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('italian', text, (c) => c.notNull())
    .addColumn('own', text, (c) => c.notNull())
    .addColumn('verdict', text, (c) => c.notNull())
    .addColumn('words', text)
    .addColumn('by_role', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('text_correction_once', ['lang', 'key'])
    .execute();
  await schema
    .createTable('text_mark')
    .addColumn('lang', text, (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('text_flag')
    .addColumn('lang', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('times', 'integer', (c) => c.notNull())
    .addColumn('last_on', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('text_flag_once', ['lang', 'key'])
    .execute();
  await schema
    .createTable('text_ask')
    .addColumn('chat', 'bigint', (c) => c.primaryKey())
    .addColumn('lang', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('nth', 'integer', (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('draft', text)
    .execute();
}

/** Stale when somebody else was quicker. */
export async function writeCorrection({ db }: Db, { correction }: Of<'correction'>): Promise<void> {
  const { lang, key, words, by: by_role, version, ...rest } = correction;
  const row = { ...rest, words: words === null ? null : JSON.stringify(words), by_role, version: version + 1 };
  if (version === 0) {
    const insert = db.insertInto('text_correction').values({ lang, key, ...row });
    mustBe((await insert.onConflict((it) => it.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows);
  } else {
    const update = db.updateTable('text_correction').set(row).where('lang', '=', lang).where('key', '=', key);
    mustBe((await update.where('version', '=', version).executeTakeFirst()).numUpdatedRows);
  }
  // Looked at before every update, so that the many corrections need not be.
  await db
    .insertInto('text_mark')
    .values({ lang, version: 1 })
    .onConflict((it) => it.column('lang').doUpdateSet((at) => ({ version: at('text_mark.version', '+', 1) })))
    .execute();
  // It was read again: who does not understand it from now on counts anew.
  await db.deleteFrom('text_flag').where('lang', '=', lang).where('key', '=', key).execute();
}

export async function writeFlags({ db }: Db, { lang, keys, on }: Of<'text-flag'>): Promise<void> {
  for (const key of keys)
    await db
      .insertInto('text_flag')
      .values({ lang, key, times: 1, last_on: on })
      .onConflict((it) => it.columns(['lang', 'key']).doUpdateSet((at) => ({ times: at('text_flag.times', '+', 1), last_on: on })))
      .execute();
}

export function writeTextAsk({ db }: Db, { ask }: Of<'text-ask'>): Promise<unknown> {
  const { chat: _, ...row } = ask;
  return db
    .insertInto('text_ask')
    .values(ask)
    .onConflict((it) => it.column('chat').doUpdateSet(row))
    .execute();
}

export function dropTextAsk({ db }: Db, { chat }: Of<'text-ask-drop'>): Promise<unknown> {
  return db.deleteFrom('text_ask').where('chat', '=', chat).execute();
}

const stored: z.ZodType<Correction> = z.object({
  lang: z.string(),
  key: z.string(),
  italian: z.string(),
  own: z.string(),
  verdict: z.enum(verdicts),
  words: z.record(z.string(), z.string()).nullable(),
  by: z.enum(roles),
  at: z.string(),
  version: z.int(),
});

/** All of them; one that a newer program wrote in another way is left out. */
export async function readCorrections(db: Kysely<Tables>): Promise<readonly Correction[]> {
  const langs = await db.selectFrom('text_mark').select('lang').orderBy('lang').execute();
  const each = langs.map(({ lang }) => db.selectFrom('text_correction').selectAll().where('lang', '=', lang).orderBy('key').execute());
  const rows = (await Promise.all(each)).flat();
  return rows.flatMap(({ by_role: by, words, ...row }) => {
    const read = stored.safeParse({ ...row, by, words: words === null ? null : jsonOf(words) });
    return read.success ? [read.data] : [];
  });
}

/** How many people did not understand which texts of a language. */
export async function readFlags(db: Kysely<Tables>, lang: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('text_flag').select(['key', 'times']).where('lang', '=', lang).orderBy('key').execute();
  return new Map(rows.map(({ key, times }) => [key, times]));
}

const asked: z.ZodType<TextAsk> = z.object({
  chat: z.int(),
  lang: z.string(),
  key: z.string(),
  nth: z.int(),
  at: z.string(),
  draft: z.string().nullable(),
});

/** The text that somebody was asked to type last; null: none. */
export async function readTextAsk(db: Kysely<Tables>, chat: number): Promise<TextAsk | null> {
  const row = await db.selectFrom('text_ask').selectAll().where('chat', '=', chat).executeTakeFirst();
  return asked.safeParse(row).data ?? null;
}
