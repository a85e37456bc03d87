import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ended } from '../../src/desk/retention.ts';

/** A whole content folder in small, without a problem on `today`. */
export const today = '2026-11-23';

const flow = `id: tiny
icon: 🪪
checked_on: 2026-11-23
sources: [S01]
steps:
  kind: { ask: choice, options: [work, child, unknown] }
  expiry: { ask: date, within: [-2y, +2y], unknown: true }
  late: { when: { days-since: expiry, over: 0 }, ask: choice, known: the paper is in the hand, options: [yes, no], private: true }
compute:
  deadlines: { use: permit-deadlines, with: { expiry: { answer: expiry } } }
  cost: { use: permit-cost, with: { contribution: [{ when: { answer: kind, in: [work] }, value: over-1y }, { value: exempt }], channel: kit } }
outcomes:
  - id: lawyer
    when: { all: [{ answer: late, in: [no] }, { days-since: expiry, over: fact.renewal_tolerance_after_expiry }] }
    say: [lead]
    actions: [safety]
  - id: renew
    say: [now, { id: by, when: { not: { answer: expiry, in: [unknown] } } }]
    sections:
      papers: [shared.passport, { id: contract, when: { answer: kind, in: [work] } }]
      cost: [sum]
    sums: [cost]
    actions: ['book:renewal', 'remind:permit:expiry', desks, share, 'flow:tiny']
    offices: [questura]
`;

export const fact = (key: string, value: number) => `  - key: ${key}
    value: ${value}
    unit: EUR
    sources: [S01]
    checked_on: 2026-11-23
    review_by: 2027-11-23
    confidence: high
`;
const numbers = {
  renewal_latest_before_expiry: 90,
  renewal_tolerance_after_expiry: 60,
  fee_contribution_up_to_1y: 40,
  fee_contribution_over_1y: 50,
  fee_contribution_ltr_managers: 100,
  fee_card_printing: 30.46,
  fee_marca_da_bollo: 16,
  fee_poste_service: 30,
  fee_child_under14_in_parent_kit: 30.46,
};

const tiny = {
  title: 'Rinnovo',
  label: 'Rinnovo',
  keywords: 'rinnovo, scadenza',
  step: {
    kind: { ask: 'Che permesso?', short: 'Permesso', option: { work: 'Lavoro', child: 'Figlio' } },
    expiry: { ask: 'Quando scade?', help: 'Entro {{fact.renewal_tolerance_after_expiry}} giorni.', short: 'Scadenza' },
    late: { ask: 'Hai la ricevuta?', short: 'Ricevuta' },
  },
  outcome: { lawyer: 'Avvocato', renew: 'Rinnovo con il kit' },
  say: { lead: 'Vai da un <b>avvocato</b>.', now: 'Prepara i documenti.', by: 'Spedisci entro {{deadlines.recommended, day}}.' },
  papers: { contract: 'Il contratto' },
  cost: { sum: 'In tutto {{cost.total, money}}.' },
};
const common = {
  option: { unknown: 'Non lo so', yes: 'Sì', no: 'No' },
  cost: { contribution: 'Contributo', printing: 'Stampa', 'stamp-sui': 'Marca da bollo SUI', stamp: 'Marca da bollo', poste: 'Poste' },
  button: { home: 'Menu' },
  follow: { changed: '{{icon}} {{title}}', before: 'Prima: {{said}}', now: 'Adesso: {{said}}', other: 'Apri di nuovo.' },
  office: { questura: 'Questura' },
  need: { permit: { title: 'Il mio permesso', help: 'Rinnovo' } },
  safety: { emergency: '112' },
  paper: { passport: 'Passaporto' },
  service: { renewal: 'Rinnovo' },
  left_one: '{{count}} giorno',
  left_many: '{{count}} di giorni',
  left_other: '{{count}} giorni',
};
const documents = {
  kind: { permit: 'Permesso' },
  short: { permit: 'Permesso' },
  when: { permit: 'Quando scade?' },
  permit: { first: 'Scade il {{day, day}}: {{when}}' },
};
const found = { need: { permit: 'permesso' }, office: { questura: 'questura' } };
const english = { left_one: '{{count}} day', left_other: '{{count}} days' };
const { left_one: _1, left_many: _2, left_other: _3, ...commonWithoutPlural } = common;

/** The file of the only desk, and that of its area. */
export const deskPath = 'data/desks/toscana/grosseto/grosseto.yaml';
export const areaPath = 'data/municipalities/toscana/grosseto.yaml';

