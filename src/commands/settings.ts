import { config as readDotenv } from 'dotenv';
import { type Config, parseConfig } from '../config.ts';
import { parseDatabaseUrl } from '../store/open.ts';

/** The configuration and the SQLite file that the commands work on; null after every reason why not was printed. PostgreSQL has tools of its own. */
export function settings(postgres: string) {
  const env = { ...readDotenv({ quiet: true, processEnv: {} }).parsed, ...process.env };
  const config = parseConfig(env, null);
  if ('problems' in config) return refuse(config.problems.map(({ name, problem }) => `${name} ${problem}`));
  const database = parseDatabaseUrl(config.databaseUrl);
  if (database.kind === 'wrong') return refuse([database.problem]);
  if (database.kind === 'postgres') return refuse([postgres]);
  return { config: config as Config, database };
}

function refuse(lines: readonly string[]): null {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  return null;
}

/** Why something failed, in one line. */
export function why(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
