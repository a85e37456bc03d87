import { z } from 'zod';
import { isDay } from '../base/time.ts';
import type { Source } from './content.ts';
import { list, present, sourceId, words } from './shapes.ts';

/** `data/sources/*.yaml`: what facts, flows, offices and desks rest on. */

/**
 * `urn:nir:stato:decreto.legislativo:1998-07-25;286~art5!vig=2026-06-04`: authority, act, day and number, article, version. Normattiva also
 * takes the year alone, where nobody tells the day.
 */
const urnNir = /^urn:nir:[a-z.]+:[a-z.]+:\d{4}(-\d{2}-\d{2})?;\d+(~art\d+[a-z]*)?(!vig=(\d{4}-\d{2}-\d{2}))?$/;
const daysIn = (urn: string) => urn.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
const urn = z
  .string()
  .refine(
    (each) => urnNir.test(each) && daysIn(each).every(isDay),
    'no urn:nir of a law: urn:nir:stato:legge:1992-02-05;91~art5!vig=2026-01-01',
  );

const partialDay = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const isPartialDay = (date: string) => partialDay.test(date) && isDay(`${date}${'-01-01'.slice(date.length - 4)}`);
/** ISO 8601 (part 2): a day, a month or a year; two of them with a stroke, of which one may be `..`, open. */
const isDate = (date: string) => {
  const ends = date.split('/');
  const told = ends.filter((end) => end !== '..');
  return ends.length <= 2 && told.length > 0 && told.every(isPartialDay);
};
const date = z.string().refine(isDate, 'no date of a source: 2026-07-10, 2025-10, 2025, 2024/2025, 2024/.. or ../2018');

/** One source. */
export const source: z.ZodType<Source> = z
  .strictObject({
    id: sourceId,
    title: words,
    it: words,
    url: z.url({ protocol: /^https?$/ }).nullable(),
    dates: z.array(date),
    dated: z.enum(['text', 'since', 'checked']).optional(),
    urn: z.preprocess((written) => (typeof written === 'string' ? [written] : written), z.array(urn).min(1)).default([]),
  })
  .refine(({ dates, dated }) => dated === undefined || dates.length > 0, { path: ['dated'], message: 'there is no date' })
  .transform(present) as z.ZodType<Source>;

export const sourcesFile = list('sources', source);
