import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { worldOn } from '../../law/facts-of-day.ts';
import { tablesDay, withTables } from '../flow-tables.ts';
import { contentOrProblems, root } from './root.ts';

/** `npm run tables`: writes the tables of `flows/README.md` anew. */
async function main(): Promise<number> {
  const content = await contentOrProblems();
  if (!content) return 1;
  const file = join(root, 'flows', 'README.md');
  await writeFile(file, await withTables(await readFile(file, 'utf8'), content, worldOn(content, tablesDay), root));
  return 0;
}

process.exitCode = await main();
