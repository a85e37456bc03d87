import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../src/authoring/check-content.ts';
import { loadContent } from '../../src/content/load.ts';

const root = join(import.meta.dirname, '..', '..');

const files = ['flows', 'data', 'locales'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|json)$/.test(name) && !name.startsWith('botapi'))
    .map((name) => `${folder}/${name}`),
);
const checking = checkContent(root);
// Everything is walked and read once: seconds, and more on a busy machine.
beforeAll(() => checking.then(() => undefined), 180_000);

describe('the content', () => {
  for (const file of files) {
    it(`${file} has no problem`, async () => {
      const { problems } = await checking;
      expect(problems.filter((each) => each.file === file)).toEqual([]);
    });
  }

  it('has no problem elsewhere', async () => {
    const { problems } = await checking;
    expect(problems.filter((each) => !files.includes(each.file))).toEqual([]);
  });
});

describe('the texts that the code names', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('emulator'),
  );
  for (const name of sources) {
    const named = [...readFileSync(join(root, 'src', name), 'utf8').matchAll(/'(common:[a-z][\w.-]*[\w])'/g)].map(([, key = '']) => key);
    if (named.length === 0) continue;
    it(`of src/${name} exist`, async () => {
      const loaded = await loadContent(root, { demo: true });
      if ('problems' in loaded) throw new Error('the content does not load');
      expect(named.filter((key) => !loaded.content.texts.has('it', key))).toEqual([]);
    });
  }
});
