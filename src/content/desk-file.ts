import { z } from 'zod';
import type { Desk, Timetable } from '../desk/desk.ts';
import { mostSeats } from '../desk/seat.ts';
import { type Spoken, weekdays } from '../desk/spoken-days.ts';
import type { Source } from './content.ts';
import { day, id, sourceId, words } from './shapes.ts';
import { source } from './source-file.ts';

/** All that one file tells of a desk. */
export interface DeskFile {
  readonly desk: Desk;
  /** Null: no source tells when it receives. */
  readonly timetable: Timetable | null;
  /** Those that no other file names; the desk names them by their id. */
  readonly sources: readonly Source[];
  /** Shown before the others, smallest first; null: after them, by name. */
  readonly order: number | null;
}

export const phone = z.string().regex(/^\+\d[\d ]+$/, 'a phone number is written +39 …');
const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'a language is its ISO code: it, ar');
/** `sq`, or with the days on which somebody who speaks it is there. */
export const spoken: z.ZodType<Spoken> = z.union(
  [
    languageCode.transform((language): Spoken => ({ language, days: [] })),
    z.strictObject({ language: languageCode, days: z.array(z.enum(weekdays)).min(1) }),
  ],
  'a language is its ISO code (sq), or { language: sq, days: [Tu, Th] }',
);
const confirmed = z.strictObject({
  hours: day.exactOptional(),
  phone: day.exactOptional(),
  services: day.exactOptional(),
  languages: day.exactOptional(),
});

/** When a desk receives. */
const receives = {
  hours: words,
  seats: z.int().min(1).max(mostSeats).exactOptional(),
  staff_seats: z.int().min(0).max(mostSeats).exactOptional(),
  source: sourceId,
  checked_on: day,
};
/** A timetable that stands by itself, as those of the demo do. */
export const timetable: z.ZodType<Timetable> = z.strictObject({ desk: id, ...receives, example: z.boolean().default(false) });

/** `data/desks/<region>/<area>/<id>.yaml`: one desk, with its hours and its sources. */
export const deskFile: z.ZodType<DeskFile> = z
  .strictObject({
    id,
    order: z.int().exactOptional(),
    name: words,
    municipality: words,
    address: words.nullable(),
    postcode: z
      .string()
      .regex(/^\d{5}$/, 'five digits, in quotes')
      .nullable(),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    precision: z.enum(['municipality', 'door']),
    phone: z.array(phone),
    website: z.url({ protocol: /^https?$/ }).nullable(),
    services: z.array(id),
    languages: z.array(spoken).default([]),
    step_free: z.boolean().exactOptional(),
    walk_ins: z.int().nonnegative().exactOptional(),
    papers: z.record(id, z.array(id)).exactOptional(),
    timetable: z.strictObject(receives).nullable(),
    sources: z.array(z.union([sourceId, source], 'a source is an id of data/sources, or one with id, title, it, url and dates')).min(1),
    checked_on: day,
    confirmed: confirmed.exactOptional(),
  })
  .transform(({ order = null, timetable: own, sources, ...desk }): DeskFile => {
    const told = sources.filter((each) => typeof each !== 'string');
    return {
      desk: { ...desk, sources: sources.map((each) => (typeof each === 'string' ? each : each.id)) },
      timetable: own && { desk: desk.id, example: false, ...own },
      sources: told,
      order,
    };
  });
