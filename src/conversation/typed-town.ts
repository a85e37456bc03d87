import { kilometres } from '../base/kilometres.ts';
import type { Screen, Text } from '../base/screen.ts';
import type { Point } from '../desk/near.ts';
import type { Municipality } from '../desk/office.ts';
import { type TownFor, townScreen } from '../screens/town-screen.ts';
import { maybeTown, noSuchTown, outsideTuscany, whichTown } from '../screens/words.ts';
import type { Situation } from './situation.ts';

type Setting = Pick<Situation, 'content'>;

/** Letters of a typed name that are looked at. */
const longestTown = 100;
/** How many towns are offered. */
const mostTowns = 6;

/** The towns with a desk, which most people asked live in. */
function deskTowns({ content }: Setting): readonly Municipality[] {
  const names = new Set([...content.desks.values()].map((desk) => desk.municipality));
  return [...content.municipalities.values()].filter((each) => names.has(each.name));
}

/** Asks for a town. */
export const askTown = (setting: Setting, what: TownFor): Screen => townScreen(what, [whichTown], deskTowns(setting));

/** The one town whose name this is; or the question again, with those that it may be. */
export function typedTown(setting: Setting, what: TownFor, typed: string): { readonly town: Municipality } | { readonly again: Screen } {
  const { towns, municipalities } = setting.content;
  const said = typed.slice(0, longestTown);
  const only = municipalities.get(towns.named(said, 'only') ?? '');
  if (only) return { town: only };
  const found = towns.find(said, mostTowns).flatMap((id) => municipalities.get(id) ?? []);
  const [above, offered]: [Text, readonly Municipality[]] = found.length > 0 ? [maybeTown, found] : [noSuchTown(said), deskTowns(setting)];
  return { again: townScreen(what, [above], offered) };
}

/** So far from every town, in kilometres, nobody is in Tuscany. */
const farthest = 40;

/** The towns around a place that was shared, the nearest first; none where it is far from all of them. */
export function townsAround({ content }: Setting, from: Point): readonly Municipality[] {
  const sorted = [...content.municipalities.values()].sort((a, b) => kilometres(from, a) - kilometres(from, b));
  const [nearest] = sorted;
  return nearest && kilometres(from, nearest) <= farthest ? sorted.slice(0, mostTowns) : [];
}

/** A place was shared that is not in Tuscany: the town is asked by its name. */
export const askTownOutside = (setting: Setting, what: TownFor): Screen => townScreen(what, [outsideTuscany], deskTowns(setting));
