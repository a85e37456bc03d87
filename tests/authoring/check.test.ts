import { describe, expect, it } from 'vitest';
import { type Changes, fact } from '../support/content-folder.ts';
import { check, flow, told } from './checked.ts';

async function problems(changes: Changes) {
  return told((await check(changes)).problems);
}

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
const longId = 'a-very-long-identifier-that-goes-on-and-on-and-on-for-ever';

describe('the content check', () => {
  it('finds nothing wrong with good content, and counts', async () => {
    const checked = await check();
    expect(checked.problems).toEqual([]);
    expect(checked).toMatchObject({ flows: 1, facts: 9, texts: 46 });
    expect(checked.paths).toBeGreaterThan(10);
  });

  it('lets a text name the parts of a sum, its total, and the price of each of several', async () => {
    const words = 'Tessere a {{fact.fee_card_printing, money}}, Poste {{fact.fee_poste_service, money}}, in tutto {{cost.total, money}}.';
    const family: Changes = {
      ...flow(['use: permit-cost, with: { contribution', 'use: permit-cost-family, with: { children: 3, contribution']),
      'locales/it/common.json': [['"printing":', '"children": "Figli", "printing":']],
      'locales/en/common.json': [['"printing":', '"children": "Figli", "printing":']],
      'locales/it/tiny.json': [['Prepara i documenti.', words]],
      'locales/en/tiny.json': [['Prepara i documenti.', words]],
    };
    expect(await problems(family)).toEqual([]);
  });

  /** One broken thing, and a problem that must be told. */
  const broken: readonly (readonly [what: string, changes: Changes, problem: string | RegExp])[] = [
    ['an unknown key', flow(['icon: 🪪', 'icon: 🪪\ncolour: red']), 'flows/tiny.yaml:3 colour: unknown key'],
    ['an unknown source', flow(['[S01]', '[S77]']), 'flows/tiny.yaml:4 sources[0]: unknown source S77'],
    [
      'an unknown step',
      flow(['{ answer: late, in: [no] }', '{ answer: later, in: [no] }']),
      /tiny.yaml:14 outcomes\[0\]\.when: unknown step later/,
    ],
    ['an unknown option', flow(['{ answer: late, in: [no] }', '{ answer: late, in: [maybe] }']), /late has no option maybe/],
    ['an unknown fact', flow(['over: fact.renewal_tolerance', 'over: fact.tolerance']), /unknown fact tolerance_after_expiry/],
    [
      'a rule on what is not asked yet',
      flow(['{ ask: choice, options: [work', '{ when: { answer: late, in: [no] }, ask: choice, options: [work']),
      /late is not answered yet/,
    ],
    [
      'a date rule on a choice',
      flow(['when: { days-since: expiry, over: 0 }', 'when: { days-since: kind, over: 0 }']),
      /kind does not ask for a date/,
    ],
    [
      'an unknown calculator',
      flow(['use: permit-cost', 'use: permit-price']),
      /tiny.yaml:11 compute.cost.use: unknown calculator permit-price/,
    ],
    [
      'a term that no flow counts',
      {
        'data/terms.yaml':
          'terms: []\nminimum_times: []\nworking_terms:\n  - { id: late, fact: renewal_tolerance_after_expiry, from: the expiry }\n',
        'data/facts/permits.yaml': [['after_expiry\n    value: 60\n    unit: EUR', 'after_expiry\n    value: 60\n    unit: working days']],
      },
      'data/terms.yaml:4 working_terms[0]: late: nothing uses this term',
    ],
    [
      'a kind of office that no flow names',
      flow(['    offices: [questura]\n', '']),
      'data/office-kinds.yaml:1 office_kinds[0]: questura: no flow names this kind of office',
    ],
    [
      'a dossier without procedures',
      { 'data/dossiers.yaml': 'dossiers: [permits, work]\n' },
      'data/dossiers.yaml:1 dossiers[1]: work: no procedure comes from this dossier',
    ],
    ['an argument too few', flow([', channel: kit', '']), /compute.cost.with: permit-cost needs channel/],
    ['an argument too many', flow(['channel: kit', 'channel: kit, speed: fast']), /permit-cost takes no speed/],
    ['a wrong argument', flow(['value: exempt', 'value: free']), /contribution\[1\]\.value: free is not one of up-to-1y/],
    ['an answer that fits no argument', flow(['expiry: { answer: expiry }', 'expiry: { answer: kind }']), /kind does not ask for a date/],
    [
      'a fact that a calculator needs',
      { 'data/facts/permits.yaml': [['key: fee_marca_da_bollo', 'key: other']] },
      /permit-cost needs the fact fee_marca_da_bollo/,
    ],
    [
      'an unknown service',
      flow(['book:renewal', 'book:citizenship']),
      /tiny.yaml:23 outcomes\[1\]\.actions\[0\]: unknown service citizenship/,
    ],
    ['an unknown document', flow(['remind:permit:expiry', 'remind:visa:expiry']), /unknown document visa/],
    ['a reminder on a choice', flow(['remind:permit:expiry', 'remind:permit:kind']), /kind is no step that asks for a date/],
    ['an unknown flow', flow(['flow:tiny', 'flow:huge']), /unknown flow huge/],
    ['an outcome that says nothing', flow(['    say: [lead]\n', '']), /outcomes\[0\]: says nothing/],
    ['an outcome without action', flow(['    actions: [safety]\n', '']), /outcomes\[0\]: offers no action/],
    ['an outcome twice', flow(['id: lawyer', 'id: renew']), /outcomes\[1\]\.id: renew stands twice/],
    [
      'a dead end',
      flow(['  - id: renew\n', '  - id: renew\n    when: { answer: kind, in: [work, child] }\n']),
      /no outcome applies on \d+ ways, for instance kind=unknown/,
    ],
    [
      'a question without "I don\'t know", and no reason for it',
      flow(['known: the paper is in the hand, ', '']),
      /tiny.yaml:8 steps.late: offers no unknown: add it, or say in known why everybody knows the answer/,
    ],
    ['a date without it', flow([', unknown: true', '']), /tiny.yaml:7 steps.expiry: offers no unknown/],
    [
      'a reason beside "I don\'t know"',
      flow(['child, unknown] }', 'child, unknown], known: it stands on the card }']),
      /tiny.yaml:6 steps.kind.known: stands beside unknown/,
    ],
    ['a step never asked', flow(['{ days-since: expiry, over: 0 }', '{ days-since: expiry, over: 1000 }']), /steps.late: is never asked/],
    [
      'an option never offered',
      flow(['options: [yes, no]', 'options: [yes, no, { id: perhaps, when: { days-since: expiry, under: 0 } }]']),
      /steps.late.options\[2\]: perhaps is never offered/,
    ],
    [
      'an outcome never reached',
      flow(['when: { all: [{ answer: late, in: [no] },', 'when: { all: [{ answer: late, in: [no] }, { answer: late, in: [yes] },']),
      /outcomes\[0\]: lawyer is never reached/,
    ],
    [
      'an item never shown',
      flow(['{ id: by, when: { not:', '{ id: by, when: { all: [{ days-since: expiry, over: 9, under: 9 }] } }, { id: by, when: { not:']),
      /say\[1\]: by is never shown/,
    ],
    [
      'an end at which nothing is said',
      flow(['say: [now, {', 'say: [{']),
      /outcomes\[1\]\.say: nothing is said on \d+ ways, for instance .*expiry=unknown/,
    ],
    [
      'an unknown procedure',
      flow(['sources: [S01]', 'sources: [S01]\nprocedures: [marriage]']),
      /procedures\[0\]: unknown procedure marriage/,
    ],
    [
      'a danger that is no safety card',
      flow(['options: [work,', 'options: [{ id: work, danger: tiny },']),
      /steps.kind.options\[0\]: tiny is no safety card/,
    ],
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
      attributes(
        flow(['{ ask: choice, options: [work, child', '{ ask: choice, asks: kind, options: [{ id: work, is: [employed] }, child']),
      ),
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
    [
      'a text missing in Italian',
      { 'locales/it/tiny.json': [['"lead":', '"laed":']] },
      'locales/it/tiny.json:28 say.lead: is missing, needed by flows/tiny.yaml',
    ],
    ['a text missing in a language', { 'locales/en/shared.json': '{}' }, 'locales/en/shared.json:1 papers.passport: is missing'],
    ['a file missing in a language', { 'locales/en/shared.json': null }, 'locales/en/shared.json:- papers.passport: is missing'],
    [
      'a text that Italian does not have',
      { 'locales/en/common.json': [['"button": {', '"button": { "more": "More",']] },
      /button.more: is not in Italian/,
    ],
    [
      'a language without an entry',
      { 'locales/fr/common.json': '{}', 'locales/fr/x.json': '{ "a": "b" }' },
      /locales\/fr is no language of this list/,
    ],
    ['a text that nobody uses', { 'locales/it/tiny.json': [['"say": {', '"say": { "old": "x",']] }, /say.old: nothing uses this text/],
    [
      'a shared text that nobody uses',
      { 'locales/it/shared.json': '{ "papers": { "passport": "x", "permit": "y" } }' },
      'locales/it/shared.json:1 papers.permit: nothing uses this text',
    ],
    [
      'a name twice in a text file',
      { 'locales/it/tiny.json': [['"title": "Rinnovo"', '"title": "Rinnovo", "title": "Rinnovo"']] },
      /locales\/it\/tiny.json:2 : Map keys must be unique/,
    ],
    [
      'a name of a cost missing',
      { 'locales/en/common.json': [['"stamp"', '"stump"']] },
      /locales\/en\/common.json:\d+ cost.stamp: is missing/,
    ],
    [
      'parameters that differ',
      { 'locales/en/tiny.json': [['{{cost.total, money}}', '{{cost.slip, money}}']] },
      /cost.sum: the parameter {{cost.total}} of the Italian text is missing/,
    ],
    [
      'a parameter that nothing gives',
      { 'locales/it/tiny.json': [['{{cost.total, money}}', '{{cost.discount}}']] },
      /locales\/it\/tiny.json:\d+ cost.sum: nothing gives {{cost.discount}}/,
    ],
    [
      'a parameter missing on some way',
      { 'locales/it/tiny.json': [['Prepara i', 'Entro {{deadlines.expiry, day}} prepara i']] },
      /say.now: {{deadlines.expiry}} has no value when kind=work, expiry=unknown/,
    ],
    [
      'a parameter in a question that is not known yet',
      { 'locales/it/tiny.json': [['Che permesso?', 'Scade {{answer.expiry, day}}. Che permesso?']] },
      /step.kind.ask: nothing gives {{answer.expiry}}/,
    ],
    [
      'a parameter where no value is given',
      { 'locales/it/tiny.json': [['"title": "Rinnovo"', '"title": "{{cost.total}}"']] },
      /title: this text is said without values: no {{cost.total}}/,
    ],
    ['an unknown format', { 'locales/it/tiny.json': [['cost.total, money', 'cost.total, euro']] }, /cost.sum: unknown format euro/],
    ['markup not closed', { 'locales/it/tiny.json': [['<b>avvocato</b>', '<b>avvocato']] }, /say.lead: <b> is never closed/],
    ['markup crossed', { 'locales/it/tiny.json': [['<b>avvocato</b>', '<b><i>avvocato</b></i>']] }, /say.lead: <\/b> closes nothing/],
    [
      'markup that Telegram does not know',
      { 'locales/it/tiny.json': [['<b>avvocato</b>', '<p>avvocato</p>']] },
      /say.lead: Telegram knows no tag <p>/,
    ],
    ['a bare sign', { 'locales/it/tiny.json': [['<b>avvocato</b>', 'età < 14']] }, /a "<" that opens no tag/],
    [
      'an entity that Telegram does not know',
      { 'locales/it/tiny.json': [['<b>avvocato</b>', 'l&apos;avvocato']] },
      /Telegram does not know &apos;/,
    ],
    [
      'a link with attributes',
      { 'locales/it/tiny.json': [['<b>avvocato</b>', "<a href='x'>avvocato</a>"]] },
      /Telegram does not take <a href='x'>/,
    ],
    [
      'an empty text',
      {
        'locales/en/tiny.json': [
          ['"Contributo', '"x'],
          ['Il contratto', ' '],
        ].slice(1) as [string, string][],
      },
      /papers.contract: is empty/,
    ],
    [
      'an option too long for a button',
      { 'locales/en/tiny.json': [['"Lavoro"', '"A permit for work as an employee"']] },
      /locales\/en\/tiny.json:\d+ step.kind.option.work: 32 characters on a button: at most 28/,
    ],
    [
      'a button too long',
      { 'locales/it/common.json': [['"Menu"', '"Torna al menu di tutte le cose"']] },
      /button.home: 30 characters on a button/,
    ],
    [
      'an entry of the menu too long',
      { 'locales/it/common.json': [['"Il mio permesso"', '"Il mio permesso di soggiorno in Italia"']] },
      /need.permit.title: 38 characters/,
    ],
    ['markup on a button', { 'locales/it/common.json': [['"Menu"', '"<b>Menu</b>"']] }, /button.home: a button takes no markup/],
    [
      'a plural form missing',
      { 'locales/it/common.json': [['"left_many": "{{count}} di giorni",', '']] },
      /left: the plural form _many is missing/,
    ],
    [
      'a plural form too many',
      { 'locales/en/common.json': [['"left_one"', '"left_few": "{{count}}", "left_one"']] },
      /left: the language has no plural form _few/,
    ],
    [
      'a first screen too long',
      { 'locales/it/tiny.json': [['Prepara i documenti.', 'Prepara i documenti. '.repeat(45)]] },
      /locales\/it\/tiny.json:- renew say: \d+ characters on one screen, at most 900, when kind=/,
    ],
    [
      'a section too long',
      { 'locales/it/tiny.json': [['Il contratto', 'Il contratto '.repeat(300)]] },
      /renew papers: \d+ characters on one screen, at most 3596/,
    ],
    ['a text too long', { 'locales/it/common.json': [['"112"', `"${'112 '.repeat(1100)}"`]] }, /safety.emergency: longer than 4096/],
    ['an id too long for a button', flow(['child', longId]), /steps.kind.options\[1\]: a button would carry \d+ bytes, at most 64/],
    [
      'a desk too long for a button',
      { 'data/desks.yaml': [['id: grosseto', `id: ${longId}-and-a-day`]] },
      /desks\[0\]\.id: a link cannot carry d_a-very/,
    ],
    [
      'a fact without an existing source',
      { 'data/facts/permits.yaml': [['[S01]', '[S01, S02]']] },
      'data/facts/permits.yaml:5 facts[0].sources[1]: unknown source S02',
    ],
    [
      'a fact with two values on a day',
      { 'data/facts/permits.yaml': [['key: fee_poste_service', 'key: fee_card_printing']] },
      /facts\[7\]\.key: fee_card_printing has two values on the same day/,
    ],
    [
      'hours that do not parse',
      { 'data/timetables.yaml': [['Mo-Fr 09:00-13:00', 'Lun-Ven 9-13 circa']] },
      /data\/timetables.yaml:2 timetables\[0\]\.hours: hours that cannot be evaluated/,
    ],
    ['hours of no desk', { 'data/timetables.yaml': [['desk: grosseto', 'desk: siena']] }, /timetables\[0\]\.desk: unknown desk siena/],
    [
      'example hours that do not say so',
      { 'data/demo/timetables.yaml': [['example: true', 'example: false']] },
      /data\/demo\/timetables.yaml:2 timetables\[0\]\.example: hours of the demo/,
    ],
    [
      'a desk with an unknown service',
      { 'data/desks.yaml': [['services: [renewal]', 'services: [other]']] },
      /desks\[0\]\.services\[0\]: unknown service other/,
    ],
    [
      'a document with an unknown step',
      { 'data/documents/permit.yaml': [['step: expiry', 'step: kind']] },
      /permit\.yaml:8 step: kind is no step of tiny/,
    ],
    [
      'a reminder without words',
      { 'data/documents/permit.yaml': [['rung: first', 'rung: last']] },
      /permit.last: is missing, needed by data\/documents\/permit.yaml/,
    ],
    [
      'a term of the law in a ladder without a source',
      { 'data/documents/permit.yaml': [[', sources: [S01]', '']] },
      /ladder\[0\]\.from: a term of the law needs a source/,
    ],
    [
      'a ladder whose last rung has no end',
      { 'data/documents/permit.yaml': [[', until: { before: 0 }', '']] },
      /ladder: first is the last rung and has no until/,
    ],
    [
      'a rung for a type that is none',
      { 'data/documents/permit.yaml': [['rung: first,', 'rung: first, only: [study],']] },
      /ladder\[0\]: permit has no type study/,
    ],
    [
      'a rule in a file of another name',
      { 'data/documents/permit.yaml': [['kind: permit', 'kind: passport']] },
      /kind: passport does not stand in a file of its name/,
    ],
    [
      'a request that is followed as nothing',
      { 'data/documents/permit.yaml': [['step: expiry', 'step: expiry\nsent: permit']] },
      /sent: permit is no kind that counts from a day/,
    ],
    [
      'a menu that leads nowhere',
      { 'data/menu.yaml': [['flows: [tiny]', 'flows: [tiny, huge]']] },
      /menu\[0\]\.flows\[1\]: unknown flow huge/,
    ],
    [
      'a paper without words',
      { 'data/services.yaml': [['papers: [passport]', 'papers: [passport, photo]']] },
      /paper.photo: is missing, needed by data\/services.yaml/,
    ],
    [
      'no reference language',
      { 'data/languages.yaml': [['state: reference', 'state: draft']] },
      /languages: the reference is it and no other/,
    ],
  ];
  for (const [what, changes, problem] of broken) {
    it(`tells of ${what}`, async () => {
      const found = await problems(changes);
      expect(
        found.some((each) => (typeof problem === 'string' ? each === problem : problem.test(each))),
        found.join('\n'),
      ).toBe(true);
    });
  }

  it('tells of all of them at once, sorted', async () => {
    const found = await problems({
      'data/menu.yaml': [['service: renewal', 'service: other']],
      'data/safety.yaml': [['[S01]', '[S02]']],
      'flows/tiny.yaml': [['book:renewal', 'book:other']],
      'locales/en/tiny.json': [['<b>avvocato</b>', '<b>avvocato']],
    });
    expect(found.map((each) => each.split(':')[0])).toEqual([
      'data/menu.yaml',
      'data/safety.yaml',
      'flows/tiny.yaml',
      'locales/en/tiny.json',
    ]);
  });

  it('does not tell a broken fact twice', async () => {
    const { problems: wrong, due } = await check({
      'data/facts/permits.yaml': [
        ['checked_on: 2026-11-23', 'checked_on: 2025-11-23'],
        ['review_by: 2027-11-23', 'review_by: 2026-01-01'],
      ],
    });
    expect(wrong).toEqual([]);
    expect(due.every((each) => each.problem.includes('is past review'))).toBe(true);
    expect(due).toHaveLength(9);
  });

  it('tells of a number that ended without a successor, and of none when there is one', async () => {
    const ended: [string, string] = ['key: fee_poste_service\n', 'key: fee_poste_service\n    until: 2026-10-01\n'];
    const alone = await check({ 'data/facts/permits.yaml': [ended] });
    expect(alone.problems).toEqual([]);
    expect(alone.due.map((each) => each.problem)).toEqual(['fee_poste_service ended: add the number that came after it']);
    const next = fact('fee_poste_service', 31).replace('unit', 'from: 2026-10-02\n    unit');
    const followed = await check({ 'data/facts/permits.yaml': [ended, ['facts:\n', `facts:\n${next}`]] });
    expect([followed.problems, followed.due]).toEqual([[], []]);
  });
});

function manySteps(): Changes {
  const steps = Array.from({ length: 11 }, (_, i) => `  more${i}: { ask: choice, known: one knows it, options: [yes, no] }\n`).join('');
  return flow(['compute:\n', `${steps}compute:\n`]);
}
