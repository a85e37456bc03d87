import { z } from 'zod';
import { daysBetween, isDay } from '../base/time.ts';
import type { Closure, Patron, Service } from '../desk/desk.ts';
import type { FirstReply } from '../desk/first-reply.ts';
import type { Municipality, Office, OfficeNote } from '../desk/office.ts';
import { ended, type Period, type Retention } from '../desk/retention.ts';
import { mostSeats } from '../desk/seat.ts';
import type { Attribute } from '../flow/carry.ts';
import type { Fact, OpenQuestion } from '../law/fact.ts';
import { type NamedTerm, type NamedTime, type TermTables, termUnits, timeUnits, type WorkingTerm } from '../law/term.ts';
import type { Language, Need, NewsItem, Procedure, SafetyNumber } from './content.ts';
import { phone, spoken, timetable } from './desk-file.ts';
import { day, factKey, id, list, present, sourceId, words } from './shapes.ts';

/** The files in `data/`: each holds one list under its own name, with the fields of the type; unknown keys are refused. */

const sources = z.array(sourceId).min(1);
/** Three digits (112) stand as they are dialled. */
const dialled = z.union([phone, z.string().regex(/^\d{3,6}$/)], 'a number to call: +39 … or a short one, in quotes');

const value = z.union([z.number(), words]);
const fact = z
  .strictObject({
    key: factKey,
    value,
    unit: words,
    from: day.optional(),
    until: day.optional(),
    afterwards: z.literal('withheld').optional(),
    hangs_on: z.strictObject({ question: id, careful: value.nullable(), otherwise: value.nullable() }).optional(),
    sources,
    checked_on: day,
    review_by: day,
    confidence: z.enum(['high', 'medium']),
    note: words.optional(),
  })
  .refine((each) => !each.from || !each.until || each.from <= each.until, { path: ['until'], message: 'ends before it begins' })
  .refine((each) => !each.afterwards || each.until, { path: ['afterwards'], message: 'a fact without an end has no time afterwards' })
  .refine((each) => each.checked_on < each.review_by, { path: ['review_by'], message: 'is not after checked_on' })
  .transform(present) as z.ZodType<Fact>;

const openQuestion = z
  .strictObject({
    id,
    from: day,
    asks: words,
    sources,
    settled: z.strictObject({ on: day, answer: z.enum(['yes', 'no']), sources }).optional(),
  })
  .transform(present) as z.ZodType<OpenQuestion>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'an hour is written 09:30, in quotes');
const longestRepeated = { week: 6, year: 364 } as const;
const closure: z.ZodType<Closure> = z
  .strictObject({
    desk: id,
    from: day,
    until: day,
    hours: z
      .strictObject({ from: clock, until: clock })
      .refine((each) => each.from < each.until, { path: ['until'], message: 'ends before it begins' })
      .exactOptional(),
    every: z.enum(['week', 'year']).exactOptional(),
    seat: z.int().min(1).max(mostSeats).exactOptional(),
  })
  .refine((each) => each.from <= each.until, { path: ['until'], message: 'ends before it begins' })
  .refine(({ from, until, every }) => !every || daysBetween(from, until) <= longestRepeated[every], {
    path: ['until'],
    message: 'is longer than the time after which it comes again',
  });
const patron: z.ZodType<Patron> = z.strictObject({
  municipality: words,
  day: z.string().refine((each) => isDay(`2000-${each}`), 'a month and a day: "08-10"'),
  source: sourceId,
});
const service: z.ZodType<Service> = z.strictObject({
  id,
  icon: words,
  minutes: z.int().min(5).max(480),
  lead_hours: z.number().min(0),
  horizon_days: z.int().min(1).max(366),
  papers: z.array(id),
  fills_in: z.array(z.string().regex(/^[a-z0-9.-]+$/)).exactOptional(),
  cancel_hours: z.number().min(0).max(168).exactOptional(),
  people: z.int().min(2).max(8).exactOptional(),
  discreet: z.literal(true).exactOptional(),
  explain: z.literal(true).exactOptional(),
});
const need: z.ZodType<Need> = z.strictObject({
  id,
  icon: words,
  flows: z.array(id).default([]),
  service: id,
  needs: z.array(z.lazy(() => need)).default([]),
});
const noteOfOffice: z.ZodType<OfficeNote> = z.strictObject({ id, source: sourceId });
const province = z.string().regex(/^[A-Z]{2}$/, 'a province is two letters: GR');
const office: z.ZodType<Office> = z.strictObject({
  id,
  kind: id,
  name: words,
  covers: z.union([z.strictObject({ provinces: z.array(province).min(1) }), z.strictObject({ municipalities: z.array(words).min(1) })]),
  municipality: words,
  address: words.nullable().default(null),
  phone: z.array(dialled).default([]),
  email: z.email().nullable().default(null),
  pec: z.email().nullable().default(null),
  website: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  services: z.array(id).default([]),
  hours: words.nullable().default(null),
  languages: z.array(spoken).default([]),
  door: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).exactOptional(),
  step_free: z.boolean().exactOptional(),
  appointment: z.boolean().default(false),
  to_confirm: z.boolean().default(false),
  notes: z.array(noteOfOffice).default([]),
  source: sourceId,
  checked_on: day,
});
const municipality: z.ZodType<Municipality> = z.strictObject({
  id: z.string().regex(/^\d{6}$/, 'an ISTAT code has six digits, in quotes'),
  name: words,
  also: z.array(words).default([]),
  province,
  lat: z.number(),
  lon: z.number(),
});
const attribute: z.ZodType<Attribute> = z
  .discriminatedUnion('type', [
    z.strictObject({ id, type: z.literal('day'), private: z.boolean().default(false) }),
    z.strictObject({
      id,
      type: z.literal('choice'),
      values: z.array(id).min(2),
      private: z.boolean().default(false),
      follows: z
        .array(
          z.strictObject({
            value: id,
            told: z.record(id, id).default({}),
            past: id.optional(),
            ahead: id.optional(),
            months: z.number().int().positive().optional(),
          }),
        )
        .default([]),
    }),
  ])
  .transform((each): Attribute => ({ values: [], follows: [], ...each }));

