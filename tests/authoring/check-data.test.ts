import { describe } from 'vitest';
import { deskPath } from '../support/content-folder.ts';
import { type Broken, tellsOf } from './checked.ts';

/** One broken thing, and a problem that must be told. */
const broken: readonly Broken[] = [
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
    { [deskPath]: [['Mo-Fr 09:00-13:00', 'Lun-Ven 9-13 circa']] },
    /grosseto\.yaml:12 timetable\.hours: hours that cannot be used/,
  ],
  ['hours of no desk', { 'data/demo/timetables.yaml': [['desk: grosseto', 'desk: siena']] }, /timetables\[0\]\.desk: unknown desk siena/],
  [
    'example hours that do not say so',
    { 'data/demo/timetables.yaml': [['example: true', 'example: false']] },
    /data\/demo\/timetables.yaml:2 timetables\[0\]\.example: hours of the demo/,
  ],
  [
    'a desk with an unknown service',
    { [deskPath]: [['services: [renewal]', 'services: [other]']] },
    /services\[0\]: unknown service other/,
  ],
  [
    'a language that nobody speaks',
    { [deskPath]: [['services: [renewal]', 'services: [renewal]\nlanguages: [qqx]']] },
    /languages\[0\]: qqx is no language/,
  ],
  [
    'a mediator on a day on which the desk never receives',
    { [deskPath]: [['services: [renewal]', 'services: [renewal]\nlanguages: [{ language: sq, days: [Mo, Su] }]']] },
    /languages\[0\]: nobody is received on Su/,
  ],
  [
    'a language that stands twice',
    { [deskPath]: [['services: [renewal]', 'services: [renewal]\nlanguages: [sq, { language: sq, days: [Mo] }]']] },
    /languages\[1\]: sq stands twice/,
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
    'a type of document that nothing tells',
    { 'data/documents/permit.yaml': [['step: expiry', 'step: expiry\ntold: { by: kind }']] },
    /told\.by: unknown attribute kind/,
  ],
  [
    'an answer that tells no type of the document',
    {
      'data/documents/permit.yaml': [['step: expiry', 'step: expiry\ntypes: [study]\ntold: { by: kind, as: { school: study } }']],
      'data/attributes.yaml': [['attributes: []', 'attributes:\n  - { id: kind, type: choice, values: [study, school, work] }']],
    },
    /told: work tells no type of permit/,
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
    { 'data/languages.yaml': [['{ id: it, name: Italiano, dir: ltr }', '{ id: fr, name: Français, dir: ltr }']] },
    /languages: it is missing, in which all texts are written first/,
  ],
];

describe('the content check of the data', () => tellsOf(broken));
