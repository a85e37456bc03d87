import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withSaid } from '../content/desk-patch.ts';
import { loadContent } from '../content/load.ts';
import { readContent } from '../content/read.ts';
import { parseDatabaseUrl } from '../store/open.ts';
import { beside, patchOf } from './beside.ts';
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

process.exitCode = await main(process.argv.slice(2));
