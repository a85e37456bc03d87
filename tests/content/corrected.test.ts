import { expect, it } from 'vitest';
import { applyCorrections } from '../../src/content/corrected.ts';
import { withCorrections } from '../../src/content/correction-patch.ts';
import { markOf } from '../../src/content/provenance.ts';
import { indexTexts } from '../../src/content/text-index.ts';
import { createTexts } from '../../src/content/texts.ts';
import type { Correction } from '../../src/desk/correction.ts';

const italian = {
  hello: 'Ciao <b>{{name}}</b>',
  bye: 'Addio',
  left_one: '{{count}} giorno',
  left_many: '{{count}} di giorni',
  left_other: '{{count}} giorni',
};
const english = { hello: 'Hallo <b>{{name}}</b>', bye: 'By', left_one: '{{count}} day', left_other: '{{count}} days' };
const mark = (words: string) => markOf(new Map([['', words]]));
const plurals = markOf(
  new Map([
    ['one', '{{count}} giorno'],
    ['many', '{{count}} di giorni'],
    ['other', '{{count}} giorni'],
  ]),
);
const ownPlurals = markOf(
  new Map([
    ['one', '{{count}} day'],
    ['other', '{{count}} days'],
  ]),
);

function of(key: string, of: Partial<Correction>): Correction {
  const marks = { italian: mark(italian.hello), own: mark(english.hello) };
  return {
    lang: 'en',
    key: `a:${key}`,
    ...marks,
    verdict: 'right',
    words: null,
    by: 'mediator',
    at: '2026-11-30T23:30:00.000Z',
    version: 1,
    ...of,
  };
}
const changed = of('hello', { verdict: 'changed', words: { '': 'Hello <b>{{name}}</b>' } });
const rejected = of('bye', { verdict: 'rejected', italian: mark('Addio'), own: mark('By') });
const right = of('left', { italian: plurals, own: ownPlurals });

const texts = () => createTexts({ it: { a: italian }, en: { a: english } }, { today: () => '2026-12-01' });

it('says what mediators said, as far as it is of these texts', () => {
  const live = texts();
  expect([live.keys(), live.written('en', 'a:left', 'file')]).toEqual([
    ['a:hello', 'a:bye', 'a:left'],
    new Map([
      ['one', '{{count}} day'],
      ['other', '{{count}} days'],
    ]),
  ]);
  expect(live.html('en', { key: 'a:hello', with: { name: 'Ana' } })).toBe('Hallo <b>Ana</b>');
  expect(live.html('en', { key: 'a:bye' })).toBe('By');
  applyCorrections(live, [changed, rejected, right]);
  expect(live.html('en', { key: 'a:hello', with: { name: 'Ana' } })).toBe('Hello <b>Ana</b>');
  expect([live.written('en', 'a:hello', 'now'), live.written('en', 'a:hello', 'file')]).toEqual([
    new Map([['', 'Hello <b>{{name}}</b>']]),
    new Map([['', 'Hallo <b>{{name}}</b>']]),
  ]);
  // The Italian stands in the place of what is wrong.
  expect(live.html('en', { key: 'a:bye' })).toBe('🇮🇹 Addio');
  expect(['hello', 'bye', 'left'].map((key) => live.states.of('en', `a:${key}`))).toEqual(['reviewed', 'withdrawn', 'reviewed']);
  expect(live.html('en', { key: 'a:left', with: { count: 1 } })).toBe('1 day');
});

it('says nothing that was of another Italian, or of other words than the file has by now', () => {
  const live = texts();
  applyCorrections(live, [{ ...changed, italian: mark('Salve') }, { ...rejected, own: mark('Bye') }, of('gone', {})]);
  expect(live.html('en', { key: 'a:hello', with: { name: 'Ana' } })).toBe('Hallo <b>Ana</b>');
  expect(live.html('en', { key: 'a:bye' })).toBe('By');
});

it('writes them into the files and the ledger, credited by role, and tells what is only wrong', () => {
  const file = (lang: string, tree: Record<string, string>) => ({
    ...{ lang, namespace: 'a', file: `locales/${lang}/a.json` },
    ...{ tree, written: `${JSON.stringify(tree, null, 2)}\n` },
  });
  const index = indexTexts([file('it', italian), file('en', english)]);
  const before = '{"day":"2026-11-01"}\n';
  const { files, rejected: wrong } = withCorrections(
    index,
    { en: before },
    [changed, rejected, right, { ...changed, key: 'a:bye' }],
    'Europe/Rome',
  );
  expect(wrong).toEqual(['en a:bye']);
  const events = [
    {
      day: '2026-12-01',
      by: 'person',
      role: 'mediator',
      checked: ['who', 'when', 'how-much'],
      of: 'a',
      texts: { hello: `${mark(italian.hello)} ${mark('Hello <b>{{name}}</b>')}` },
    },
    {
      day: '2026-12-01',
      by: 'person',
      role: 'mediator',
      checked: ['who', 'when', 'how-much'],
      of: 'a',
      texts: { left: `${plurals} ${ownPlurals}` },
    },
  ];
  expect(files).toEqual([
    {
      file: 'locales/en/a.json',
      before: file('en', english).written,
      after: file('en', { ...english, hello: 'Hello <b>{{name}}</b>' }).written,
    },
    { file: 'data/provenance/en.jsonl', before, after: before + events.map((each) => `${JSON.stringify(each)}\n`).join('') },
  ]);
});
