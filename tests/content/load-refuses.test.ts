import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { type Changes, contentFolder, deskPath } from '../support/content-folder.ts';

async function problems(changes: Changes) {
  const { root, drop } = await contentFolder(changes);
  const result = await loadContent(root, { demo: false, strict: true });
  await drop();
  return 'problems' in result ? result.problems.map(({ file, line, place, problem }) => `${file}:${line} ${place}: ${problem}`) : [];
}

/** A row of `data/terms.yaml`, and the change that puts it there. */
const row = (fact: string, unit: string) => `  - { id: late, fact: ${fact}, unit: ${unit}, from: the expiry }\n`;
const term = (fact: string, unit: string): Changes => ({ 'data/terms.yaml': [['terms: []\nm', `terms:\n${row(fact, unit)}m`]] });
const office = (kind: string) =>
  `offices:\n  - id: q\n    kind: ${kind}\n    name: Q\n    covers: { provinces: [GR] }\n    municipality: Grosseto\n    source: S01\n    checked_on: 2026-11-23\n`;

describe('loading what is wrong', () => {
  it('tells every problem of every file with its line', async () => {
    const found = await problems({
      'flows/tiny.yaml': [
        ['private: true }', 'secret: true }'],
        ['over: 0', 'above: 0'],
        ["'book:renewal'", "'order:renewal'"],
        ['say: [lead]', 'say: [Lead]'],
      ],
      'data/services.yaml': [['minutes: 30', 'minutes: soon']],
      'data/safety.yaml': null,
      'locales/en/tiny.json': [['"Rinnovo"', '["Rinnovo"]']],
      'locales/en/common.json': [['"button": {', '"button": {,']],
    });
    expect(found).toContain('flows/tiny.yaml:8 steps.late.secret: unknown key');
    expect(found).toContain('flows/tiny.yaml:8 steps.late.when.above: unknown key');
    expect(found.some((each) => each.startsWith('flows/tiny.yaml:23 outcomes[1].actions[0]: one of book:<service>'))).toBe(true);
    expect(found.some((each) => each.startsWith('flows/tiny.yaml:15 outcomes[0].say[0]: an item is an id'))).toBe(true);
    expect(found.some((each) => each.startsWith('data/services.yaml:2 services[0].minutes: '))).toBe(true);
    expect(found).toContain('data/safety.yaml:null : the file cannot be read');
    expect(found).toContain('locales/en/tiny.json:2 title: neither a text nor a group of texts');
    expect(found.some((each) => each.startsWith('locales/en/common.json:'))).toBe(true);
  });

  it('refuses what stands twice, and a rule of two kinds', async () => {
    expect(
      await problems({
        'data/sources/law.yaml': [['sources:\n', 'sources:\n  - { id: S01, title: Law, it: Testo, url: null, dates: ["2026"] }\n']],
      }),
    ).toEqual(['data/sources/law.yaml:3 sources[1]: S01 stands twice']);
    expect(await problems({ 'flows/tiny.yaml': [['  expiry: {', '  kind: { ask: date }\n  expiry: {']] })).toEqual([
      'flows/tiny.yaml:7 : Map keys must be unique',
    ]);
    expect(
      await problems({
        'flows/tiny.yaml': [
          ['{ answer: kind, in: [work] }, value', '{ answer: kind, in: [work], not: { answer: kind, in: [work] } }, value'],
        ],
      }),
    ).toEqual(['flows/tiny.yaml:11 compute.cost.with.contribution[0].when: one rule at a time: not and answer; join them with all or any']);
  });

  const refused: readonly (readonly [what: string, changes: Changes, problem: RegExp])[] = [
    ['hours that are none', { [deskPath]: [['Mo-Fr 09:00-13:00', 'Mo-Fr nonsense']] }, /hours that cannot be used: Mo-Fr no/],
    ['hours by school holidays', { [deskPath]: [['Mo-Fr 09:00-13:00', 'Mo-Fr 09:00-13:00; SH off']] }, /the school holidays \(SH\)/],
    ['hours without a source', { [deskPath]: [['source: S01, ', 'source: S09, ']] }, /timetable\.source: unknown source S09/],
    ['a desk in a file of another name', { [deskPath]: [['id: grosseto', 'id: siena']] }, /id: the file is not called siena\.yaml/],
    [
      'a ladder on no fact',
      { 'data/documents/permit.yaml': [['fact.renewal_latest', 'fact.latest']] },
      /ladder\[0\]\.from: unknown fact latest/,
    ],
    [
      'a service that is none',
      { 'data/documents/permit.yaml': [['service: renewal', 'service: help']] },
      /permit\.yaml:6 service: unknown service help/,
    ],
    ['a desk with such a service', { [deskPath]: [['services: [renewal]', 'services: [help]']] }, /unknown service help/],
    [
      'a term in a unit that is none',
      term('renewal_tolerance_after_expiry', 'weeks'),
      /terms.yaml:2 terms\[0\]\.unit: .*"hours"\|"stay-days"\|"days"/,
    ],
    [
      'a term that does not say from when',
      { 'data/terms.yaml': [['terms: []\nm', 'terms: [{ id: late, fact: f, unit: days }]\nm']] },
      /from: is missing/,
    ],
    ['a term on no fact', term('tolerance', 'days'), /data\/terms.yaml:2 terms\[0\]\.fact: unknown fact tolerance/],
    [
      'a term that counts something else than its fact',
      term('renewal_tolerance_after_expiry', 'days'),
      /data\/terms.yaml:2 terms\[0\]: the unit of renewal_tolerance_after_expiry is "EUR", not days/,
    ],
    [
      'a time that must go by in hours',
      { 'data/terms.yaml': [['minimum_times: []', `minimum_times:\n${row('fact', 'hours')}`]] },
      /terms.yaml:3 minimum_times\[0\]\.unit: /,
    ],
    [
      'a term twice',
      { 'data/terms.yaml': [['terms: []\nm', `terms:\n${row('fact', 'days')}${row('fact', 'days')}m`]] },
      /data\/terms.yaml:3 terms\[1\]\.id: late stands twice/,
    ],
    [
      'a term that is not in the list',
      { 'flows/tiny.yaml': [['{ use: permit-deadlines, with: {', '{ use: term-from, with: { fact: late,']] },
      /tiny.yaml:10 compute.deadlines.with.fact: late is not one of/,
    ],
    [
      'a fact that hangs on a question that nobody asks',
      {
        'data/facts/permits.yaml': [
          ['    sources: [S01]', '    hangs_on: { question: decree, careful: null, otherwise: null }\n    sources: [S01]'],
        ],
      },
      /permits.yaml:\d+ facts\[0\]\.hangs_on: unknown question decree/,
    ],
    [
      'an open question on which no fact hangs',
      { 'data/open-questions.yaml': 'questions:\n  - { id: decree, from: 2026-11-29, asks: Converted?, sources: [S01] }\n' },
      /open-questions.yaml:2 questions\[0\]\.id: no fact hangs on decree/,
    ],
    [
      'an open question without words',
      { 'data/open-questions.yaml': 'questions:\n  - { id: decree, from: 2026-11-29, asks: Converted?, sources: [S01] }\n' },
      /decree: is missing, needed by data\/open-questions.yaml/,
    ],
    [
      'a number withheld after an end that it has not',
      { 'data/facts/permits.yaml': [['    sources: [S01]', '    afterwards: withheld\n    sources: [S01]']] },
      /permits.yaml:\d+ facts\[0\]\.afterwards: a fact without an end has no time afterwards/,
    ],
    [
      'a rule about how a fact stands that there is not',
      { 'flows/tiny.yaml': [['say: [lead]', 'say: [{ id: lead, when: { fact: nothing, is: [current] } }]']] },
      /tiny.yaml:\d+ outcomes\[0\]\.say\[0\]\.when: unknown fact nothing/,
    ],
    ...['urn:nir:stato:legge:1992-02-05', 'urn:nir:stato:legge:1992-02-30;91', 'urn:nir:stato:legge:1992-02-05;91~5', 'L. 91/1992'].map(
      (urn) =>
        [
          `a law called ${urn}`,
          { 'data/sources/law.yaml': [['dates: ["2026"]', `dates: ["2026"], urn: "${urn}"`]] } as Changes,
          /law.yaml:\d+ sources\[0\]\.urn\[0\]: no urn:nir of a law/,
        ] as const,
    ),
    ...['10 July 2026', '2026-02-30', '2025/2026/2027', '../..', '2025-13'].map(
      (date) =>
        [
          `a source of ${date}`,
          { 'data/sources/law.yaml': [['dates: ["2026"]', `dates: ["${date}"]`]] } as Changes,
          /law.yaml:\d+ sources\[0\]\.dates\[0\]: no date of a source/,
        ] as const,
    ),
    ['a source without an Italian title', { 'data/sources/law.yaml': [['it: Testo, ', '']] }, /law.yaml:\d+ sources\[0\]\.it: /],
    ...['D.Lgs. 25/2008 con il DL 100/2026', 'TUI, testo consolidato', 'Art. 30 TUI', 'L. 91/1992'].map(
      (it) =>
        [
          `a law without its urn: ${it}`,
          { 'data/sources/law.yaml': [['it: Testo', `it: "${it}"`]] } as Changes,
          /law.yaml:\d+ sources\[0\]: .* is a law: its urn is missing/,
        ] as const,
    ),
    [
      'a flow with a kind of office that is none',
      { 'flows/tiny.yaml': [['offices: [questura]', 'offices: [questore]']] },
      /tiny.yaml:24 outcomes\[1\]\.offices\[0\]: unknown kind of office questore/,
    ],
    [
      'an office of such a kind',
      { 'data/local/grosseto.yaml': office('questore') },
      /grosseto.yaml:3 offices\[0\]\.kind: unknown kind of office questore/,
    ],
    [
      'a kind of office twice',
      { 'data/office-kinds.yaml': 'office_kinds:\n  - questura\n  - questura\n' },
      /office-kinds.yaml:3 office_kinds\[1\]: questura stands twice/,
    ],
    [
      'a kind of office without words',
      { 'data/office-kinds.yaml': 'office_kinds: [questura, comune]\n' },
      /office.comune: is missing, needed by data\/office-kinds.yaml/,
    ],
    [
      'a procedure of no dossier',
      { 'data/procedures.yaml': [['dossier: permits', 'dossier: notes']] },
      /procedures.yaml:2 procedures\[0\]\.dossier: unknown dossier notes/,
    ],
    ['a menu with such a guide', { 'data/menu.yaml': [['flows: [tiny]', 'flows: [huge]']] }, /unknown flow huge/],
    ['markup not closed', { 'locales/en/tiny.json': [['<b>avvocato</b>', '<b>avvocato']] }, /say.lead: <b> is never closed/],
    [
      'a parameter too many',
      { 'locales/en/tiny.json': [['{{cost.total, money}}', '{{cost.all}}']] },
      /cost.all}} is not in the Italian text/,
    ],
    ['a text missing in Italian', { 'locales/it/tiny.json': [['"lead":', '"laed":']] }, /say.lead: is missing, needed by flows\/tiny.yaml/],
  ];
  it.each(refused)('refuses %s', async (_, changes, problem) => {
    expect((await problems(changes)).join('\n')).toMatch(problem);
  });
});
