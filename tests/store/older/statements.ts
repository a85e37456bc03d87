import { parseDatabaseUrl } from '../../../src/store/open.ts';
import { openSeal } from '../../../src/store/open-seal.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { everyStatement } from '../every-statement.ts';

/** A statement that a program sends to its database, with the values that it sent first. */
export type Statement = readonly [sql: string, values: readonly unknown[]];

/** Everything that the store of this version can do to an empty database, each statement once, in the order of the first use. */
export async function statementsOf(url: string): Promise<readonly Statement[]> {
  const found = new Map<string, readonly unknown[]>();
  let listening = false;
  const where = parseDatabaseUrl(url);
  const options = {
    grid: 5,
    tell: () => undefined,
    heard(sql: string, values: readonly unknown[]) {
      if (listening && /^\s*(select|insert|update|delete|with)\b/i.test(sql) && !found.has(sql)) found.set(sql, values);
    },
    async ready(db: Parameters<typeof openSeal>[0]) {
      listening = true;
      return (await openSeal(db, { key: null, old: null })).seal;
    },
  };
  if (where.kind === 'wrong') throw new Error(where.problem);
  const store = await (where.kind === 'sqlite'
    ? openSqlite({ path: where.path, fresh: false, ...options })
    : openPostgres({ url: where.url, max: where.max, ...options }));
  await everyStatement(store);
  await store.close();
  return [...found];
}
