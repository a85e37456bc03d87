import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withCorrections } from '../content/correction-patch.ts';
import { ledgerFolder } from '../content/provenance-file.ts';
import { readContent } from '../content/read.ts';
import { indexTexts } from '../content/text-index.ts';
import { parseDatabaseUrl } from '../store/open.ts';
import { beside, patchOf } from './beside.ts';
import { configuration, why } from './settings.ts';

const root = join(import.meta.dirname, '..', '..');
const usage =
  'npm run --silent corrections -- export > texts.patch   what mediators said of translations, as a patch of locales/ and data/provenance/: git apply texts.patch';

/** `npm run corrections -- export`: beside a bot that runs. Ends with 1 when nothing could be read, with 2 when it was not asked rightly. */
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
  try {
    const said = await beside(database, config.databaseUrl, config.dataKey, (store) => store.corrections());
    const { locales } = await readContent(root, { demo: false });
    const ledgers: Record<string, string> = {};
    for (const lang of new Set(said.map((each) => each.lang)))
      ledgers[lang] = await readFile(join(root, ledgerFolder, `${lang}.jsonl`), 'utf8').catch(() => '');
    const { files, rejected } = withCorrections(indexTexts(locales), ledgers, said, config.zone);
    process.stdout.write(files.map(({ file, before, after }) => patchOf(file, before, after)).join(''));
    for (const each of rejected) console.error(`${each}: a mediator says that it is wrong; Italian is shown meanwhile`);
    if (files.length === 0) console.error('the files say already all that mediators said');
    return 0;
  } catch (error) {
    console.error(`nothing was read of ${database.shown}: ${why(error)}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
