import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { retentionMarks, withRetention } from '../../src/authoring/retention-table.ts';
import { projectContent, root } from '../support/stage.ts';

it('the retention table stands between its marks, and nothing else of a document changes', async () => {
  const { retention } = await projectContent();
  const written = withRetention(`# Privacy\n\n${retentionMarks.begin}\nold\n${retentionMarks.end}\n\nFine.\n`, retention);
  expect(written).toMatch(/^# Privacy\n\n<!-- retention-table -->\n\| Che cosa /);
  expect(written).toContain('| 14 giorni | la copia |');
  expect(written).toMatch(/<!-- \/retention-table -->\n\nFine\.\n$/);
  expect(written).not.toContain('old');
  expect(withRetention(written, retention)).toBe(written);
  expect(withRetention('without marks', retention)).toBe('without marks');
});

it('docs/privacy.md has the table of today', async () => {
  const document = await readFile(join(root, 'docs/privacy.md'), 'utf8');
  expect(withRetention(document, (await projectContent()).retention)).toBe(document);
});
