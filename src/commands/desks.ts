import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { withSaid } from '../content/desk-patch.ts';
import { loadContent } from '../content/load.ts';
import { readContent } from '../content/read.ts';
import { copySqlite, mustBeThere } from '../store/copy.ts';
import type { DatabaseUrl } from '../store/database-url.ts';
import { openStore, parseDatabaseUrl } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { configuration, why } from './settings.ts';

const root = join(import.meta.dirname, '..', '..');
const usage = `npm run --silent desks -- export > desks.patch   what the desks' groups confirmed and changed, as a patch of data/: git apply desks.patch`;

/** `npm run desks -- export`: beside a bot that runs. Ends with 1 when nothing could be read, with 2 when it was not asked rightly. */
async function main(args: readonly string[]): Promise<number> {
  if (args.join() !== 'export') {
    console.error(usage);
    return 2;
  }
  const config = configuration();
  if (!config) return 2;
  const database = parseDatabaseUrl(config.databaseUrl);
  if (database.kind === 'wrong') {
    console.error(database.problem);
    return 2;
  }
  const loaded = await loadContent(root, { demo: false });
  if ('problems' in loaded) {
    for (const { file, line, problem } of loaded.problems) console.error(`${file}:${line ?? ''} ${problem}`);
    return 2;
  }
  try {
    const said = await beside(database, config.databaseUrl, config.dataKey, (store) => store.records());
    const { desks } = await readContent(root, { demo: false });
    const patches = await Promise.all(
      desks.map(async ({ from: { file }, value }) => {
        const written = await readFile(join(root, file), 'utf8');
        return patchOf(file, written, withSaid(written, value.desk.id, loaded.content, said, config.zone));
      }),
    );
    process.stdout.write(patches.join(''));
    if (patches.join('') === '') console.error('the files say already all that the desks said');
    return 0;
  } catch (error) {
    console.error(`nothing was read of ${database.shown}: ${why(error)}`);
    return 1;
  }
}

/** As `git apply` takes it. */
function patchOf(file: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 });
  return patch.slice(patch.indexOf('--- '));
}

/** A SQLite file takes one process: a copy of it is read. */
async function beside<T>(
  database: Exclude<DatabaseUrl, { kind: 'wrong' }>,
  url: string,
  dataKey: string | null,
  read: (store: Store) => Promise<T>,
): Promise<T> {
  const folder = database.kind === 'sqlite' ? await mkdtemp(join(tmpdir(), 'sportello-')) : null;
  try {
    const copy = folder === null ? null : join(folder, 'copy.db');
    if (database.kind === 'sqlite' && copy !== null) {
      await mustBeThere(database.path);
      await copySqlite(database.path, copy);
    }
    const store = await openStore({ url: copy === null ? url : `sqlite:${copy}`, dataKey });
    try {
      return await read(store);
    } finally {
      await store.close();
    }
  } finally {
    if (folder !== null) await rm(folder, { recursive: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
