import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../src/store/schema.ts';
import { tablesOf } from '../raw.ts';

/** What a program relies on in a database: its columns, and what is refused as not unique. */
export interface Shape {
  readonly columns: ReadonlyMap<string, { readonly type: string; readonly required: boolean; readonly optional: boolean }>;
  readonly unique: ReadonlySet<string>;
}

export async function shapeOf(db: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<Shape> {
  const columns = (await tablesOf(db)).flatMap(({ name: table, columns }) =>
    columns.map(({ name, dataType, isNullable, hasDefaultValue }) => {
      const required = !isNullable;
      return [`${table}.${name}`, { type: dataType.toLowerCase(), required, optional: isNullable || hasDefaultValue }] as const;
    }),
  );
  const unique = await (kind === 'sqlite'
    ? sql<{
        name: string;
      }>`select t.name || ': ' || i.name as name from sqlite_master t, pragma_index_list(t.name) i where t.type = 'table' and i."unique" = 1`
    : sql<{ name: string }>`select t.relname || ': ' || i.relname as name from pg_index x join pg_class t on t.oid = x.indrelid
        join pg_class i on i.oid = x.indexrelid where x.indisunique and t.relnamespace = current_schema()::regnamespace`
  ).execute(db);
  return { columns: new Map(columns), unique: new Set(unique.rows.map(({ name }) => name)) };
}

/** What a program that knows the shape before would stumble over in the one after. */
export function takenAway(before: Shape, after: Shape): string[] {
  const tableOf = (name: string) => name.split(/[.:]/)[0];
  const old = new Set([...before.columns.keys()].map(tableOf));
  const lost = [...before.columns].flatMap(([name, { type, required }]) => {
    const now = after.columns.get(name);
    if (!now) return [`${name} is gone`];
    if (now.type !== type) return [`${name} is of another type`];
    return now.required && !required ? [`${name} must have a value`] : [];
  });
  const asked = [...after.columns].filter(([name, { optional }]) => !before.columns.has(name) && old.has(tableOf(name)) && !optional);
  const stricter = [...after.unique].filter((name) => !before.unique.has(name) && old.has(tableOf(name)));
  return [
    ...lost,
    ...asked.map(([name]) => `${name} is new and must have a value`),
    ...stricter.map((name) => `${name} refuses what was taken`),
  ];
}
