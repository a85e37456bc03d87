import { addDays, clockAt, type Day } from '../../base/time.ts';
import type { Decision } from '../../desk/change.ts';
import { closeDesk, closureOf, extentOf, readExtent, reopenDesk, type Stranded, strandedBy, toldKey } from '../../desk/closure-acts.ts';
import { openParts, shutSeats, type Times } from '../../desk/closures.ts';
import type { DeskId, MadeClosure, Timetable } from '../../desk/desk.ts';
import { clockOf, type Reception, receptions } from '../../desk/hours.ts';
import { missingSeat, type Reseated, reseat, seatsOf } from '../../desk/reseat.ts';
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
import { type Situation, show, toast } from '../situation.ts';
import { type ClosureKnown, type ClosureStep, chooser } from './desk-closure-known.ts';

/** Days offered, and how far ahead they are looked for. */
const [mostDays, farthest] = [14, 120] as const;

export function decideClosure(situation: Situation, step: ClosureStep, known: ClosureKnown): Decision {
  if (step.by !== chooser(situation)) return toast(deskNote('not-chooser'));
  return step.do === 'desk-shut' ? shutting(situation, step, known) : lifting(situation, step, known);
}

/** When desks receive, without that closure. */
const timesBut = ({ content }: Situation, { made, seats }: ClosureKnown, closure: MadeClosure): Times => ({
  timetables: content.timetables,
  closures: closuresOf({ content, made: made.filter(({ id }) => id !== closure.id) }),
  seats,
});

/** Of these visits, those that a closure strands beside the other closures. */
function stranded(situation: Situation, known: ClosureKnown, closure: MadeClosure): readonly Stranded[] {
  const { now, zone } = situation;
  const appointments = known.visits.map(({ appointment }) => appointment);
  const found = new Set(strandedBy(timesBut(situation, known, closure), closure, appointments, now, zone));
  return known.visits.filter(({ appointment }) => found.has(appointment));
}

/** Whom a closure strands, and who keeps the time with another operator. */
function effect(situation: Situation, known: ClosureKnown, closure: MadeClosure) {
  const found = stranded(situation, known, closure);
  const before = timesBut(situation, known, closure);
  const times = { ...before, closures: [...before.closures, closure] };
  const appointments = found.map(({ appointment }) => appointment);
  const kept: readonly Reseated[] =
    closure.seat === undefined ? [] : reseat(appointments, { times, taken: known.taken, zone: situation.zone }, situation.now);
  return { kept, left: found.filter(({ appointment }) => !kept.some((each) => each.appointment === appointment)) };
}

/** What is still open of the desk's receptions up to a day; null: its hours are not known. */
function openAhead({ content, today, now, zone }: Situation, desk: DeskId, made: readonly MadeClosure[], until: Day) {
  const timetable = content.timetables.find((each) => each.desk === desk);
  if (!timetable) return null;
  const closures = closuresOf({ content, made });
  const over = (each: Reception) => each.day === today && clockOf(each.until) <= clockAt(now, zone);
  return receptions(timetable.hours, today, until)
    .filter(({ sure }) => sure)
    .flatMap((each) => openParts(closures, desk, each))
    .filter((each) => !over(each));
}

