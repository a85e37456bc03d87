import pg from 'pg';

/** The advisory locks of jobs, apart from the one of claims. */
const space = 7_301_103;

/**
 * Does the work unless another process of this database (and schema) is doing work of that name; false: it was left to the other. The lock
 * hangs on a connection of its own and goes with it, however the process ends. If that connection breaks meanwhile, another process may begin
 * beside this one: work must stand that.
 */
export async function aloneOnPostgres(url: string, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 15_000 });
  // Unheard, the event of a broken connection would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const asked = "select pg_try_advisory_lock($1, hashtext(current_schema() || ' ' || $2)) as mine";
    const { rows } = await client.query<{ mine: boolean }>(asked, [space, name]);
    if (rows[0]?.mine !== true) return false;
    await work();
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
