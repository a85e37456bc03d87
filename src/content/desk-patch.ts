import { isMap, type Pair, parseDocument, type Scalar, stringify, type YAMLMap } from 'yaml';
import { dayAt, type Zone } from '../base/time.ts';
import type { DeskId } from '../desk/desk.ts';
import { confirmedOn, recordFields, recordOf, type Said, saidOf } from '../desk/record.ts';
import type { Spoken } from '../desk/spoken-days.ts';
import type { Content } from './content.ts';
import { deskItself, withRecords } from './with-records.ts';

/** The text of a desk's file with what the desk said of itself; what it did not say stays as it is written, comments too. */
export function withSaid(written: string, id: DeskId, content: Content, said: readonly Said[], zone: Zone): string {
  const now = withRecords(content, said, zone);
  const [before, desk] = [content.desks.get(id), now.desks.get(id)];
  const days = desk ? recordFields.flatMap((field) => dayOf(field, confirmedOn(desk, field))) : [];
  if (!before || !desk || days.length === 0) return written;
  const { phone, services, languages, confirmed } = desk;
  const changed: readonly (readonly [key: string, is: boolean, value: string])[] = [
    ['phone', phone !== before.phone, JSON.stringify(phone).replaceAll('","', '", "')],
    ['services', services !== before.services, `[${services.join(', ')}]`],
    ['languages', languages !== before.languages, `[${languages.map(spokenYaml).join(', ')}]`],
    ['confirmed', JSON.stringify(confirmed) !== JSON.stringify(before.confirmed), `{ ${days.join(', ')} }`],
  ];
  const own = changed.reduce((text, [key, is, value]) => (is ? put(text, [], key, value) : text), written);
  const [was, hours] = [recordOf(before, content.timetables).hours, recordOf(desk, now.timetables).hours];
  const { changed_at } = saidOf(said, id, 'hours');
  return hours === null || hours === was || changed_at === null ? own : withHours(own, was, hours, dayAt(changed_at, zone));
}

const dayOf = (field: string, day: string | null): readonly string[] => (day === null ? [] : [`${field}: ${day}`]);

const spokenYaml = ({ language, days }: Spoken): string =>
  days.length === 0 ? language : `{ language: ${language}, days: [${days.join(', ')}] }`;

function withHours(text: string, was: string | null, hours: string, day: string): string {
  const fields = [
    ['hours', stringify(hours, { lineWidth: 0 }).trim()],
    ['source', deskItself],
    ['checked_on', day],
  ] as const;
  if (was !== null) return fields.reduce((all, [key, value]) => put(all, ['timetable'], key, value), text);
  return put(text, [], 'timetable', fields.map(([key, value]) => `\n  ${key}: ${value}`).join('')).replace('timetable: \n', 'timetable:\n');
}

/** A field of the file, or of a map in it, written in place of the old value, or as a line of its own below the first field. */
function put(text: string, within: readonly string[], key: string, value: string): string {
  const document = parseDocument(text);
  const found = within.length === 0 ? document.contents : document.getIn(within);
  if (!isMap(found)) return text;
  const [start, end] = rangeOf(pairOf(found, key)?.value) ?? [];
  if (start !== undefined && end !== undefined) {
    // A list below its name ends with the line.
    const below = text.slice(start, end).endsWith('\n') ? '\n' : '';
    return text.slice(0, start) + value + below + text.slice(end);
  }
  const first = found.items[0];
  const after = rangeOf(first?.value)?.[1];
  if (after === undefined) return text;
  const column = columnOf(text, rangeOf(first?.key)?.[0] ?? 0);
  return found.flow
    ? `${text.slice(0, after)}, ${key}: ${value}${text.slice(after)}`
    : `${text.slice(0, after)}\n${' '.repeat(column)}${key}: ${value}${text.slice(after)}`;
}

const pairOf = (map: YAMLMap, key: string): Pair<unknown, unknown> | undefined =>
  map.items.find((each) => (each.key as Scalar).value === key);
const rangeOf = (node: unknown): readonly number[] | undefined => (node as { range?: readonly number[] } | null | undefined)?.range;
const columnOf = (text: string, at: number): number => at - text.lastIndexOf('\n', at - 1) - 1;
