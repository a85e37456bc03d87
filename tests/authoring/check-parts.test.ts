import { describe } from 'vitest';
import { type Changes, fact } from '../support/content-folder.ts';
import { type Broken, flow, tellsOf } from './checked.ts';

const following = (follows: string, sent = ''): Changes => ({
  'data/attributes.yaml':
    `attributes:\n  - { id: expiry, type: day }\n  - { id: sent, type: choice, values: ["yes", "no"]${sent} }\n` +
    `  - { id: card, type: choice, values: [valid, over], follows: [${follows}] }\n`,
});
const attributes = (changes: Changes): Changes => ({
  ...changes,
  'data/attributes.yaml':
    'attributes:\n  - { id: expiry, type: day }\n  - { id: kind, type: choice, values: [employed, family] }\n  - { id: sent, type: choice, values: ["yes", "no"] }\n',
});
function manySteps(): Changes {
  const steps = Array.from({ length: 11 }, (_, i) => `  more${i}: { ask: choice, known: one knows it, options: [yes, no] }\n`).join('');
  return flow(['compute:\n', `${steps}compute:\n`]);
}

/** One broken thing, and a problem that must be told. */
const broken: readonly Broken[] = [
  ['a part that there is not', flow(['cost: [sum]', 'cost: [sum, +kit]']), /no part kit with cost/],
  [
    'a part without that list',
    { ...flow(['cost: [sum]', 'cost: [sum, +kit]']), 'flows/parts/kit.yaml': 'id: kit\nsources: [S01]\npapers: [form]\n' },
    /no part kit with cost/,
  ],
  [
    'an item of a part that has no words',
    { ...flow(['cost: [sum]', 'cost: [sum, +kit]']), 'flows/parts/kit.yaml': 'id: kit\nsources: [S01]\ncost: [stamp]\n' },
    /locales\/it\/kit.json.* cost.stamp: is missing, needed by flows\/tiny.yaml/,
  ],
  ['a sum that there is not', flow(['sums: [cost]', 'sums: [price]']), /outcomes\[1\].sums\[0\]: price is no calculation of a sum/],
  ['a sum of something else', flow(['sums: [cost]', 'sums: [deadlines]']), /deadlines is no calculation of a sum/],
  [
    'a sum that stands nowhere',
    flow(['    actions: [safety]\n', '    sums: [cost]\n    actions: [safety]\n']),
    /outcomes\[0\].sums\[0\]: cost has no section cost to stand in/,
  ],
  [
    'a sum that no way shows',
    flow(['sums: [cost]', 'sums: [{ id: cost, when: { all: [{ days-since: expiry, over: 9, under: 9 }] } }]']),
    /sums\[0\]: cost is never shown/,
  ],
  [
    'two sums without a heading',
    flow(
      ['outcomes:\n', '  short: { use: permit-cost, with: { contribution: up-to-1y, channel: kit } }\noutcomes:\n'],
      ['sums: [cost]', 'sums: [cost, short]'],
    ),
    /locales\/it\/common.json.* sum.short: is missing, needed by flows\/tiny.yaml/,
  ],
  [
    'a total that the sum contradicts',
    {
      'data/facts/permits.yaml': [['facts:\n', `facts:\n${fact('total_kit_up_to_1y', 116.46)}`]],
      'locales/it/tiny.json': [['Prepara i documenti.', 'Costa {{fact.total_kit_up_to_1y, money}}.']],
      'locales/en/tiny.json': [['Prepara i documenti.', 'Costa {{fact.total_kit_up_to_1y, money}}.']],
    },
    /tiny.json:\d+ say.now: {{fact.total_kit_up_to_1y}} is 116.46, in renew with the sums cost 126.46, when kind=work/,
  ],
  [
    'a fee that is no part of the sum',
    {
      ...flow(['channel: kit', 'channel: questura']),
      'locales/it/tiny.json': [['Prepara i documenti.', 'Alla posta paghi {{fact.fee_poste_service, money}}.']],
      'locales/en/tiny.json': [['Prepara i documenti.', 'Alla posta paghi {{fact.fee_poste_service, money}}.']],
    },
    /say.now: {{fact.fee_poste_service}} is 30, in renew with the sums cost 96.46/,
  ],
  [
    'another sum in the words than the one shown',
    {
      ...flow(
        ['outcomes:\n', '  short: { use: permit-cost, with: { contribution: up-to-1y, channel: kit } }\noutcomes:\n'],
        ['sums: [cost]', 'sums: [{ id: cost, when: { answer: kind, in: [child] } }, { id: short, when: { answer: kind, in: [work] } }]'],
      ),
      'locales/it/common.json': [['"office":', '"sum": { "cost": "Questo", "short": "Breve" }, "office":']],
      'locales/en/common.json': [['"office":', '"sum": { "cost": "This", "short": "Short" }, "office":']],
    },
    /cost.sum: {{cost.total}} is 126.46, in renew with the sums short 116.46, when kind=work/,
  ],
  [
    'a number that a part owns, in other words',
    { 'flows/parts/kit.yaml': 'id: kit\nsources: [S01]\nowns: [renewal_tolerance_after_expiry]\n' },
    /locales\/it\/tiny.json:\d+ step.expiry.help: {{fact.renewal_tolerance_after_expiry}} is said by the part kit alone: use its items/,
  ],
  [
    'a number that a part owns and nobody knows',
    { 'flows/parts/kit.yaml': 'id: kit\nsources: [S01]\nowns: [tolerance]\n' },
    'flows/parts/kit.yaml:3 owns[0]: unknown fact tolerance',
  ],
  [
    'an attribute that there is not',
    flow(['{ ask: choice, options: [work', '{ ask: choice, asks: kind, options: [work']),
    /steps.kind.asks: unknown attribute kind/,
  ],
  [
    'values of nothing',
    flow(['options: [work,', 'options: [{ id: work, is: [employed] },']),
    /steps.kind.options\[0\]: stands for values of nothing/,
  ],
  [
    'an attribute of another kind',
    attributes(flow(['{ ask: choice, options: [work', '{ ask: choice, asks: expiry, options: [work'])),
    /steps.kind.asks: expiry is a day/,
  ],
  [
    'an option that is no value',
    attributes(flow(['{ ask: choice, options: [work, child', '{ ask: choice, asks: kind, options: [{ id: work, is: [employed] }, child'])),
    /steps.kind.options\[1\]: child is no value of kind/,
  ],
  [
    'a private answer to what is not private',
    attributes(flow(['in the hand, options', 'in the hand, asks: sent, options'])),
    /steps.late.asks: the answer is private, sent is not/,
  ],
  [
    'an attribute that one guide asks for',
    attributes(flow(['{ ask: date, within', '{ ask: date, asks: expiry, within'])),
    /data\/attributes.yaml:2 attributes\[0\]: expiry: fewer than two guides ask for it/,
  ],
  [
    'a value that follows but is none',
    following('{ value: fine, told: { sent: "yes" } }'),
    /attributes\[2\].follows\[0\]: fine is no value of card/,
  ],
  [
    'a value that follows from one that is none',
    following('{ value: over, told: { sent: maybe } }'),
    /attributes\[2\].follows\[0\]: maybe is no value of sent/,
  ],
  ['a day that is none', following('{ value: over, past: sent }'), /attributes\[2\].follows\[0\]: sent is no day/],
  ['a value that follows from nothing', following('{ value: over }'), /attributes\[2\].follows\[0\]: follows from nothing/],
  [
    'a value that follows from a private answer',
    following('{ value: over, told: { sent: "yes" } }', ', private: true'),
    /attributes\[2\].follows\[0\]: sent is private/,
  ],
  [
    'a source of an outcome that there is not',
    flow(['  - id: lawyer\n', '  - id: lawyer\n    sources: [S77]\n']),
    /outcomes\[0\].sources\[0\]: unknown source S77/,
  ],
  [
    'Italian that is hard to read',
    {
      'locales/it/tiny.json': [
        [
          'Prepara i documenti.',
          'L’inottemperanza alle disposizioni procedimentali summenzionate determina conseguentemente l’inammissibilità dell’istanza.',
        ],
      ],
    },
    /locales\/it\/tiny.json:\d+ say.now: hard to read: Gulpease/,
  ],
  [
    'English that is hard to read',
    {
      'locales/en/tiny.json': [
        [
          'Prepara i documenti.',
          'The aforementioned procedural noncompliance consequently determines administrative inadmissibility of the application.',
        ],
      ],
    },
    /locales\/en\/tiny.json:\d+ say.now: hard to read: Flesch-Kincaid/,
  ],
  [
    'an office that stands nowhere',
    {
      'data/local/x.yaml':
        'offices:\n  - { id: q, kind: questura, name: Q, covers: { provinces: [XX] }, municipality: Nowhere, source: S77, checked_on: 2026-11-23 }\n',
    },
    /data\/local\/x.yaml.*unknown (province XX|municipality Nowhere|source S77)/,
  ],
  [
    'news of nothing',
    { 'data/news.yaml': 'news:\n  - { id: n, on: 2026-11-23, sources: [S77], flows: [huge] }\n' },
    /data\/news.yaml.*unknown (source S77|flow huge)/,
  ],
  ['too many questions', manySteps(), /14 questions on one way, at most 12/],
];

describe('the content check of what guides share', () => tellsOf(broken));
