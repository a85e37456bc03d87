import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { withStates } from '../../src/authoring/states-table.ts';
import { textsCommands } from '../../src/authoring/texts-commands.ts';
import { loadContent } from '../../src/content/load.ts';
import { readLedgers } from '../../src/content/provenance-file.ts';
import { payloadOf } from '../../src/telegram/view.ts';
import { contentFolder } from '../support/content-folder.ts';
import { root } from '../support/stage.ts';

/** The commands on a small content of their own. */
async function stage() {
  const { root, drop } = await contentFolder();
  onTestFinished(drop);
  const lines: string[] = [];
  const run = async (day: string, name: string, ...words: string[]) => {
    lines.length = 0;
    const code = await textsCommands[name]?.({ root, day, print: (line) => void lines.push(line) }, words);
    return { code, lines: [...lines] };
  };
  const change = async (lang: string, from: string, to: string) => {
    const file = join(root, `locales/${lang}/tiny.json`);
    const before = await readFile(file, 'utf8');
    expect(before).toContain(from);
    await writeFile(file, before.replace(from, to));
  };
  return { root, run, change };
}

it('notes what is new, and nothing twice', async () => {
  const { root, run } = await stage();
  const { code, lines } = await run('2026-11-30', 'note');
  expect({ code, lines }).toEqual({ code: 0, lines: [expect.stringMatching(/^en: \d+ new or written anew$/)] });
  const { ledgers, problems } = await readLedgers(root);
  expect(problems).toEqual([]);
  expect(ledgers['en']?.every(({ day, by }) => day === '2026-11-30' && by === 'machine')).toBe(true);
  expect((await run('2026-12-01', 'note')).lines).toEqual([]);
  expect((await run('2026-12-01', 'states')).lines.join('\n')).toMatch(/English \| (\d+) \| 0 % \| \1 \| 0 \| 0 \|/);
});

it('notes an Italian text that changed under its translation, until somebody says what that means', async () => {
  const { run, change } = await stage();
  await run('2026-11-30', 'note');
  await change('it', '"title": "Rinnovo"', '"title": "Rinnovo del permesso"');
  expect((await run('2026-12-05', 'note')).lines).toEqual(['it: 1 changed under translations that stayed']);
  expect((await run('2026-12-05', 'states')).lines.join()).toMatch(/\| 1 \| 0 \| 0 \|$/);
  expect(await run('2026-12-05', 'harmless', 'tiny:title')).toMatchObject({ code: 0 });
  expect((await run('2026-12-05', 'states')).lines.join()).toMatch(/\| 0 \| 0 \| 0 \|$/);
  expect(await run('2026-12-06', 'harmless', 'tiny:title')).toEqual({ code: 1, lines: ['tiny:title: nothing of it is outdated'] });

  await change('it', '"title": "Rinnovo del permesso"', '"title": "Il rinnovo"');
  expect((await run('2026-12-07', 'states')).lines.join()).toMatch(/\| 1 \| 0 \| 0 \|$/);
  expect(await run('2026-12-07', 'keep', 'en', 'tiny:title')).toEqual({ code: 0, lines: ['en: 1 new or written anew'] });
  expect((await run('2026-12-07', 'states')).lines.join()).toMatch(/\| 0 \| 0 \| 0 \|$/);
  expect((await run('2026-12-07', 'keep', 'en', 'tiny:none')).code).toBe(1);
});

it('tells a line of a ledger that is none, and writes nothing', async () => {
  const { root, run } = await stage();
  await run('2026-11-30', 'note');
  const file = join(root, 'data/provenance/en.jsonl');
  const before = await readFile(file, 'utf8');
  await writeFile(file, `${before}{"day":"yesterday","by":"machine","of":"tiny","texts":{"title":"x"}}\n`);
  const { code, lines } = await run('2026-12-01', 'note');
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(/data\/provenance\/en\.jsonl:\d+ day: a day, as 2026-11-30/);
});

it('the README has a place for the table of languages', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  expect(withStates(readme, '| a |')).toContain('\n\n| a |\n\n');
  expect(() => withStates('none', '')).toThrow('README.md');
});

it('an Italian text changes, and the message follows: as it was, in Italian after 42 days, and as translated anew', async () => {
  const { root, run, change } = await stage();
  const also = {
    machine: 'MACHINE',
    changed: 'CHANGED',
    italian: '{{name}}',
    one: '{{name}}',
    other: 'Other',
    which: 'Which?',
    gone: 'Gone',
  };
  for (const lang of ['it', 'en']) await writeFile(join(root, `locales/${lang}/also.json`), JSON.stringify(also));
  await run('2026-11-30', 'note');
  const shown = async (day: string) => {
    const loaded = await loadContent(root, { demo: false, today: () => day });
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    const screen = { text: [{ key: 'tiny:title' }], buttons: [] };
    return payloadOf(screen, { chat: 410, lang: 'en' }, loaded.content.texts, 'stage_bot').text;
  };
  const [before] = (await shown('2026-12-04')).split('\n');
  expect(await shown('2026-12-04')).toContain('MACHINE');
  await change('it', '"title": "Rinnovo"', '"title": "Il rinnovo"');
  await run('2026-12-05', 'note');
  expect(await shown('2027-01-15')).toBe(`${before}\n\n<i>MACHINE</i>`);
  expect(await shown('2027-01-16')).toBe('🇮🇹 Il rinnovo\n\n<i>CHANGED</i>');
  await change('en', `"title": "${before}"`, '"title": "The renewal"');
  await run('2027-01-20', 'note');
  expect(await shown('2027-01-20')).toBe('The renewal\n\n<i>MACHINE</i>');
});
