import { addMinutes, type Day, type Instant } from '../base/time.ts';
import type { Desk, DeskId } from './desk.ts';
import type { AppointmentId } from './ids.ts';

/** Where somebody stands who came to a desk today. `parked`: they wait aside, and are called by number. */
export const placesInLine = ['waiting', 'called', 'with', 'parked', 'done', 'missed', 'sent-on'] as const;
export type PlaceInLine = (typeof placesInLine)[number];
export const isPlace = (name: string): name is PlaceInLine => placesInLine.some((each) => each === name);

/** Somebody who came to a desk today, by the number that they were given; with an appointment or without. */
export interface Comer {
  readonly desk: DeskId;
  readonly day: Day;
  /** From 1, anew each day. */
  readonly number: number;
  readonly appointment: AppointmentId | null;
  readonly place: PlaceInLine;
  /** Who waits is called in the order of this moment. */
  readonly turn: Instant;
  readonly came_at: Instant;
  readonly called_at: Instant | null;
  readonly began_at: Instant | null;
  readonly ended_at: Instant | null;
  /** Telegram's number of the operator who called them; null: nobody has. */
  readonly by: number | null;
  /** Rises with each change; a change made on an older one is stale. 1: as inserted. */
  readonly version: number;
}

/** Numbers that a desk gives in a day to people without an appointment, where it does not say another number. */
const numbersADay = 20;

/** Whoever comes later than this after the time of their appointment, in minutes, waits from then on like the others. */
const lateAfter = 10;

/** When it is somebody's turn: at their time; who comes late or without an appointment, from when they came. */
export function turnOf(starts_at: Instant | null, now: Instant): Instant {
  return starts_at !== null && now <= addMinutes(starts_at, lateAfter) ? starts_at : now;
}

/** Those who wait, the next one first. */
export function inLine(comers: readonly Comer[]): readonly Comer[] {
  const waiting = comers.filter(({ place }) => place === 'waiting');
  return waiting.sort((a, b) => (a.turn === b.turn ? a.number - b.number : a.turn < b.turn ? -1 : 1));
}

/** The number for whoever comes next. */
export const nextNumber = (comers: readonly Comer[]): number => Math.max(0, ...comers.map(({ number }) => number)) + 1;

/** Whether the desk has given all numbers of the day to people without an appointment. */
export function isFull(comers: readonly Comer[], desk: Pick<Desk, 'walk_ins'> | undefined): boolean {
  return comers.filter(({ appointment }) => appointment === null).length >= (desk?.walk_ins ?? numbersADay);
}

/** So many visits must have been measured before minutes are told. */
const fewestMeasured = 5;
/** Operators who called somebody within so many minutes are there. */
const there = 60;
/** Minutes are told in steps of this: they are no promise. */
const step = 5;

/** Minutes, from and to; null: too few visits were measured for an honest word. */
export type Wait = { readonly from: number; readonly to: number } | null;

/** How long somebody waits who comes now: a quarter of visits like those of late is shorter than what it is counted from, a quarter longer. */
export function waitFor(comers: readonly Comer[], past: readonly Comer[], now: Instant): Wait {
  const minutes = past.flatMap(lasted).sort((a, b) => a - b);
  if (minutes.length < fewestMeasured) return null;
  const at = (part: number) => minutes[Math.min(minutes.length - 1, Math.floor(minutes.length * part))] ?? 0;
  const ahead = comers.filter(({ place }) => place === 'waiting' || place === 'called').length;
  const operators = new Set(
    comers.flatMap(({ by, called_at }) => (by !== null && called_at !== null && called_at > addMinutes(now, -there) ? [by] : [])),
  );
  const rounds = ahead / Math.max(1, operators.size);
  return { from: Math.floor((rounds * at(0.25)) / step) * step, to: Math.ceil((rounds * at(0.75)) / step) * step || step };
}

/** The minutes of a visit that ended. */
function lasted({ place, called_at, began_at, ended_at }: Comer): number[] {
  const from = began_at ?? called_at;
  return place === 'done' && from !== null && ended_at !== null ? [(Date.parse(ended_at) - Date.parse(from)) / 60_000] : [];
}
