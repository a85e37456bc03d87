import { type Kysely, sql } from 'kysely';
import type { Day } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import type { MadeClosure } from '../desk/desk.ts';
import type { Tables } from './schema.ts';
import type { Writing } from './writing.ts';

/**
 * Closures of desks, made by their operators. A program that does not know the step offers times in them. One of a seat stands under a name that is no
 * desk's (`prato#2`): a program that knows none of these takes it for no closure, and not for one of the whole desk.
 */
export async function closureTable(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('closure')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('from_day', text, (c) => c.notNull())
    .addColumn('until_day', text, (c) => c.notNull())
    .addColumn('from_time', text)
    .addColumn('until_time', text)
    .execute();
}

/** Closed by two at once, it is closed once. */
export function writeClosure({ db }: Writing, { closure }: Extract<Write, { write: 'closure' }>): Promise<unknown> {
  const { id, from, until, hours, seat } = closure;
  const desk = seat === undefined ? closure.desk : `${closure.desk}#${seat}`;
  const row = { id, desk, from_day: from, until_day: until, from_time: hours?.from ?? null, until_time: hours?.until ?? null };
  const insert = db.insertInto('closure').values(row);
  return insert.onConflict((it) => it.doNothing()).execute();
}

export function dropClosure({ db }: Writing, { id }: Extract<Write, { write: 'closure-drop' }>): Promise<unknown> {
  return db.deleteFrom('closure').where('id', '=', id).execute();
}

export async function readClosures(db: Kysely<Tables>, today: Day): Promise<readonly MadeClosure[]> {
  const rows = await db.selectFrom('closure').selectAll().where('until_day', '>=', today).orderBy('from_day').orderBy('id').execute();
  return rows.map(({ id, desk: key, from_day, until_day, from_time, until_time }) => ({
    id,
    ...closed(key),
    from: from_day,
    until: until_day,
    ...(from_time !== null && until_time !== null ? { hours: { from: from_time, until: until_time } } : {}),
  }));
}

function closed(key: string): Pick<MadeClosure, 'desk' | 'seat'> {
  const [desk = key, seat] = key.split('#');
  return { desk, ...(seat === undefined ? {} : { seat: Number(seat) }) };
}
