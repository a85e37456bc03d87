import { parseDatabaseUrl } from '../store/open.ts';
import { moveDatabase } from '../store/transfer.ts';
import { configuration, why } from './settings.ts';

const usage = `npm run move -- sqlite:./data.db postgres://user@host/database
copies a SQLite database into an empty PostgreSQL one and compares both; the way back is not offered`;

/** `npm run move`: with the bot stopped, from a SQLite file to PostgreSQL. Ends with 1 when nothing was moved, with 2 when it was not asked rightly. */
async function main(args: readonly string[]): Promise<number> {
  const [from, to] = args.map(parseDatabaseUrl);
  for (const each of [from, to]) if (each?.kind === 'wrong') console.error(each.problem);
  if (args.length !== 2 || from?.kind !== 'sqlite' || to?.kind !== 'postgres') {
    console.error(usage);
    return 2;
  }
  const config = configuration();
  if (!config) return 2;
  try {
    const moved = await moveDatabase(from, to, { key: config.dataKey, old: null });
    for (const { table, rows } of moved) console.log(`${table}: ${rows} rows, the same in both`);
    console.log(
      `${to.shown} holds all of ${from.shown}, which is as it was. Set DATABASE_URL, start the bot, prove a backup, delete the file.`,
    );
    return 0;
  } catch (error) {
    console.error(`nothing was moved: ${why(error)}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