const files: Readonly<Record<string, string>> = {
  'flows/tiny.yaml': flow,
  'data/facts/permits.yaml': `facts:\n${Object.entries(numbers)
    .map(([key, value]) => fact(key, value))
    .join('')}`,
  'data/sources/law.yaml': 'sources:\n  - { id: S01, title: Law, it: Testo, url: "https://example.org/", dates: ["2026"] }\n',
  [deskPath]: `id: grosseto
name: Sportello
municipality: Grosseto
address: null
postcode: null
lat: 42.76
lon: 11.11
precision: municipality
phone: ['+39 0564 123']
website: null
services: [renewal]
timetable: { hours: "Mo-Fr 09:00-13:00", source: S01, checked_on: 2026-11-23 }
sources: [S01]
checked_on: 2026-11-23
`,
  'data/demo/timetables.yaml':
    'timetables:\n  - { desk: grosseto, hours: "Tu 15:00-17:00", example: true, source: S01, checked_on: 2026-11-23 }\n',
  'data/services.yaml': 'services:\n  - { id: renewal, icon: 🪪, minutes: 30, lead_hours: 24, horizon_days: 60, papers: [passport] }\n',
  'data/documents/permit.yaml':
    'kind: permit\nicon: 🪪\norder: 1\ncounts: expires\nladder: [{ rung: first, from: { before: fact.renewal_latest_before_expiry }, until: { before: 0 }, sources: [S01] }]\nservice: renewal\nflow: tiny\nstep: expiry\n',
  [areaPath]: 'municipalities:\n  - { id: "053011", name: Grosseto, province: GR, lat: 42.76, lon: 11.11 }\n',
  'data/procedures.yaml': 'procedures:\n  - { id: renewal, name: Rinnovo, dossier: permits, section: "3" }\n',
  'data/dossiers.yaml': 'dossiers: [permits]\n',
  'data/attributes.yaml': 'attributes: []\n',
  'data/conclusions.yaml': 'conclusions: []\n',
  'data/office-kinds.yaml': 'office_kinds: [questura]\n',
  'data/terms.yaml': 'terms: []\nminimum_times: []\nworking_terms: []\n',
  'data/menu.yaml': 'menu:\n  - { id: permit, icon: 🪪, flows: [tiny], service: renewal }\n',
  'data/news.yaml': 'news: []\n',
  'data/doors.yaml': 'doors: []\n',
  'data/first-words.yaml': 'languages: {}\n',
  'data/safety.yaml': 'cards: []\nsafety:\n  - { id: emergency, number: "112", sources: [S01], checked_on: 2026-11-23 }\n',
  'data/pinned-day.yaml': `on: ${today}\n`,
  'data/first-reply.yaml': 'first_reply: { working_hours: 4, hours_where_unknown: "Mo-Fr 09:00-13:00", desks: {} }\n',
  'data/replies.yaml': 'replies: []\n',
  'data/retention.yaml': `retention:\n${Object.entries(ended)
    .map(([id, unit]) => `  - { id: ${id}, what: x, columns: {}, keep: { ${unit}: 25 }, after: x, why: x }\n`)
    .join('')}`,
  'data/languages.yaml': 'languages:\n  - { id: it, name: Italiano, dir: ltr }\n  - { id: en, name: English, dir: ltr }\n',
  'locales/it/documents.json': JSON.stringify(documents, null, 2),
  'locales/en/documents.json': JSON.stringify(documents, null, 2),
  'locales/it/tiny.json': JSON.stringify(tiny, null, 2),
  'locales/en/tiny.json': JSON.stringify(tiny, null, 2),
  'locales/it/shared.json': JSON.stringify({ papers: { passport: 'Il passaporto' } }, null, 2),
  'locales/en/shared.json': JSON.stringify({ papers: { passport: 'The passport' } }, null, 2),
  'locales/it/found.json': JSON.stringify(found, null, 2),
  'locales/en/found.json': JSON.stringify(found, null, 2),
  'locales/it/common.json': JSON.stringify(common, null, 2),
  'locales/en/common.json': JSON.stringify({ ...commonWithoutPlural, ...english }, null, 2),
};

/** What to change: a whole file (null: none), or pieces of its text. */
export type Changes = Readonly<Record<string, string | null | readonly (readonly [was: string, is: string])[]>>;

/** Writes the small content with these changes into a new folder and gives its path; it is removed by `drop`. */
export async function contentFolder(changes: Changes = {}): Promise<{ root: string; drop(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'content-'));
  for (const file of new Set([...Object.keys(files), ...Object.keys(changes)])) {
    const text = changed(file, changes[file]);
    if (text === null) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return { root, drop: () => rm(root, { recursive: true }) };
}

function changed(file: string, change: Changes[string] | undefined): string | null {
  const text = files[file] ?? '';
  if (change === undefined) return text;
  if (change === null || typeof change === 'string') return change;
  return change.reduce((before, [was, is]) => {
    if (!before.includes(was)) throw new Error(`${file} does not hold ${was}`);
    return before.replaceAll(was, is);
  }, text);
}
