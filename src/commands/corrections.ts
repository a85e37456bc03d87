import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withCorrections } from '../content/correction-patch.ts';
import { ledgerFolder } from '../content/provenance-file.ts';
import { readContent } from '../content/read.ts';
import { indexTexts } from '../content/text-index.ts';
import type { Correction } from '../desk/correction.ts';
import { patchOf } from './beside.ts';
import { type Exported, exportPatch } from './export-patch.ts';

const root = join(import.meta.dirname, '..', '..');
const usage =
  'npm run --silent corrections -- export > texts.patch   what mediators said of translations, as a patch of locales/ and data/provenance/: git apply texts.patch';

async function patches(said: readonly Correction[], zone: string): Promise<Exported> {
  const { locales } = await readContent(root, { demo: false });
  const ledgers: Record<string, string> = {};
  for (const lang of new Set(said.map((each) => each.lang)))
    ledgers[lang] = await readFile(join(root, ledgerFolder, `${lang}.jsonl`), 'utf8').catch(() => '');
  const { files, rejected } = withCorrections(indexTexts(locales), ledgers, said, zone);
  return {
    patches: files.map(({ file, before, after }) => patchOf(file, before, after)),
    notes: rejected.map((each) => `${each}: a mediator says that it is wrong; Italian is shown meanwhile`),
    nothing: 'the files say already all that mediators said',
  };
}

/** `npm run corrections -- export` */
process.exitCode = await exportPatch(process.argv.slice(2), usage, (store) => store.corrections(), patches);
