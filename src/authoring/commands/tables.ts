import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { worldOn } from '../../law/facts-of-day.ts';
import { coverage, readUnconfirmed } from '../coverage.ts';
import { tablesDay, withTables } from '../flow-tables.ts';
import { withRetention } from '../retention-table.ts';
import { statesTable, withStates } from '../states-table.ts';
import { looked } from '../workplace.ts';
import { contentOrProblems, root } from './root.ts';

/** `npm run tables`: writes the tables of `flows/README.md`, `docs/privacy.md` and `README.md`, and `docs/coverage.md` anew. */
async function main(): Promise<number> {
  const content = await contentOrProblems();
  if (!content) return 1;
  const file = join(root, 'flows', 'README.md');
  await writeFile(file, await withTables(await readFile(file, 'utf8'), content, worldOn(content, tablesDay), root));
  const privacy = join(root, 'docs', 'privacy.md');
  const written = await readFile(privacy, 'utf8').catch(() => null);
  if (written !== null) await writeFile(privacy, withRetention(written, content.retention));
  const texts = await looked({ root, print: console.error });
  const readme = join(root, 'README.md');
  if (texts) await writeFile(readme, withStates(await readFile(readme, 'utf8'), statesTable(texts.raw, texts.index, texts.ledgers)));
  await writeFile(join(root, 'docs', 'coverage.md'), coverage(content, await readUnconfirmed(root)));
  return 0;
}

process.exitCode = await main();
