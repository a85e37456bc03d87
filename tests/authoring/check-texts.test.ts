import { describe } from 'vitest';
import { deskPath } from '../support/content-folder.ts';
import { type Broken, flow, tellsOf } from './checked.ts';

const longId = 'a-very-long-identifier-that-goes-on-and-on-and-on-for-ever';

/** One broken thing, and a problem that must be told. */
const broken: readonly Broken[] = [
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
  ['a desk too long for a button', { [deskPath]: [['id: grosseto', `id: ${longId}-and-a-day`]] }, /id: a link cannot carry d_a-very/],
];

describe('the content check of the words', () => tellsOf(broken));
