import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createGlossary, type Term } from '../../src/content/glossary.ts';
import { plainOf } from '../../src/content/markup.ts';
import { readContent } from '../../src/content/read.ts';
import { indexTexts } from '../../src/content/text-index.ts';

const term = (id: string, it: readonly string[], but: readonly string[] = []): Term => ({
  id,
  it,
  but,
  met: 'a letter',
  dossier: 'permits 1.1',
});

it('finds the longest form, each term once, in the order of the text', () => {
  const { found } = createGlossary([
    term('permit', ['permesso', 'permessi'], ['giorni permessi']),
    term('long', ['permesso UE']),
    term('town', ['Comune']),
    term('no-debt', ["nulla osta dell'ufficio", 'C.U.']),
  ]);
  expect(found('Il Comune rinnova il permesso UE. Il Comune no.')).toEqual(['town', 'long']);
  expect(found('Permesso scaduto, permesso UE.')).toEqual(['permit', 'long']);
  expect(found("I giorni permessi; un permessino, lo sportello comune, l'impermesso.")).toEqual([]);
  expect(found("Con il nulla osta dell'ufficio e la C.U.")).toEqual(['no-debt']);
  expect(createGlossary([]).found('Il permesso.')).toEqual([]);
});

it('has no term that no Italian text of the bot uses', async () => {
  const raw = await readContent(join(import.meta.dirname, '..', '..'), { demo: false });
  const index = indexTexts(raw.locales);
  const keys = index.keys('it').filter((key) => !key.startsWith('glossary:') && !key.startsWith('found:') && !key.endsWith(':keywords'));
  const words = keys
    .flatMap((key) => [...(index.forms('it', key)?.values() ?? [])])
    .map((each) => plainOf(each.replace(/\{\{.*?\}\}/g, '')));
  const used = new Set(createGlossary(raw.glossary.value).found(words.join('\n')));
  expect(raw.glossary.value.length).toBeGreaterThan(100);
  expect(raw.glossary.value.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});
