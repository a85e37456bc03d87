import type { Day } from '../base/time.ts';
import type { Problem } from '../content/content.ts';
import type { RawContent } from '../content/read.ts';
import type { YamlFile } from '../content/yaml-file.ts';
import { deskKind } from '../desk/office.ts';
import { canBeCalled } from '../desk/telephones.ts';
import { kilometresOutside, type Outlines } from './outlines.ts';

/** A desk or an office as its file has it. */
interface Listed {
  readonly from: YamlFile;
  readonly place: readonly (string | number)[];
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly municipality: string;
  readonly address: string | null;
  readonly phone: readonly string[];
  readonly at: { readonly lat: number; readonly lon: number } | null;
  readonly sources: readonly string[];
}

/** The outlines are simplified: a door on the shore may lie a little outside. */
const kilometresAllowed = 1;
/** A number of so few digits (112) is dialled as it is. */
const shortest = /^\d{3,6}$/;

function listed(raw: RawContent): readonly Listed[] {
  const desks = raw.desks.map(({ from, value: { desk } }) => ({
    ...desk,
    ...{ from, place: [], kind: deskKind, at: { lat: desk.lat, lon: desk.lon } },
  }));
  const offices = raw.offices.flatMap(({ from, value }) =>
    value.map((office, i) => ({ ...office, from, place: ['offices', i], at: office.door ?? null, sources: [office.source] })),
  );
  return [...desks, ...offices];
}

/** What is wrong with the places of the directory: numbers that nobody can call, points outside their municipality, places that stand twice. */
export function placeProblems(raw: RawContent, outlines: Outlines | null): readonly Problem[] {
  const all = listed(raw);
  const problems: Problem[] = [];
  const towns = new Map(raw.municipalities.flatMap(({ from: area, value }) => value.map((each) => [each.name, { ...each, area }])));
  for (const [i, { from, place, id, kind, name, municipality, address, phone, at }] of all.entries()) {
    for (const [n, number] of phone.entries())
      if (!shortest.test(number) && !canBeCalled(number))
        problems.push(from.at([...place, 'phone', n], `${number} is no number that can be called`));
    const town = towns.get(municipality);
    if (raw.desks.some((each) => each.from === from)) problems.push(...misplaced(from, municipality, town?.area.file));
    const polygons = town && outlines?.get(town.id);
    const away = polygons && at ? kilometresOutside(polygons, at) : 0;
    if (away > kilometresAllowed) problems.push(from.at([...place], `the point lies ${Math.round(away)} km outside ${municipality}`));
    const before = all.slice(0, i);
    if (before.some((each) => each.id === id)) problems.push(from.at([...place, 'id'], `${id} stands twice`));
    if (before.some((each) => each.kind === kind && each.municipality === municipality && same(each, { name, address })))
      problems.push(from.at([...place, 'name'], `another ${kind} in ${municipality} has this name or address`));
  }
  for (const { from, value } of outlines ? raw.municipalities : [])
    for (const [i, { id, name, ...at }] of value.entries()) {
      const polygons = outlines?.get(id);
      if (polygons && kilometresOutside(polygons, at) > kilometresAllowed)
        problems.push(from.at(['municipalities', i], `${name} lies outside its outline`));
    }
  return problems;
}

/** A desk stands in the folder of the area in whose file its municipality stands. */
function misplaced(from: YamlFile, municipality: string, file: string | undefined): readonly Problem[] {
  if (!file) return [from.at(['municipality'], `unknown municipality ${municipality}`)];
  const folder = `${file.replace(/^data\/municipalities/, 'data/desks').slice(0, -'.yaml'.length)}/`;
  return from.file.startsWith(folder)
    ? []
    : [from.at(['municipality'], `${municipality} stands in ${file}: the desk's file belongs into ${folder}`)];
}

/** Municipalities that the map cannot draw. */
export function withoutOutline(raw: RawContent, outlines: Outlines | null): readonly Problem[] {
  return raw.municipalities.flatMap(({ from, value }) =>
    value.flatMap(({ id, name }, i) =>
      outlines && !outlines.has(id) ? [from.at(['municipalities', i], `${name} has no outline: the map shows its point alone`)] : [],
    ),
  );
}

type Named = Pick<Listed, 'name' | 'address'>;
const same = (a: Named, b: Named) =>
  plain(a.name) === plain(b.name) || (a.address !== null && b.address !== null && plain(a.address) === plain(b.address));
const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** After so many years what a source says of a place has to be looked at again. */
const oldYears = 7;

/** Places whose newest dated source is old on that day, and says nothing of being unconfirmed. */
export function oldPlaces(raw: RawContent, today: Day): readonly Problem[] {
  const dates = new Map(raw.sources.flatMap(({ value }) => value.map((each) => [each.id, each.dates] as const)));
  const bound = `${Number(today.slice(0, 4)) - oldYears}${today.slice(4)}`;
  return listed(raw).flatMap(({ from, place, name, sources }) => {
    const told = sources.map((id) => dates.get(id) ?? []);
    const newest = told
      .flat()
      .map((date) => date.replace(/^.*\/(?!\.\.)|\/\.\.$/, ''))
      .sort()
      .at(-1);
    const undated = told.some((each) => each.length === 0);
    return newest !== undefined && !undated && newest < bound
      ? [from.at([...place], `${name}: its newest source is of ${newest}: ask whether it still holds`)]
      : [];
  });
}
