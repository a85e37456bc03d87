import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import { type ActsWanted, type DeskAct, deskActs } from '../desk/desk-act.ts';
import type { Tables } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';
import type { Writing } from './writing.ts';

/** What operators did for their desks. */
export async function actTable(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('desk_act')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('act', text, (c) => c.notNull())
    .addColumn('about', text, (c) => c.notNull())
    .addColumn('operator', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('desk_act_desk').on('desk_act').columns(['desk', 'id']).execute();
  await db.schema.createIndex('desk_act_about').on('desk_act').columns(['about', 'id']).execute();
}

const place = (id: string) => placeOf('desk_act', 'operator', id);

export function writeAct({ db, seal }: Writing, { act: done }: Extract<Write, { write: 'desk-act' }>): Promise<unknown> {
  const { id, at, desk, act, about, by } = done;
  const insert = db.insertInto('desk_act').values({ id, at, desk, act, about, operator: seal.close(String(by), place(id)) });
  return insert.onConflict((it) => it.doNothing()).execute();
}

/** `by` of one that this key does not open is 0; an act that a newer program knows is left out. */
const stored = z.object({
  id: z.string(),
  at: z.string(),
  desk: z.string(),
  act: z.enum(deskActs),
  about: z.string(),
  by: z.coerce.number().int().catch(0),
});

export async function readActs(db: Kysely<Tables>, seal: Seal, wanted: ActsWanted): Promise<readonly DeskAct[]> {
  const all = db.selectFrom('desk_act').selectAll();
  const ofDesk = wanted.desk === undefined ? all : all.where('desk', '=', wanted.desk);
  const those = wanted.about === undefined ? ofDesk : ofDesk.where('about', '=', wanted.about);
  const rows = await those.orderBy('id', 'desc').limit(wanted.limit).offset(wanted.skip).execute();
  return rows.flatMap(({ operator, ...row }) => {
    const read = stored.safeParse({ ...row, by: opened(seal, operator, row.id) });
    return read.success ? [read.data] : [];
  });
}

function opened(seal: Seal, operator: string, id: string): string {
  try {
    return seal.open(operator, place(id));
  } catch {
    return '0';
  }
}
