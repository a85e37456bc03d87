import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { contentFolder } from '../support/content-folder.ts';

/** A folder with built code in it, as far as the snapshot looks. */
async function project() {
  const { root, drop } = await contentFolder({ 'dist/content/read.js': '// reads\n' });
  const code = join(root, 'dist');
  const load = async () => {
    const loaded = await loadContent(root, { demo: false, code });
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    return loaded.content;
  };
  return { root, drop, code, load, file: join(code, 'content.snapshot') };
}

describe('content that was read before', () => {
  let at: Awaited<ReturnType<typeof project>>;
  beforeEach(async () => {
    at = await project();
    await at.load();
  });
  afterEach(() => at.drop());

  it('is the same as when it is read anew', async () => {
    const kept = await at.load();
    const anew = await loadContent(at.root, { demo: false });
    if ('problems' in anew) throw new Error('problems');
    const data = ({
      calculators: _calculators,
      glossary: _glossary,
      texts: _texts,
      search: _search,
      towns: _towns,
      ...rest
    }: typeof kept) => rest;
    expect(data(kept)).toEqual(data(anew.content));
    expect(kept.texts.plain('it', { key: 'tiny:title' })).toBe('Rinnovo');
    expect(Object.isFrozen(kept.flows.get('tiny')?.steps)).toBe(true);
  });

  it('does not count once a file of the content is another one', async () => {
    const facts = join(at.root, 'data/facts/permits.yaml');
    await writeFile(facts, (await readFile(facts, 'utf8')).replace('value: 16\n', 'value: 20\n'));
    expect((await at.load()).facts.find((fact) => fact.key === 'fee_marca_da_bollo')?.value).toBe(20);
  });

  it('does not count once the code that reads it is another one', async () => {
    const before = await readFile(at.file);
    await appendFile(join(at.code, 'content/read.js'), '// reads otherwise\n');
    await at.load();
    expect((await readFile(at.file)).equals(before)).toBe(false);
  });

  it('is read anew when the file is broken or of another time', async () => {
    await writeFile(at.file, 'nothing');
    expect((await at.load()).flows.has('tiny')).toBe(true);
  });
});
