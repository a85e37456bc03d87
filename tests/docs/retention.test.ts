import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/stage.ts';

it('the privacy document names every table that holds something', () => {
  const { retention } = parse(readFileSync(join(root, 'data/retention.yaml'), 'utf8')) as {
    retention: readonly { columns: Readonly<Record<string, readonly string[]>> }[];
  };
  const text = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
  for (const table of retention.flatMap((each) => Object.keys(each.columns))) expect(text).toContain(`| \`${table}`);
});
