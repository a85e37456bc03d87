import { describe } from 'vitest';
import { type Broken, flow, tellsOf } from './checked.ts';

/** One broken thing, and a problem that must be told. */
const broken: readonly Broken[] = [
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
    'data/office-kinds.yaml:1 office_kinds[0]: questura: no flow and no office is of this kind',
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
];

describe('the content check of a guide', () => tellsOf(broken));
