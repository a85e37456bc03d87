/** Where the data is, as DATABASE_URL says it. `shown` may be printed: no password. */
export type DatabaseUrl =
  | { readonly kind: 'sqlite'; readonly path: string; readonly shown: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly max: number; readonly shown: string }
  | { readonly kind: 'wrong'; readonly problem: string };

const connections = 10;

function wrong(problem: string): DatabaseUrl {
  return { kind: 'wrong', problem };
}

/**
 * Reads `sqlite:./data.db`, a bare file path, or `postgres://user:password@host/database` (with `?max=` connections, 10 unless
 * told). Gives the problem in words for anything else; the problem never repeats a password.
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  const trimmed = text.trim();
  if (/^postgres(ql)?:/i.test(trimmed)) return parsePostgres(trimmed);
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'sqlite') return wrong(`unknown kind of database: ${scheme} (sqlite: or postgres:)`);
  const path = trimmed.replace(/^sqlite:(\/\/)?/i, '');
  if (path === '') return wrong('the path of the database file is missing');
  if (path.includes(':memory:')) return wrong('a database in memory forgets everything: give a file');
  return { kind: 'sqlite', path, shown: path };
}

function parsePostgres(text: string): DatabaseUrl {
  if (!URL.canParse(text)) return wrong('not a PostgreSQL address (postgres://user:password@host:5432/database)');
  const url = new URL(text);
  const asked = url.searchParams.get('max');
  const max = asked === null ? connections : Number(asked);
  if (!Number.isInteger(max) || max < 1) return wrong('max must be a number of connections, 1 or more');
  url.searchParams.delete('max');
  const shown = `postgres://${url.host}${url.pathname}`;
  return { kind: 'postgres', url: url.href, max, shown };
}
