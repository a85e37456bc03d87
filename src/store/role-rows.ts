import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Write } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import { type Member, roles } from '../desk/role.ts';
import type { Tables } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;

/** What people are for desks. An empty desk stands for all of them. */
export async function roleTable(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('desk_role')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('person', 'bigint', (c) => c.notNull())
    .addColumn('desk', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('since', text, (c) => c.notNull())
    .execute();
}

const place = (id: string) => placeOf('desk_role', 'name', id);

/** Who is that already stays it once. */
export async function writeRole({ db, seal }: Writing, { member }: Of<'role'>): Promise<void> {
  const { id, person, role, name, since } = member;
  const desk = member.desk ?? '';
  await db.deleteFrom('desk_role').where('person', '=', person).where('desk', '=', desk).where('role', '=', role).execute();
  await db
    .insertInto('desk_role')
    .values({ id, person, desk, role, name: seal.close(name, place(id)), since })
    .execute();
}

export function dropRole({ db }: Writing, { id }: Of<'role-drop'>): Promise<unknown> {
  return db.deleteFrom('desk_role').where('id', '=', id).execute();
}

const stored = z.object({
  id: z.string(),
  person: z.int(),
  desk: z.string().transform((desk): DeskId | null => desk || null),
  role: z.enum(roles),
  name: z.string(),
  since: z.string(),
});

/** Of one person, or of all; a name that this key does not open is empty, a role that a newer program knows is left out. */
export async function readRoles(db: Kysely<Tables>, seal: Seal, person: number | null): Promise<readonly Member[]> {
  const all = db.selectFrom('desk_role').selectAll();
  const rows = await (person === null ? all : all.where('person', '=', person)).orderBy('since').orderBy('id').execute();
  return rows.flatMap((row) => {
    const read = stored.safeParse({ ...row, name: opened(seal, row.name, row.id) });
    return read.success ? [read.data] : [];
  });
}

function opened(seal: Seal, name: string, id: string): string {
  try {
    return seal.open(name, place(id));
  } catch {
    return '';
  }
}
