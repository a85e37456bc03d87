import { type Document, isMap, isSeq, type Pair, parseDocument, type Scalar, stringify, type YAMLMap } from 'yaml';
import { dayAt, type Zone } from '../base/time.ts';
import type { DeskId } from '../desk/desk.ts';
import { confirmedOn, recordFields, recordOf, type Said, saidOf } from '../desk/record.ts';
import type { Spoken } from '../desk/spoken-days.ts';
import type { Content } from './content.ts';
import { deskItself, withRecords } from './with-records.ts';

/** The files in which desks and their hours stand. */
export const deskFiles = { desks: 'data/desks.yaml', timetables: 'data/timetables.yaml' } as const;
type Texts = Readonly<Record<keyof typeof deskFiles, string>>;

/** The files with what desks said of themselves; what they did not say stays as it is written, comments too. */
export function withSaid(texts: Texts, content: Content, said: readonly Said[], zone: Zone): Texts {
  const now = withRecords(content, said, zone);
  let { desks, timetables } = texts;
  for (const desk of now.desks.values()) {
    const before = content.desks.get(desk.id);
    const days = recordFields.flatMap((field) => {
      const day = confirmedOn(desk, field);
      return day === null ? [] : [`${field}: ${day}`];
    });
    if (before === undefined || days.length === 0) continue;
    if (before.phone !== desk.phone)
      desks = put(desks, 'desks', 'id', desk.id, 'phone', JSON.stringify(desk.phone).replaceAll('","', '", "'));
    if (before.services !== desk.services) desks = put(desks, 'desks', 'id', desk.id, 'services', `[${desk.services.join(', ')}]`);
    if (before.languages !== desk.languages)
      desks = put(desks, 'desks', 'id', desk.id, 'languages', `[${desk.languages.map(spokenYaml).join(', ')}]`);
    const confirmed = `{ ${days.join(', ')} }`;
    if (JSON.stringify(before.confirmed) !== JSON.stringify(desk.confirmed))
      desks = put(desks, 'desks', 'id', desk.id, 'confirmed', confirmed);
    timetables = withHours(timetables, content, now, saidOf(said, desk.id, 'hours'), desk.id, zone);
  }
  return { desks, timetables };
}

const spokenYaml = ({ language, days }: Spoken): string =>
  days.length === 0 ? language : `{ language: ${language}, days: [${days.join(', ')}] }`;

function withHours(text: string, content: Content, now: Content, { changed_at }: Said, id: DeskId, zone: Zone): string {
  const [was, is] = [content, now].map(({ desks, timetables }) => {
    const desk = desks.get(id);
    return desk ? recordOf(desk, timetables).hours : null;
  });
  if (!is || is === was || changed_at === null) return text;
  const fields = [
    ['hours', stringify(is, { lineWidth: 0 }).trim()],
    ['source', deskItself],
    ['checked_on', dayAt(changed_at, zone)],
  ] as const;
  if (was) return fields.reduce((all, [key, value]) => put(all, 'timetables', 'desk', id, key, value), text);
  return `${text.trimEnd()}\n  - desk: ${id}\n${fields.map(([key, value]) => `    ${key}: ${value}\n`).join('')}`;
}

/** A list item's field, written in place of the old value, or as a line of its own below the item's first field. */
function put(text: string, list: string, by: string, id: string, key: string, value: string): string {
  const item = itemIn(parseDocument(text), list, by, id);
  const pair = item && pairOf(item, key);
  const [start, end] = pair ? (rangeOf(pair.value) ?? []) : [];
  if (start !== undefined && end !== undefined) {
    const old = text.slice(start, end);
    // A list below its name ends with the line.
    const below = old.endsWith('\n') ? '\n' : '';
    return text.slice(0, start) + value + below + text.slice(end);
  }
  const first = item && pairOf(item, by);
  const after = first ? rangeOf(first.value)?.[1] : undefined;
  const column = first ? columnOf(text, rangeOf(first.key)?.[0] ?? 0) : 0;
  if (after === undefined) return text;
  return item?.flow
    ? `${text.slice(0, after)}, ${key}: ${value}${text.slice(after)}`
    : `${text.slice(0, after)}\n${' '.repeat(column)}${key}: ${value}${text.slice(after)}`;
}

type Pairs = Pair<unknown, unknown>;
const pairOf = (item: YAMLMap, key: string): Pairs | undefined => item.items.find((each) => (each.key as Scalar).value === key);
const rangeOf = (node: unknown): readonly number[] | undefined => (node as { range?: readonly number[] } | null)?.range;
const columnOf = (text: string, at: number): number => at - text.lastIndexOf('\n', at - 1) - 1;

function itemIn(document: Document.Parsed, list: string, by: string, id: string): YAMLMap | undefined {
  const all = document.get(list);
  return isSeq(all) ? (all.items.find((each) => isMap(each) && each.get(by) === id) as YAMLMap | undefined) : undefined;
}
