import { addDays, type Day, daysBetween } from '../../base/time.ts';
import { readDays } from '../../base/typed-days.ts';
import type { Taken } from '../../desk/appointment.ts';
import { extentOf, readExtent, type Stranded, toldKey } from '../../desk/closure-acts.ts';
import type { DeskId, MadeClosure } from '../../desk/desk.ts';
import type { AppointmentId } from '../../desk/ids.ts';
import type { Reads } from '../../store/store.ts';
import type { Situation } from '../situation.ts';
import { isListDay, visitsOn } from './desk-lists.ts';

/** A step of closing a desk or of opening it again. */
export interface ClosureStep {
  readonly do: 'desk-shut' | 'desk-lift';
  readonly what: string;
  readonly desk: DeskId;
  readonly by: string;
  /** The first day. */
  readonly day: Day;
  /** How far it goes (`extentOf`); empty: the whole day. */
  readonly time: string;
}

const byCommand: ReadonlyMap<string, ClosureStep['do']> = new Map([
  ['close', 'desk-shut'],
  ['chiudi', 'desk-shut'],
  ['open', 'desk-lift'],
  ['riapri', 'desk-lift'],
]);

/** The last day that can be typed, in days from today: this day of the next year would make today's date two. */
const lastTyped = 364;

export const chooser = ({ incoming }: Situation) => incoming.from.id.toString(36);

/** The steps asked for, one for each desk of the group; null: something else was. */
export function askedClosure(situation: Situation, desks: readonly DeskId[]): readonly ClosureStep[] | null {
  const { input, today } = situation;
  if (input.kind === 'command') {
    const what = byCommand.get(input.name);
    if (!what) return null;
    const by = chooser(situation);
    const typed = what === 'desk-shut' ? input.payload.trim() : '';
    const days = readDays(typed, today, addDays(today, lastTyped));
    const time = days ? extentOf({ desk: '', ...days }) : '';
    return desks.map((desk) => ({ do: what, what: typed === '' ? '' : days ? 'ask' : 'unread', desk, by, day: days?.from ?? today, time }));
  }
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do !== 'desk-shut' && act?.do !== 'desk-lift') return null;
  const extent = readExtent(act.time, act.day);
  return desks.includes(act.desk) && isListDay(act.day, today) && extent && isListDay(extent.until, today) ? [act] : null;
}

export interface ClosureKnown {
  /** Of all desks. */
  readonly made: readonly MadeClosure[];
  /** Who comes on the days concerned, and in which seat. */
  readonly visits: readonly Stranded[];
  readonly seats: ReadonlyMap<AppointmentId, number>;
  /** What is not free on these days, where there may be another seat. */
  readonly taken: readonly Taken[];
  /** Messages about this that have not gone out. */
  readonly unsent: ReadonlySet<string>;
}

export async function readClosure(reads: Reads, situation: Situation, step: ClosureStep): Promise<ClosureKnown> {
  const { now, today } = situation;
  const { desk } = step;
  const made = await reads.closures(today);
  const extent = readExtent(step.time, step.day);
  const asked = (step.what === 'ask' || step.what === 'yes') && extent ? [{ from: step.day, until: extent.until }] : [];
  const spans = step.do === 'desk-lift' ? made.filter((each) => each.desk === desk) : asked;
  const found = await Promise.all(spans.map(({ from, until }) => visitsOn(reads, situation, desk, from, daysBetween(from, until) + 1)));
  const visits = new Map(
    found.flat().flatMap(({ appointment, handoff }) => (appointment ? [[appointment.id, { appointment, handoff }] as const] : [])),
  );
  const keys = step.do === 'desk-lift' && step.what === 'yes' ? [...visits.values()].map(toldKey) : [];
  const waits = await Promise.all(keys.map(async (key) => ((await reads.isUnsent(key)) ? [key] : [])));
  const there = [...visits.values()];
  const [first] = there.map(({ appointment }) => appointment.starts_at).sort();
  const last = there
    .map(({ appointment }) => appointment.ends_at)
    .sort()
    .at(-1);
  return {
    made,
    visits: there,
    seats: first && last ? await reads.seated(desk, first, last) : new Map(),
    taken: first && last && step.do === 'desk-shut' ? await reads.taken(desk, first, last, now) : [],
    unsent: new Set(waits.flat()),
  };
}
