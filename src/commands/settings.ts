import { config as readDotenv } from 'dotenv';
import { type Config, parseConfig } from '../config.ts';
import { parseDatabaseUrl } from '../store/open.ts';

/** The configuration; null after everything that is wrong with it was printed. */
export function configuration(): Config | null {
  const env = { ...readDotenv({ quiet: true, processEnv: {} }).parsed, ...process.env };
  const config = parseConfig(env, null);
  return 'problems' in config ? refuse(config.problems.map(({ name, problem }) => `${name} ${problem}`)) : config;
}

/** The configuration and the SQLite file that the commands work on; null after every reason why not was printed. PostgreSQL has tools of its own. */
export function settings(postgres: string) {
  const config = configuration();
  if (!config) return null;
  const database = parseDatabaseUrl(config.databaseUrl);
  if (database.kind === 'wrong') return refuse([database.problem]);
  if (database.kind === 'postgres') return refuse([postgres]);
  return { config, database };
}

function refuse(lines: readonly string[]): null {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  return null;
}

/** Why something failed, in one line. */
export function why(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
