import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { worldOn } from '../../law/facts-of-day.ts';
import { coverage, readUnconfirmed } from '../coverage.ts';
import { tablesDay, withTables } from '../flow-tables.ts';
import { withRetention } from '../retention-table.ts';
import { contentOrProblems, root } from './root.ts';

/** `npm run tables`: writes the tables of `flows/README.md`, the one of `docs/privacy.md`, and `docs/coverage.md` anew. */
async function main(): Promise<number> {
  const content = await contentOrProblems();
  if (!content) return 1;
  const file = join(root, 'flows', 'README.md');
  await writeFile(file, await withTables(await readFile(file, 'utf8'), content, worldOn(content, tablesDay), root));
  const privacy = join(root, 'docs', 'privacy.md');
  const written = await readFile(privacy, 'utf8').catch(() => null);
  if (written !== null) await writeFile(privacy, withRetention(written, content.retention));
  await writeFile(join(root, 'docs', 'coverage.md'), coverage(content, await readUnconfirmed(root)));
  return 0;
}

process.exitCode = await main();
