import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tablesDay, withTables } from '../../src/authoring/flow-tables.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { projectContent, root } from '../support/stage.ts';

it('the tables of flows/README.md are those of the content: run npm run tables', async () => {
  const content = await projectContent();
  const written = await readFile(join(root, 'flows/README.md'), 'utf8');
  expect(await withTables(written, content, worldOn(content, tablesDay), root)).toBe(written);
});
