import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pluralFormsOf } from '../../src/authoring/exchange/plural-forms.ts';
import { fromPo, toPo } from '../../src/authoring/exchange/po.ts';
import { fromXliff, toXliff } from '../../src/authoring/exchange/xliff.ts';
import { textsCommands } from '../../src/authoring/texts-commands.ts';
import { markOf } from '../../src/content/provenance.ts';
import { readContent } from '../../src/content/read.ts';
import { indexTexts } from '../../src/content/text-index.ts';
import { type Changes, contentFolder } from '../support/content-folder.ts';

const day = '2026-11-30';
const project = join(import.meta.dirname, '..', '..');

/** Runs a subcommand as the command line does. */
async function run(root: string, name: 'export' | 'import' | 'states', ...words: string[]) {
  const told: string[] = [];
  const code = await textsCommands[name]?.({ root, day, print: (line) => told.push(line) }, words);
  return { code, told };
}

describe.each(['po', 'xliff'])('%s', (format) => {
  // Some fifteen thousand texts, twice.
  it('gives every file of the project back as it was, byte for byte', { timeout: 120_000 }, async () => {
    const out = await mkdtemp(join(tmpdir(), 'exchange-'));
    const before = await everyFile();
    // As out of the project's root: the folder is named from there.
    const away = join('..', '..', '..', '..', '..', '..', out);
    expect((await run(project, 'export', '--lang', 'en', '--format', format, '--out', away)).code).toBe(0);
    expect((await readdir(join(out, 'en'))).length).toBeGreaterThan(80);
    const { code, told } = await run(project, 'import', join(out, 'en'));
    expect([code, told]).toEqual([0, ['en: 0 taken, 0 confirmed, 0 refused']]);
    expect(await everyFile()).toEqual(before);
    await rm(out, { recursive: true });
  });

  it('gives the Italian back, every form of every text', async () => {
    const index = indexTexts((await readContent(project, { demo: false })).locales);
    const keys = index.keys('it');
    const entries = keys.map((key) => {
      const words = index.forms('it', key) ?? new Map<string, string>();
      return { key, italian: words, words, state: 'reviewed' as const, notes: ['where: here', 'English: “<b>"&amp;\\ {{x}}”'] };
    });
    const spaces = [...new Set(keys.map((key) => key.split(':')[0] ?? ''))];
    const back = spaces.flatMap((space) => {
      const own = entries.filter(({ key }) => key.startsWith(`${space}:`));
      return format === 'po' ? fromPo(toPo('it', own)).texts : fromXliff(toXliff('it', space, own)).texts;
    });
    expect(back.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(back.filter(({ key, words, done }) => !done || markOf(words) !== markOf(index.forms('it', key) ?? new Map()))).toEqual([]);
  });

  it('carries a new language out and back, plural forms too, and notes who made it', async () => {
    const ukrainian: Changes = {
      'data/languages.yaml': [['name: English, dir: ltr }', 'name: English, dir: ltr }\n  - { id: uk, name: Українська, dir: ltr }']],
    };
    const { root, drop } = await contentFolder(ukrainian);
    expect((await run(root, 'export', '--lang', 'uk', '--format', format)).code).toBe(0);
    const file = join(root, 'texts', 'uk', `common.${format}`);
    const written = await readFile(file, 'utf8');
    expect(written).toContain(format === 'po' ? 'nplurals=4' : 'common:left_few');
    const [one, few] = ['{{count}} день', '{{count}} дні'];
    const filled = format === 'po' ? poWith(written, [one, few, '{{count}} днів', '{{count}} дня']) : xliffWith(written, { one, few });
    await writeFile(file, filled);
    const { code, told } = await run(root, 'import', file, '--role', 'interpreter');
    if (format === 'xliff') {
      // Two of four forms are not there yet.
      expect([code, told]).toEqual([1, ['common:left: the plural forms _many, _other are empty', 'uk: 0 taken, 0 confirmed, 1 refused']]);
      await writeFile(file, xliffWith(written, { one, few, many: '{{count}} днів', other: '{{count}} дня' }));
      expect((await run(root, 'import', file, '--role', 'interpreter')).code).toBe(0);
    } else expect([code, told]).toEqual([0, ['uk: 1 taken, 0 confirmed, 0 refused']]);
    expect(JSON.parse(await readFile(join(root, 'locales/uk/common.json'), 'utf8'))).toEqual({
      left_one: one,
      left_few: few,
      left_many: '{{count}} днів',
      left_other: '{{count}} дня',
    });
    const ledger = (await readFile(join(root, 'data/provenance/uk.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(ledger).toEqual([
      { day, by: 'person', role: 'interpreter', checked: [], of: 'common', texts: { left: expect.stringMatching(/^[\w-]{6} [\w-]{6}$/) } },
    ]);
    await drop();
  });
});

describe('what comes back', () => {
  /** The small content's English as PO, with pieces of it changed. */
  async function imported(changes: readonly (readonly [string, string])[], ...words: string[]) {
    const { root, drop } = await contentFolder();
    await run(root, 'export', '--lang', 'en');
    const file = join(root, 'texts', 'en', 'tiny.po');
    const before = await readFile(file, 'utf8');
    const after = changes.reduce((text, [was, is]) => {
      if (!text.includes(was)) throw new Error(`no ${was} in ${text}`);
      return text.replace(was, is);
    }, before);
    await writeFile(file, after);
    const result = await run(root, 'import', file, ...words);
    const tiny = await readFile(join(root, 'locales/en/tiny.json'), 'utf8');
    const ledger = await readFile(join(root, 'data/provenance/en.jsonl'), 'utf8').catch(() => '');
    await drop();
    return { ...result, tiny: JSON.parse(tiny), ledger };
  }
  const str = (words: string) => `msgstr "${words}"`;

  it.each([
    [
      'a parameter that is gone',
      'Spedisci entro {{deadlines.recommended, day}}.',
      'Send it soon.',
      'the parameter {{deadlines.recommended}} of the Italian text is missing',
    ],
    ['a parameter that is new', 'Prepara i documenti.', 'Get {{all}} papers.', 'the parameter {{all}} is not in the Italian text'],
    ['markup that Telegram refuses', 'Vai da un <b>avvocato</b>.', 'See a <b>lawyer.', '<b> is never closed'],
    ['a button that is too long', 'Lavoro', 'For the work that I do for somebody else', 'characters on a button: at most 28'],
  ])('refuses %s, says which and why, and takes the rest', async (_, italian, english, why) => {
    const { code, told, tiny } = await imported([
      [str(italian), str(english)],
      [str('Quando scade?'), str('When does it end?')],
    ]);
    expect(code).toBe(1);
    expect(
      told.filter((line) => line.startsWith('tiny:') && line.includes(why)),
      told.join('\n'),
    ).toHaveLength(1);
    expect(told.at(-1)).toBe('en: 1 taken, 0 confirmed, 1 refused');
    expect(JSON.stringify(tiny)).toContain('When does it end?');
    expect(JSON.stringify(tiny)).not.toContain(english);
  });

  it('refuses a text whose Italian is another by now, a stranger and a file that is none', async () => {
    const { told } = await imported([
      ['msgid "Quando scade?"', 'msgid "Quando finisce?"'],
      [str('Quando scade?'), str('When does it end?')],
      ['msgctxt "tiny:say.now"', 'msgctxt "tiny:say.then"'],
    ]);
    expect(told).toEqual([
      'tiny:step.expiry.ask: its Italian text is another today: export it again',
      'tiny:say.then: no text is called so',
      'en: 0 taken, 0 confirmed, 2 refused',
    ]);
    const { code, told: broken } = await imported([['msgid ""', 'msgid "']]);
    expect([code, broken.length]).toEqual([1, 1]);
    expect(broken[0]).toMatch(/tiny\.po: .*(End-of-line|Error parsing)/);
  });

  it('counts what is marked as unfinished, or said to be made by machine, as a machine’s', async () => {
    const change = [str('Quando scade?'), str('When does it end?')] as const;
    const unfinished = await imported([change]);
    expect(JSON.parse(unfinished.ledger)).toMatchObject({ by: 'machine', of: 'tiny', texts: { 'step.expiry.ask': expect.any(String) } });
    const machine = await imported([change], '--by', 'machine');
    expect(JSON.parse(machine.ledger)).toMatchObject({ by: 'machine' });
    expect((await imported([change], '--by', 'nobody')).code).toBe(2);
  });

  it('notes that somebody finished a text without changing it', async () => {
    const { root, drop } = await contentFolder();
    await run(root, 'export', '--lang', 'en');
    const file = join(root, 'texts', 'en', 'shared.po');
    await writeFile(file, (await readFile(file, 'utf8')).replace('#, fuzzy\n', ''));
    expect((await run(root, 'import', file)).told).toEqual(['en: 0 taken, 1 confirmed, 0 refused']);
    // Once.
    expect((await run(root, 'import', file)).told).toEqual(['en: 0 taken, 0 confirmed, 0 refused']);
    await run(root, 'export', '--lang', 'en');
    expect(await readFile(file, 'utf8')).toContain('#. state: reviewed');
    await drop();
  });

  it('tells how it is asked', async () => {
    expect(await run(project, 'export', '--lang', 'xx')).toMatchObject({ code: 2, told: [expect.stringContaining('no gettext formula')] });
    expect(await run(project, 'export', '--format', 'csv', '--lang', 'en')).toMatchObject({
      code: 2,
      told: [expect.stringContaining('npm run texts -- export')],
    });
    expect(await run(project, 'import')).toMatchObject({ code: 2 });
    expect(await run(project, 'import', '/nowhere/at/all.po')).toMatchObject({ code: 1 });
  });
});

const languages = ['ar', 'bn', 'en', 'es', 'fr', 'it', 'ro', 'ru', 'sq', 'tr', 'uk', 'ur', 'zh'];
it.each(languages)('counts the plural forms of %s as Unicode does', (lang) => {
  const { categories, header } = pluralFormsOf(lang);
  const [, count, formula] = /^nplurals=(\d); plural=\((.*)\);$/.exec(header) ?? [];
  expect(Number(count)).toBe(categories.length);
  expect([...categories].sort()).toEqual([...new Intl.PluralRules(lang).resolvedOptions().pluralCategories].sort());
  // The formula is C, of which this much is JavaScript.
  const index = new Function('n', `return ${formula}`) as (n: number) => number;
  const numbers = [...Array.from({ length: 1200 }, (_, n) => n), 999_999, 1_000_000, 2_000_000, 2_000_001];
  expect(numbers.filter((n) => categories[index(n)] !== new Intl.PluralRules(lang).select(n))).toEqual([]);
});

async function everyFile(): Promise<Readonly<Record<string, string>>> {
  const folders = ['locales/it', 'locales/en', 'data/provenance'];
  const names = (
    await Promise.all(folders.map(async (folder) => (await readdir(join(project, folder))).map((name) => `${folder}/${name}`)))
  ).flat();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(project, name), 'utf8')] as const)));
}

/** The plural text of the small content, translated. */
function poWith(written: string, forms: readonly string[]): string {
  return forms.reduce((text, words, i) => text.replace(`msgstr[${i}] ""`, `msgstr[${i}] "${words}"`), written);
}

function xliffWith(written: string, forms: Readonly<Record<string, string>>): string {
  return Object.entries(forms).reduce((text, [form, words]) => {
    const unit = new RegExp(`(name="common:left_${form}".*?state=")initial(".*?</source>)`, 's');
    return text.replace(unit, `$1final$2<target>${words}</target>`);
  }, written);
}
