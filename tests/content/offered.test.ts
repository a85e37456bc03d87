import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkContent } from '../../src/authoring/check-content.ts';
import { loadContent } from '../../src/content/load.ts';
import { namesOf, strayWords } from '../../src/content/stray-letters.ts';
import type { TextTree } from '../../src/content/template.ts';
import { contentFolder, today } from '../support/content-folder.ts';

const rules = new Intl.PluralRules('ar');

/** Italian in Arabic letters, of the same length, with its markup and parameters; every plural form of Arabic. */
function pseudo(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]): [string, string | TextTree][] => {
      if (typeof value !== 'string') return [[name, pseudo(value)]];
      const words = value.replace(
        /(<[^>]*>|\{\{.*?\}\}|&\w+;)|\p{L}/gu,
        (letter, kept?: string) => kept ?? String.fromCodePoint(0x627 + ((letter.codePointAt(0) ?? 0) % 20)),
      );
      const [, base, form] = /^(.*)_(one|many|other)$/.exec(name) ?? [];
      if (base === undefined) return [[name, words]];
      return form === 'other' ? rules.resolvedOptions().pluralCategories.map((each) => [`${base}_${each}`, words]) : [];
    }),
  );
}

/** A content in three languages, one of them made up; `change`: of its files. */
async function stage(change: (namespace: string, tree: TextTree) => TextTree | null = (_, tree) => tree) {
  const { root, drop } = await contentFolder({
    'data/languages.yaml': `languages:
  - { id: it, name: Italiano, dir: ltr }
  - { id: en, name: English, dir: ltr }
  - { id: ar, name: العربية, dir: rtl }
  - { id: tr, name: Türkçe, dir: ltr }
for_operators: ["news:"]
`,
  });
  onTestFinished(drop);
  await mkdir(join(root, 'locales/ar'));
  for (const file of await readdir(join(root, 'locales/it'))) {
    const tree = change(file.replace('.json', ''), pseudo(JSON.parse(await readFile(join(root, 'locales/it', file), 'utf8'))));
    if (tree) await writeFile(join(root, 'locales/ar', file), JSON.stringify(tree));
  }
  const loaded = await loadContent(root, { demo: false, strict: true });
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems, null, 1));
  const { problems } = await checkContent(root, { judged: today });
  return {
    content: loaded.content,
    told: problems.filter(({ file }) => file.startsWith('locales/ar')).map(({ file, place, problem }) => `${file} ${place}: ${problem}`),
  };
}

describe('a language', () => {
  it('is offered as soon as it has all that its readers need, and is spoken', async () => {
    const { content, told } = await stage((namespace, tree) => (namespace === 'news' ? null : tree));
    expect(told).toEqual([]);
    expect(content.languages.map(({ id }) => id)).toEqual(['it', 'en', 'ar']);
    expect(content.texts.offered.map(({ name }) => name)).toEqual(['Italiano', 'English', 'العربية']);
    expect(content.texts.plain('ar', { key: 'tiny:title' })).toMatch(/^\p{Script=Arabic}+$/u);
    expect(content.texts.states.of('ar', 'tiny:title')).toBe('machine');
  });

  it('is not offered while it lacks much, and nothing of it is asked for', async () => {
    const { content, told } = await stage((namespace, tree) => (namespace === 'common' ? null : tree));
    expect(content.languages.map(({ id }) => id)).toEqual(['it', 'en']);
    expect(told).toEqual([]);
  });

  it('that is offered may lack nothing: the check tells it, and its readers have the Italian', async () => {
    const { content, told } = await stage((namespace, tree) =>
      namespace === 'tiny' ? { ...tree, title: undefined as unknown as string } : tree,
    );
    expect(told).toEqual(['locales/ar/tiny.json title: is missing']);
    expect(content.languages.map(({ id }) => id)).toContain('ar');
    expect(content.texts.plain('ar', { key: 'tiny:title' })).toBe('🇮🇹 \u2066Rinnovo\u2069');
  });

  it('may have no word in other letters, but for what is Italian', async () => {
    const { told } = await stage((namespace, tree) => (namespace === 'tiny' ? { ...tree, title: 'تجديد (Rinnovo) renewal' } : tree));
    expect(told).toEqual(['locales/ar/tiny.json title: «renewal» is in letters of another language, and not in the Italian text']);
  });
});

it.each([
  ['uk', 'Дозвіл (permesso) 5', 'Il permesso 5', []],
  ['uk', 'Дозвiл', 'Il permesso', ['Дозвiл']],
  ['uk', 'Збір (marca da bollo)', 'Le marche da bollo', []],
  ['zh', '居留许可 (Questura)', 'Questura', []],
  ['bn', 'অনুমতি कागज', 'carta', ['कागज']],
  ['sq', 'Leje qëndrimi', 'Permesso', []],
  ['tr', 'İzin правила', 'Permesso', ['правила']],
  ['fr', 'العربية', 'العربية', []],
])('in %s «%s» beside «%s» has as strange words %j', (lang, own, italian, strange) => {
  expect(strayWords(lang, new Map([['', own]]), new Map([['', italian]]), namesOf(['marca da bollo']))).toEqual(strange);
});
