import { describe, expect, it } from 'vitest';
import type { Changes } from '../support/content-folder.ts';
import { check, told } from './checked.ts';

const terms = `terms:
  - { id: lawyer, it: [avvocato, avvocati], met: the door, dossier: permits 10.4 }
  - { id: paper, it: [documento, documenti], met: the desk, dossier: permits 1.1 }
`;
const english = 'language: en\nforms:\n  lawyer: [lawyer]\n  paper: [paper]\n';
const words = JSON.stringify(
  { lawyer: { name: 'avvocato', plain: 'Chi ti difende.' }, paper: { name: 'documento', plain: 'Una carta.' } },
  null,
  2,
);
const glossary: Changes = {
  'data/glossary/terms.yaml': terms,
  'data/glossary/en.yaml': english,
  'locales/it/glossary.json': words,
  'locales/en/glossary.json': words,
};

describe('the glossary', () => {
  it('warns where a translation has neither an agreed form nor the Italian word, and is no fault', async () => {
    const { problems, warned } = await check({
      ...glossary,
      'locales/en/tiny.json': [
        ['Vai da un <b>avvocato</b>.', 'See a <b>solicitor</b>.'],
        ['Prepara i documenti.', 'Get your <b>Pa</b>pers ready.'],
      ],
    });
    expect(told(problems)).toEqual([]);
    expect(told(warned)).toEqual(['locales/en/tiny.json:- say.lead: lawyer: none of "lawyer" in it']);
  });

  it('takes a text that somebody looked at, and tells when it is not needed any more', async () => {
    const free = { ...glossary, 'data/glossary/en.yaml': `${english}free:\n  - tiny:say.lead\n  - tiny:say.now\n` };
    const { problems, warned } = await check({ ...free, 'locales/en/tiny.json': [['Vai da un <b>avvocato</b>.', 'See somebody.']] });
    expect(told(problems)).toEqual([]);
    expect(told(warned)).toEqual(['data/glossary/en.yaml:7 free[1]: tiny:say.now keeps to the glossary: take it out']);
  });

  const broken: readonly (readonly [string, Changes, string])[] = [
    ['a form of two terms', { 'data/glossary/terms.yaml': [['avvocati]', 'documento]']] }, '"documento" is a form of another term'],
    ['an unknown dossier', { 'data/glossary/terms.yaml': [['permits 10.4', 'papers 1']] }, 'unknown dossier papers 1'],
    ['a term twice', { 'data/glossary/terms.yaml': [['id: paper', 'id: lawyer']] }, 'lawyer stands twice'],
    [
      'a term without words',
      { 'locales/it/glossary.json': [['"plain": "Una carta."', '"plan": "Una carta."']] },
      'needed by data/glossary/terms.yaml',
    ],
    ['words without a term', { 'locales/it/glossary.json': [['"paper"', '"letter"']] }, 'nothing uses this text'],
    ['a language that leaves one out', { 'data/glossary/en.yaml': [['  paper: [paper]\n', '']] }, 'paper is missing'],
    ['a rendering of nothing', { 'data/glossary/en.yaml': [['  paper:', '  papers:']] }, 'unknown term papers'],
    ['a text that is none', { 'data/glossary/en.yaml': `${english}free: [tiny:say.nothing]\n` }, 'no text is called tiny:say.nothing'],
    ['a file of another name', { 'data/glossary/en.yaml': [['language: en', 'language: de']] }, 'the file is not called de.yaml'],
  ];
  it.each(broken)('refuses %s', async (_, changes, problem) => {
    const mixed = Object.fromEntries(
      Object.entries({ ...glossary, ...changes }).map(([file, change]) => [file, pieces(glossary[file], change)]),
    );
    const found = told((await check(mixed)).problems);
    expect(
      found.filter((each) => each.includes(problem)),
      found.join('\n'),
    ).not.toEqual([]);
  });
});

/** Pieces of a file that the small content has not. */
function pieces(whole: Changes[string] | undefined, change: Changes[string]): Changes[string] {
  if (typeof whole !== 'string' || change === null || typeof change === 'string') return change;
  return change.reduce((text, [was, is]) => {
    if (!text.includes(was)) throw new Error(`no ${was}`);
    return text.replaceAll(was, is);
  }, whole);
}
