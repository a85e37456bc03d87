import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/content/formats.ts';
import { escapeHtml } from '../../src/content/markup.ts';
import { opened, type Param, paramsOf } from '../../src/content/params.ts';
import { flat, type TextTree } from '../../src/content/template.ts';
import { createTexts } from '../../src/content/texts.ts';
import { root } from '../support/stage.ts';

const folder = join(root, 'locales');
const langs = readdirSync(folder);
const files = Object.fromEntries(
  langs.map((lang) => {
    const names = readdirSync(join(folder, lang)).map((file) => file.replace('.json', ''));
    const read = (name: string) => JSON.parse(readFileSync(join(folder, lang, `${name}.json`), 'utf8')) as TextTree;
    return [lang, Object.fromEntries(names.map((name) => [name, read(name)]))];
  }),
);
const texts = createTexts(files, { strict: true });

/** The files as i18next takes them: there a text itself says that a day begins a sentence. */
function openedTree(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [name, typeof value === 'string' ? opened(value) : openedTree(value)]),
  );
}

/** i18next as it comes, with our formats and nothing of our own. */
function plainI18next(): i18n {
  const plain = i18next.createInstance();
  const ns = Object.keys(files['it'] ?? {});
  const resources = Object.fromEntries(langs.map((lang) => [lang, openedTree(files[lang] ?? {}) as Record<string, TextTree>]));
  plain.init({ lng: 'it', fallbackLng: false, ns, resources, initAsync: false, interpolation: { escapeValue: false } });
  for (const [name, format] of Object.entries(formats)) plain.services.formatter?.add(name, (value, lang) => format(value, lang ?? 'it'));
  return plain;
}

/** Values as each format takes them, as it does not take them, and words that would be read as markup or as parameters. */
const samples: readonly ((param: Param) => string | number)[] = [
  ({ formats: [first = ''] }) => (/day|month/.test(first) ? '2027-02-28' : first === 'time' ? '09:30' : 1234.5),
  ({ formats: [first = ''] }) => (/money|number|days|months|years/.test(first) ? 'tre & mezzo' : 'Anna <b>&"$1 $& {{x}} $t(a)'),
  () => 0,
  () => 1,
];

const form = /_(one|many|other)$/;
/** The parameters of a text, those of its other plural forms too: "one person" says no number, and is said for one. */
function paramsOfForms(all: readonly (readonly [string, string])[], path: string): Param[] {
  const base = path.replace(form, '');
  const words = form.test(path) ? ['one', 'many', 'other'].map((each) => `${base}_${each}`) : [path];
  return all.filter(([each]) => words.includes(each)).flatMap(([, said]) => paramsOf(said));
}

describe.each(langs)('texts in %s', (lang) => {
  it('are the same as i18next says them, for every key and values of every kind', () => {
    const plain = plainI18next();
    const different: unknown[] = [];
    for (const [namespace, tree] of Object.entries(files[lang] ?? {})) {
      const all = flat(tree);
      for (const [path] of all) {
        const params = paramsOfForms(all, path);
        const keys = new Set([path, path.replace(form, '')]);
        for (const key of [...keys].map((each) => `${namespace}:${each}`)) {
          for (const sample of samples) {
            const values = Object.fromEntries(params.map((param) => [param.name, sample(param)]));
            const escaped = Object.fromEntries(
              Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? escapeHtml(value) : value]),
            );
            const count = typeof values['count'] === 'number' ? { count: values['count'] } : {};
            const wanted = plain.t([key, `${key}_other`], { lng: lang, ...count, replace: escaped });
            const said = texts.html(lang, { key, with: values });
            if (said !== wanted) different.push({ key, said, wanted });
          }
        }
      }
    }
    expect(different).toEqual([]);
  });
});
