import { join } from 'node:path';
import { instant } from '../base/time.ts';
import { retentionFile } from '../content/data-files.ts';
import { readYaml, shaped } from '../content/yaml-file.ts';
import { periodsOf } from '../desk/retention.ts';
import { backUp, backupFolder } from '../jobs/backup.ts';
import { settings, why } from './settings.ts';

const root = join(import.meta.dirname, '..', '..');

/** `npm run backup`: copies the database while the bot runs, checks the copy, and removes those whose time is over. */
async function main(): Promise<number> {
  const found = settings('PostgreSQL has a tool of its own: pg_dump --format=custom --file=sportello.dump "$DATABASE_URL"');
  if (!found) return 2;
  const { config, database } = found;
  const { value, problems } = shaped(await readYaml(root, 'data/retention.yaml'), retentionFile);
  if (!value) {
    for (const { file, line, problem } of problems) console.error(`${file}:${line ?? ''} ${problem}`);
    return 2;
  }
  try {
    const folder = backupFolder(database, config.backupDir);
    const { file, counts } = await backUp({ database, folder, now: instant(new Date()), keep: periodsOf(value.retention).backups });
    console.log(`${file}: checked, ${counts['person'] ?? 0} persons, ${counts['appointment'] ?? 0} appointments`);
    return 0;
  } catch (error) {
    console.error(`no backup of ${database.shown}: ${why(error)}`);
    return 1;
  }
}

process.exitCode = await main();
