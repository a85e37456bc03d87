import pg from 'pg';

/** The advisory locks of what one process does at a time, apart from the one of claims. */
const space = 7_301_103;
/** How both ends find out that the other machine is gone, in seconds: PostgreSQL would keep the lock of a dead one for two hours. */
const silence = { idle: 15, interval: 5, count: 3 };

/** Work that another process may begin once `lost` is given: the lock went with its connection. */
export type Work = (lost: AbortSignal) => Promise<void>;

/**
 * Does the work unless another process of this database (and schema) is doing work of that name; false: it was left to the other. The lock
 * hangs on a connection of its own and goes with it, however the process ends; behind a pooler that hands out connections by transaction it
 * would not hold.
 */
export async function aloneOnPostgres(url: string, name: string, work: Work): Promise<boolean> {
  const lost = new AbortController();
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    keepAliveInitialDelayMillis: silence.idle * 1000,
    connectionTimeoutMillis: 15_000,
  });
  // Unheard, the event of a broken connection would end the process.
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  await client.connect();
  try {
    const { idle, interval, count } = silence;
    await client.query(`set tcp_keepalives_idle = ${idle}; set tcp_keepalives_interval = ${interval}; set tcp_keepalives_count = ${count}`);
    const asked = "select pg_try_advisory_lock($1, hashtext(current_schema() || ' ' || $2)) as mine";
    const { rows } = await client.query<{ mine: boolean }>(asked, [space, name]);
    if (rows[0]?.mine !== true) return false;
    await work(lost.signal);
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
