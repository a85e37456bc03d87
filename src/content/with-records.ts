import { dayAt, type Zone } from '../base/time.ts';
import type { Desk, Timetable } from '../desk/desk.ts';
import { confirmedOn, laterDay, type RecordField, type RecordValues, recordFields, type Said, saidOf } from '../desk/record.ts';
import type { Content } from './content.ts';

/** The source of what a desk's people said in their group. */
export const deskItself = 'desk-itself';

/** The content with what desks said of themselves since it was loaded; the same as long as they say nothing new. */
export function liveContent(content: Content, said: () => readonly Said[], zone: Zone): () => Content {
  let last: { readonly said: readonly Said[]; readonly content: Content } = { said: [], content };
  return () => {
    const now = said();
    if (now !== last.said) last = { said: now, content: withRecords(content, now, zone) };
    return last.content;
  };
}

/** The same things with the content as it is at the moment at which they are asked for it. */
export const withLive = <Deps extends { readonly content: Content }>(content: () => Content, deps: Omit<Deps, 'content'>): Deps =>
  Object.defineProperty(deps, 'content', { get: content, enumerable: true }) as unknown as Deps;

/** The content with what desks said: it holds until the files carry something that the desk confirmed later. */
export function withRecords(content: Content, said: readonly Said[], zone: Zone): Content {
  if (said.length === 0) return content;
  const told = new Map([...content.desks.values()].map((desk) => [desk.id, newer(desk, said, zone)]));
  const desks = new Map([...content.desks].map(([id, desk]) => [id, deskWith(desk, told.get(id) ?? {}, said, zone)]));
  const [known, unknown] = [new Set(content.timetables.map(({ desk }) => desk)), [...content.desks.keys()]];
  const timetables = [
    ...content.timetables.map((each) => timetableWith(each, told.get(each.desk)?.hours, said, zone)),
    ...unknown.flatMap((desk): Timetable[] => {
      const hours = told.get(desk)?.hours;
      return known.has(desk) || !hours
        ? []
        : [timetableWith({ desk, hours, example: false, source: deskItself, checked_on: '' }, hours, said, zone)];
    }),
  ];
  return Object.freeze({ ...content, desks, timetables });
}

/** The values that hold instead of the files'. */
function newer(desk: Desk, said: readonly Said[], zone: Zone): Partial<RecordValues> {
  return Object.assign({}, ...recordFields.map((field) => newerOf(desk, saidOf(said, desk.id, field), zone)));
}

function newerOf(desk: Desk, { field, value, changed_at }: Said, zone: Zone): Partial<RecordValues> {
  const file = confirmedOn(desk, field);
  return value === null || changed_at === null || (file !== null && file >= dayAt(changed_at, zone)) ? {} : value;
}

function deskWith(desk: Desk, { hours: _, ...values }: Partial<RecordValues>, said: readonly Said[], zone: Zone): Desk {
  const days = recordFields.flatMap((field): [RecordField, string][] => {
    const day = laterDay(confirmedOn(desk, field), saidOf(said, desk.id, field).confirmed_at, zone);
    return day === null ? [] : [[field, day]];
  });
  return { ...desk, ...values, ...(days.length > 0 ? { confirmed: Object.fromEntries(days) } : {}) };
}

function timetableWith(timetable: Timetable, hours: string | null | undefined, said: readonly Said[], zone: Zone): Timetable {
  const { changed_at } = saidOf(said, timetable.desk, 'hours');
  if (!hours || changed_at === null) return timetable;
  return { ...timetable, hours, example: false, source: deskItself, checked_on: dayAt(changed_at, zone) };
}
