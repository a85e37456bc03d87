import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/stage.ts';

const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const files = ['README.md', 'CONTRIBUTING.md', 'flows/README.md', 'data/README.md', ...guides.map((name) => `docs/${name}`)];

/** A heading's anchor, as GitHub makes it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map((found) => anchor(found[1] ?? ''));

describe('the documents', () => {
  it.each(files)('%s leads only to what is there', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', section] = target.split('#');
      const there = path === '' ? join(root, file) : join(root, dirname(file), path);
      expect(existsSync(there), `${file}: ${target}`).toBe(true);
      if (section !== undefined) expect(anchorsOf(readFileSync(there, 'utf8')), `${file}: ${target}`).toContain(section);
    }
  });

  it('are told of by the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const file of ['CONTRIBUTING.md', ...guides.map((name) => `docs/${name}`)]) expect(readme).toContain(`](${file})`);
  });
});
