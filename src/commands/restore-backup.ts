import { statSync } from 'node:fs';
import { backupFolder, backupsIn } from '../jobs/backup.ts';
import { proveBackup, restoreInto } from '../jobs/restore.ts';
import { settings, why } from './settings.ts';

const usage = `npm run restore -- --prove           opens the newest copy beside itself, reads every person, counts the rest, and reports
npm run restore -- --into new.db     makes a database of the newest copy; stop the bot, put it in the place of the old one, start
                    --from copy.db   the same with another copy`;

/** `npm run restore`: proves that the newest copy would do, or makes a database of one. The bot's own database is never touched. */
async function main(args: readonly string[]): Promise<number> {
  const found = settings('PostgreSQL has a tool of its own: pg_restore --clean --if-exists --dbname="$DATABASE_URL" sportello.dump');
  if (!found) return 2;
  const value = (name: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? null) : null);
  const into = value('--into');
  if (!args.includes('--prove') && into === null) {
    console.error(usage);
    return 2;
  }
  const { config, database } = found;
  const folder = backupFolder(database, config.backupDir);
  const file = value('--from') ?? (await backupsIn(folder, database))[0];
  if (file === undefined) {
    console.error(`there is no copy of ${database.shown} in ${folder}`);
    return 1;
  }
  try {
    if (into !== null) {
      const counts = await restoreInto(file, into);
      console.log(`${into} made of ${file}: ${table(counts)}`);
      return 0;
    }
    const { counts, readable, unreadable } = await proveBackup(file, config);
    const hours = Math.round((Date.now() - statSync(file).mtimeMs) / 3_600_000);
    console.log(`${file}, ${hours} hours old, opens: ${table(counts)}`);
    console.log(`${readable} persons read with this DATA_KEY, ${unreadable} rows not readable`);
    return unreadable === 0 ? 0 : 1;
  } catch (error) {
    console.error(`${file} cannot be used: ${why(error)}`);
    return 1;
  }
}

const table = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .filter(([name]) => !name.startsWith('kysely_'))
    .map(([name, rows]) => `${name} ${rows}`)
    .join(', ');

process.exitCode = await main(process.argv.slice(2));
