import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withSaid } from '../content/desk-patch.ts';
import { loadContent } from '../content/load.ts';
import { readContent } from '../content/read.ts';
import type { Said } from '../desk/record.ts';
import { patchOf } from './beside.ts';
import { type Exported, exportPatch } from './export-patch.ts';

const root = join(import.meta.dirname, '..', '..');
const usage = `npm run --silent desks -- export > desks.patch   what the desks' groups confirmed and changed, as a patch of data/: git apply desks.patch`;

/** Throws with every fault of the files, one a line. */
async function patches(said: readonly Said[], zone: string): Promise<Exported> {
  const loaded = await loadContent(root, { demo: false });
  if ('problems' in loaded)
    throw new Error(loaded.problems.map(({ file, line, problem }) => `${file}:${line ?? ''} ${problem}`).join('\n'));
  const { desks } = await readContent(root, { demo: false });
  const each = desks.map(async ({ from: { file }, value }) => {
    const written = await readFile(join(root, file), 'utf8');
    return patchOf(file, written, withSaid(written, value.desk.id, loaded.content, said, zone));
  });
  return { patches: await Promise.all(each), notes: [], nothing: 'the files say already all that the desks said' };
}

/** `npm run desks -- export` */
process.exitCode = await exportPatch(process.argv.slice(2), usage, (store) => store.records(), patches);
