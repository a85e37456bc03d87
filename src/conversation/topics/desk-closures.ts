import { addDays, clockAt, type Day } from '../../base/time.ts';
import type { Decision } from '../../desk/change.ts';
import { closeDesk, closureOf, reopenDesk, type Stranded, strandedBy, toldKey } from '../../desk/closure-acts.ts';
import { openParts } from '../../desk/closures.ts';
import type { DeskId, MadeClosure } from '../../desk/desk.ts';
import { clockOf, type Reception, receptions } from '../../desk/hours.ts';
import {
  liftAskScreen,
  liftDoneScreen,
  liftListScreen,
  openAgainScreen,
  shutAskScreen,
  shutDaysScreen,
  shutDoneScreen,
} from '../../screens/closure-screens.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { closuresOf } from '../../screens/hours-lines.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show, toast } from '../situation.ts';
import { isListDay, visitsOn } from './desk-lists.ts';

/** A step of closing a desk or of opening it again. */
export interface ClosureStep {
  readonly do: 'desk-shut' | 'desk-lift';
  readonly what: string;
  readonly desk: DeskId;
  readonly by: string;
  readonly day: Day;
  /** When the reception begins; empty: the whole day. */
  readonly time: string;
}

const byCommand: ReadonlyMap<string, ClosureStep['do']> = new Map([
  ['close', 'desk-shut'],
  ['chiudi', 'desk-shut'],
  ['open', 'desk-lift'],
  ['riapri', 'desk-lift'],
]);

/** Days offered, and how far ahead they are looked for. */
const [mostDays, farthest] = [14, 120] as const;

const chooser = ({ incoming }: Situation) => incoming.from.id.toString(36);

/** The steps asked for, one for each desk of the group; null: something else was. */
export function askedClosure(situation: Situation, desks: readonly DeskId[]): readonly ClosureStep[] | null {
  const { input, today } = situation;
  if (input.kind === 'command') {
    const what = byCommand.get(input.name);
    return what ? desks.map((desk) => ({ do: what, what: '', desk, by: chooser(situation), day: today, time: '' })) : null;
  }
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do !== 'desk-shut' && act?.do !== 'desk-lift') return null;
  return desks.includes(act.desk) && isListDay(act.day, today) ? [act] : null;
}

export interface ClosureKnown {
  /** Of all desks. */
  readonly made: readonly MadeClosure[];
  /** Who comes on the days concerned. */
  readonly visits: readonly Stranded[];
  /** Messages about this that have not gone out. */
  readonly unsent: ReadonlySet<string>;
}

export async function readClosure(reads: Reads, situation: Situation, step: ClosureStep): Promise<ClosureKnown> {
  const made = await reads.closures(situation.today);
  const lifted = made.filter(({ desk }) => desk === step.desk).map(({ from }) => from);
  const days = step.do === 'desk-lift' ? [...new Set(lifted)] : step.what === 'ask' || step.what === 'yes' ? [step.day] : [];
  const there = (await Promise.all(days.map((day) => visitsOn(reads, situation, step.desk, day, 1)))).flat();
  const visits = there.flatMap(({ appointment, handoff }) => (appointment ? [{ appointment, handoff }] : []));
  const keys = step.do === 'desk-lift' && step.what === 'yes' ? visits.map(toldKey) : [];
  const waits = await Promise.all(keys.map(async (key) => ((await reads.isUnsent(key)) ? [key] : [])));
  return { made, visits, unsent: new Set(waits.flat()) };
}

export function decideClosure(situation: Situation, step: ClosureStep, known: ClosureKnown): Decision {
  if (step.by !== chooser(situation)) return toast(deskNote('not-chooser'));
  return step.do === 'desk-shut' ? shutting(situation, step, known) : lifting(situation, step, known);
}

/** Of these visits, those that a closure strands beside the other closures. */
function stranded(situation: Situation, { made, visits }: ClosureKnown, closure: MadeClosure): readonly Stranded[] {
  const { content, now, zone } = situation;
  const others = closuresOf({ content, made: made.filter(({ id }) => id !== closure.id) });
  const appointments = visits.map(({ appointment }) => appointment);
  const found = new Set(strandedBy({ timetables: content.timetables, closures: others }, closure, appointments, now, zone));
  return visits.filter(({ appointment }) => found.has(appointment));
}

/** What is still open of the desk's next receptions; null: its hours are not known. */
function openAhead({ content, today, now, zone }: Situation, desk: DeskId, made: readonly MadeClosure[]): readonly Reception[] | null {
  const timetable = content.timetables.find((each) => each.desk === desk);
  if (!timetable) return null;
  const closures = closuresOf({ content, made });
  const over = (each: Reception) => each.day === today && clockOf(each.until) <= clockAt(now, zone);
  return receptions(timetable.hours, today, addDays(today, farthest))
    .filter(({ sure }) => sure)
    .flatMap((each) => openParts(closures, desk, each))
    .filter((each) => !over(each));
}

function shutting(situation: Situation, step: ClosureStep, known: ClosureKnown): Decision {
  const ahead = openAhead(situation, step.desk, known.made);
  const days = [...new Set((ahead ?? []).map(({ day }) => day))].slice(0, mostDays);
  const choice = shutDaysScreen(situation, step, days, ahead !== null);
  if (step.what !== 'ask' && step.what !== 'yes') return show(choice);
  const parts = (ahead ?? []).filter(({ day }) => day === step.day);
  const part = parts.find(({ from }) => clockOf(from) === step.time);
  // A colleague was quicker.
  if (parts.length === 0 || (step.time !== '' && !part)) return { ...show(choice), toast: deskNote('closed-already') };
  const closure = closureOf(step.desk, step.day, part ? { from: clockOf(part.from), until: clockOf(part.until) } : null);
  const found = stranded(situation, known, closure);
  if (step.what === 'ask') return show(shutAskScreen(situation, step, closure, parts, found));
  return { change: closeDesk(closure, found, situation.now), screens: [shutDoneScreen(situation, step, closure, found.length)] };
}

function lifting(situation: Situation, step: ClosureStep, known: ClosureKnown): Decision {
  const own = known.made.filter(({ desk }) => desk === step.desk);
  const list = liftListScreen(
    situation,
    step,
    own.map((closure) => ({ closure, stranded: stranded(situation, known, closure) })),
  );
  if (step.what !== 'ask' && step.what !== 'yes') return show(list);
  const closure = own.find(({ from, hours }) => from === step.day && (hours?.from ?? '') === step.time);
  if (!closure) return { ...show(list), toast: deskNote('open-already') };
  if (step.what === 'ask') return show(liftAskScreen(situation, step, closure));
  const freed = stranded(situation, known, closure).map((each) => ({
    ...each,
    screen: known.unsent.has(toldKey(each)) ? null : openAgainScreen(situation, each),
  }));
  return { change: reopenDesk(closure, freed, situation.now), screens: [liftDoneScreen(situation, step, closure)] };
}