const procedure: z.ZodType<Procedure> = z.strictObject({
  id,
  name: words,
  dossier: id,
  section: words,
});

/** What a row of `data/terms.yaml` holds beside its unit. */
const term = { id, fact: factKey, from: words, note: words.optional() };
const namedTerm = z
  .strictObject({ ...term, unit: z.enum(termUnits), by: z.literal('office').optional() })
  .transform(present) as z.ZodType<NamedTerm>;
const namedTime = z.strictObject({ ...term, unit: z.enum(timeUnits) }).transform(present) as z.ZodType<NamedTime>;
const workingTerm = z.strictObject(term).transform(present) as z.ZodType<WorkingTerm>;

const newsItem: z.ZodType<NewsItem> = z.strictObject({ id, on: day, sources, flows: z.array(id) });
const safetyNumber: z.ZodType<SafetyNumber> = z.strictObject({ id, number: dialled, sources, checked_on: day });
const language: z.ZodType<Language> = z.strictObject({
  id: z.string().regex(/^[a-z]{2,3}$/, 'a language is its ISO code: it, ar'),
  name: words,
  dir: z.enum(['ltr', 'rtl']),
});

export const termsFile: z.ZodType<TermTables> = z.strictObject({
  terms: z.array(namedTerm),
  minimum_times: z.array(namedTime),
  working_terms: z.array(workingTerm),
});
const periods: z.ZodType<Period> = z.union([
  z.strictObject({ hours: z.int().min(1) }),
  // From two on, so that the sentences of /privacy are right.
  z.strictObject({ days: z.int().min(2) }),
  z.strictObject({ months: z.int().min(2) }),
]);
const retention: z.ZodType<Retention> = z
  .strictObject({
    id,
    what: words,
    columns: z.record(z.string(), z.array(z.string()).min(1)),
    keep: z.union([periods, z.strictObject({ with: id }), z.literal('always')]),
    after: words.nullable().default(null),
    why: words,
  })
  .refine(({ keep, after }) => (keep === 'always' || 'with' in keep) === (after === null), {
    path: ['after'],
    message: 'a period says after what, and only a period does',
  })
  // Telegram repeats an update for 24 hours: forgotten before, it would be dealt with twice.
  .refine(({ id: name, keep }) => name !== 'update-marks' || (keep !== 'always' && 'hours' in keep && keep.hours >= 25), {
    path: ['keep'],
    message: 'update marks are kept in hours, at least 25',
  });

export const pinnedDay = z.strictObject({ on: day });
export const factsFile = list('facts', fact);
export const questionsFile = list('questions', openQuestion);
export const timetablesFile = list('timetables', timetable);
export const closuresFile = list('closures', closure);
export const patronsFile = list('patrons', patron);
export const servicesFile = list('services', service);
export const officesFile = list('offices', office);
export const municipalitiesFile = list('municipalities', municipality);
export const proceduresFile = list('procedures', procedure);
export const attributesFile = list('attributes', attribute);
export const conclusionsFile = list(
  'conclusions',
  z.strictObject({ id, by: z.array(id).min(1), days: z.array(z.int()).min(1).optional() }),
);
export const officeKindsFile = list('office_kinds', id);
export const dossiersFile = list('dossiers', id);
export const menuFile = list('menu', need);
/** See `FirstReply`. */
export const firstReplyFile: z.ZodType<{ first_reply: FirstReply }> = z.strictObject({
  first_reply: z.strictObject({
    working_hours: z.int().positive().max(40),
    hours_where_unknown: words,
    desks: z.record(id, z.int().positive().max(40)),
  }),
});
/** Ids of answers that operators send, see `Content.replies`. */
export const repliesFile = list('replies', id);
export const newsFile = list('news', newsItem);
export const safetyFile: z.ZodType<{ safety: SafetyNumber[]; cards: string[] }> = z.strictObject({
  safety: z.array(safetyNumber),
  cards: z.array(id),
});
export const languagesFile = z.strictObject({ languages: z.array(language), for_operators: z.array(words).default([]) });
export const retentionFile = list('retention', retention).superRefine(({ retention: all }, issue) => {
  const wrong = (message: string) => issue.addIssue({ code: 'custom', path: ['retention'], message });
  const timed = all.filter(({ keep }) => keep !== 'always' && !('with' in keep)).map((each) => each.id);
  for (const [name, unit] of Object.entries(ended)) {
    const keep = all.find((each) => each.id === name)?.keep;
    if (keep === undefined || keep === 'always' || !(unit in keep)) wrong(`${name} has no period in ${unit}`);
  }
  for (const name of timed) if (!(name in ended)) wrong(`nothing ends ${name}`);
  for (const { keep } of all) {
    if (keep !== 'always' && 'with' in keep && !timed.includes(keep.with)) wrong(`there is no period called ${keep.with}`);
  }
});
