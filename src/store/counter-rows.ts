import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Day } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import { type Comer, placesInLine } from '../desk/counter.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Tables } from './schema.ts';
import { mustBe } from './stale.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;
type Db = Pick<Writing, 'db'>;

/** Who came to a desk on a day, by number. Nothing in it tells who it is. */
export async function counterTable(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('comer')
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('appointment', text)
    .addColumn('place', text, (c) => c.notNull())
    .addColumn('turn', text, (c) => c.notNull())
    .addColumn('came_at', text, (c) => c.notNull())
    .addColumn('called_at', text)
    .addColumn('began_at', text)
    .addColumn('ended_at', text)
    .addColumn('by_operator', 'bigint')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('comer_once', ['desk', 'day', 'number'])
    .execute();
  await db.schema.createIndex('comer_day').on('comer').column('day').execute();
}

/** Stale when the number was given a moment before. */
export async function writeComer({ db }: Db, { comer: { by, ...row } }: Of<'comer'>): Promise<void> {
  const insert = db.insertInto('comer').values({ ...row, by_operator: by });
  mustBe((await insert.onConflict((it) => it.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows);
}

/** Stale when somebody else was quicker. */
export async function setComer({ db }: Db, { desk, day, number, version, set }: Of<'comer-set'>): Promise<void> {
  const { by, ...plain } = set;
  const row = { ...plain, ...(by === undefined ? {} : { by_operator: by }), version: version + 1 };
  const one = db.updateTable('comer').set(row).where('desk', '=', desk).where('day', '=', day).where('number', '=', number);
  mustBe((await one.where('version', '=', version).executeTakeFirst()).numUpdatedRows);
}

const stored = z.object({
  desk: z.string(),
  day: z.string(),
  number: z.int(),
  appointment: z.string().nullable(),
  place: z.enum(placesInLine),
  turn: z.string(),
  came_at: z.string(),
  called_at: z.string().nullable(),
  began_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  by: z.int().nullable(),
  version: z.int(),
});

/** From one day to another, by day and number; a row that cannot be read is left out. */
export async function readComers(db: Kysely<Tables>, desk: DeskId, from: Day, until: Day): Promise<readonly Comer[]> {
  const those = db.selectFrom('comer').selectAll().where('desk', '=', desk).where('day', '>=', from).where('day', '<=', until);
  const rows = await those.orderBy('day').orderBy('number').execute();
  return rows.flatMap(({ by_operator, ...row }) => {
    const read = stored.safeParse({ ...row, by: by_operator });
    return read.success ? [read.data] : [];
  });
}