function shutting(situation: Situation, step: ClosureStep, known: ClosureKnown): Decision {
  const extent = readExtent(step.time, step.day);
  const last = [addDays(situation.today, farthest), extent?.until ?? step.day].sort().at(-1) ?? step.day;
  const ahead = openAhead(situation, step.desk, known.made, last);
  const days = [...new Set((ahead ?? []).map(({ day }) => day))].slice(0, mostDays);
  const choice = (said: 'unread' | 'not-open' | null = null) => shutDaysScreen(situation, step, days, ahead !== null, said);
  if (step.what === 'unread') return show(choice('unread'));
  const timetable = situation.content.timetables.find((each) => each.desk === step.desk);
  const there = timetable ? seatsOf(timetable) : [];
  const noSeat = extent?.seat !== undefined && (there.length < 2 || !there.includes(extent.seat));
  if ((step.what !== 'ask' && step.what !== 'yes') || !extent || noSeat) return show(choice());
  const parts = (ahead ?? []).filter(({ day }) => step.day <= day && day <= extent.until);
  const part = parts.find(({ day, from }) => day === step.day && clockOf(from) === extent.time);
  // A colleague was quicker, or it never was open.
  if (parts.length === 0 || (extent.time !== '' && !part)) {
    return situation.input.kind === 'press' ? { ...show(choice()), toast: deskNote('closed-already') } : show(choice('not-open'));
  }
  const { seat, until } = extent;
  const hours = part ? { from: clockOf(part.from), until: clockOf(part.until) } : null;
  const closure = closureOf(step.desk, step.day, { hours, until, ...(seat === undefined ? {} : { seat }) });
  if (known.made.some(({ id }) => id === closure.id)) return { ...show(choice()), toast: deskNote('closed-already') };
  // A colleague has said the same meanwhile, for more or less of the time, or nobody would be left.
  if (timetable && seat !== undefined && !canMiss(situation, known, timetable, { seat, parts: part ? [part] : parts }))
    return { ...show(choice()), toast: deskNote('closed-already') };
  const { kept, left } = effect(situation, known, closure);
  if (step.what === 'ask') {
    const ofDay = step.day === until ? parts : [];
    return show(
      shutAskScreen(situation, step, closure, ofDay, left, seat === undefined ? lessOne(situation, known, closure, parts) : null),
    );
  }
  const moved = kept.map(({ write }) => write);
  return {
    change: [...moved, ...closeDesk(closure, left, situation.now)],
    screens: [shutDoneScreen(situation, step, closure, left.length)],
  };
}

/** Whether the operator of that seat is there in these receptions, and another one beside. */
function canMiss(
  { content }: Situation,
  { made }: ClosureKnown,
  timetable: Timetable,
  { seat, parts }: { readonly seat: number; readonly parts: readonly Reception[] },
): boolean {
  const closures = closuresOf({ content, made });
  return parts.every(({ day, from, until }) => {
    const missing = shutSeats(closures, timetable.desk, day, from, until);
    return !missing.has(seat) && seatsOf(timetable).some((each) => each !== seat && !missing.has(each));
  });
}

/** The same with one operator missing: the closure of the seat that strands fewest; null where no other seat would be left. */
function lessOne(situation: Situation, known: ClosureKnown, whole: MadeClosure, parts: readonly Reception[]): MadeClosure | null {
  const { content } = situation;
  const timetable = content.timetables.find((each) => each.desk === whole.desk);
  if (!timetable) return null;
  const { desk, from, until, hours = null } = whole;
  const closures = closuresOf({ content, made: known.made });
  const seat = missingSeat(
    timetable,
    closures,
    hours ? parts.filter((each) => clockOf(each.from) === hours.from) : parts,
    (each) => effect(situation, known, closureOf(desk, from, { hours, until, seat: each })).left.length,
  );
  return seat === null ? null : closureOf(desk, from, { hours, until, seat });
}

function lifting(situation: Situation, step: ClosureStep, known: ClosureKnown): Decision {
  const own = known.made.filter(({ desk }) => desk === step.desk);
  const list = liftListScreen(
    situation,
    step,
    own.map((closure) => ({ closure, stranded: stranded(situation, known, closure) })),
  );
  if (step.what !== 'ask' && step.what !== 'yes') return show(list);
  const closure = own.find((each) => each.from === step.day && extentOf(each) === step.time);
  if (!closure) return { ...show(list), toast: deskNote('open-already') };
  if (step.what === 'ask') return show(liftAskScreen(situation, step, closure));
  const freed = stranded(situation, known, closure).map((each) => ({
    ...each,
    screen: known.unsent.has(toldKey(each)) ? null : openAgainScreen(situation, each, closure.seat === undefined ? 'desk' : 'seat'),
  }));
  return { change: reopenDesk(closure, freed, situation.now), screens: [liftDoneScreen(situation, step, closure)] };
}
