import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/stage.ts';

interface DeskWords {
  readonly 'desk-button': Readonly<Record<string, string>>;
  readonly 'cancel-reason': Readonly<Record<string, string>>;
}

it('the guide for operators calls buttons and reasons by their names', () => {
  const guide = readFileSync(join(root, 'docs/desk.md'), 'utf8');
  const words = JSON.parse(readFileSync(join(root, 'locales/it/common.json'), 'utf8')) as DeskWords;
  for (const button of Object.values(words['desk-button'])) expect(guide).toContain(`| **${button}** |`);
  for (const reason of Object.values(words['cancel-reason'])) expect(guide).toContain(`«${reason}»`);
});
