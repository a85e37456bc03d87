import { codeIn } from '../../base/code.ts';
import type { Screen } from '../../base/screen.ts';
import { addDays, type Day, daysBetween, daysInMonth, isDay, momentOf, monthOf } from '../../base/time.ts';
import type { Taken } from '../../desk/appointment.ts';
import type { Decision, Write } from '../../desk/change.ts';
import type { DeskId, Service } from '../../desk/desk.ts';
import { statsOf } from '../../desk/desk-stats.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Visit } from '../../desk/visit.ts';
import { serviceOf } from '../../screens/booking-screens.ts';
import { deskNote, noteScreen } from '../../screens/desk-group-screens.ts';
import {
  cameScreen,
  dayListScreen,
  deskHelpScreen,
  slotsScreen,
  waitingScreen,
  weekDays,
  weekScreen,
} from '../../screens/desk-list-screens.ts';
import { deskStatsScreen } from '../../screens/desk-stats-screen.ts';
import { commands } from '../../screens/edge-words.ts';
import { operatorSlots } from '../../screens/free-times.ts';
import { handoffCard } from '../../screens/handoff-card.ts';
import { readTaken } from '../../store/desk-time.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show } from '../situation.ts';

const lists = ['day', 'week', 'slots', 'waiting', 'came', 'stats', 'export', 'help', 'find'] as const;
type List = (typeof lists)[number];

/** A list that was asked for, by a command or a button. */
export interface Asked {
  readonly list: List;
  readonly day: Day;
  /** The desks it is asked of: all of the group, or the one of the button. */
  readonly desks: readonly DeskId[];
}

/** What the commands of a group ask for, also by their Italian names; the days are counted from today. */
const byCommand: ReadonlyMap<string, readonly [List, number]> = new Map(
  Object.entries({
    today: ['day', 0],
    oggi: ['day', 0],
    start: ['day', 0],
    desk: ['day', 0],
    tomorrow: ['day', 1],
    domani: ['day', 1],
    week: ['week', 0],
    settimana: ['week', 0],
    slots: ['slots', 0],
    posti: ['slots', 0],
    waiting: ['waiting', 0],
    attesa: ['waiting', 0],
    stats: ['stats', 0],
    numeri: ['stats', 0],
    export: ['export', 0],
    esporta: ['export', 0],
    find: ['find', 0],
    trova: ['find', 0],
    help: ['help', 0],
    aiuto: ['help', 0],
  } as const),
);

/** So far from today lists go, in days: appointments are kept for less, and made for less. */
const furthest = 400;

/** Whether a button can ask for the list of a day. */
export const isListDay = (day: string, today: Day): boolean => isDay(day) && Math.abs(daysBetween(today, day)) <= furthest;

/** The list that was asked for; null: something else was. */
export function askedList({ input, today }: Situation, desks: readonly DeskId[]): Asked | null {
  if (input.kind === 'command') {
    const found = byCommand.get(input.name);
    return found ? { list: found[0], day: addDays(today, found[1]), desks } : null;
  }
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'desk-today') return { list: 'day', day: today, desks };
  if (act?.do !== 'desk-list') return null;
  const list = lists.find((each) => each === act.what);
  return list && desks.includes(act.desk) && isListDay(act.day, today) ? { list, day: act.day, desks: [act.desk] } : null;
}

/** What was read for each desk. */
export interface ListKnown {
  readonly of: readonly {
    readonly desk: DeskId;
    readonly visits: readonly Visit[];
    readonly taken: readonly Taken[];
    /** Requests that nobody has taken, where they are counted. */
    readonly untaken: number;
    /** Minutes until each first reply of the month, where they are counted. */
    readonly replies: readonly number[];
  }[];
}

/** The shortest service of a desk: its free times are all there are. */
function shortest(situation: Situation, desk: DeskId): Service | null {
  const services = (situation.content.desks.get(desk)?.services ?? []).flatMap((id) => serviceOf(situation, id) ?? []);
  const [first] = [...services].sort((a, b) => a.minutes - b.minutes);
  // Operators give times of today too.
  return first ? { ...first, lead_hours: 0 } : null;
}

export async function readList(reads: Reads, situation: Situation, asked: Asked): Promise<ListKnown> {
  const of = await Promise.all(
    asked.desks.map(async (desk) => {
      const service = asked.list === 'slots' ? shortest(situation, desk) : null;
      const taken = service ? await readTaken(reads, situation, desk, service) : [];
      const untaken = asked.list === 'stats' ? (await reads.openHandoffs(desk)).filter(({ status }) => status === 'waiting').length : 0;
      const replies = asked.list === 'stats' ? await repliesOf(reads, situation, desk, monthOf(asked.day)) : [];
      return { desk, visits: await visitsOf(reads, situation, asked, desk), taken, untaken, replies };
    }),
  );
  return { of };
}

const repliesOf = (reads: Reads, { zone }: Pick<Situation, 'zone'>, desk: DeskId, month: Day) =>
  reads.firstReplies(desk, momentOf(month, '00:00', zone), momentOf(addDays(month, daysInMonth(month)), '00:00', zone));

/** The people of some days of a desk. */
export async function visitsOn(reads: Reads, { zone }: Pick<Situation, 'zone'>, desk: DeskId, from: Day, days: number): Promise<Visit[]> {
  const there = await reads.appointmentsOn(desk, momentOf(from, '00:00', zone), momentOf(addDays(from, days), '00:00', zone));
  const handoffs = await reads.handoffsFor(there);
  return there.map((appointment) => ({ appointment, handoff: handoffs.get(appointment.id) ?? null }));
}

async function visitsOf(reads: Reads, situation: Situation, { list, day }: Asked, desk: DeskId): Promise<readonly Visit[]> {
  switch (list) {
    case 'day':
    case 'came':
      return await visitsOn(reads, situation, desk, day, 1);
    case 'week':
      return await visitsOn(reads, situation, desk, day, weekDays);
    case 'stats':
      return await visitsOn(reads, situation, desk, monthOf(day), daysInMonth(day));
    case 'waiting': {
      const waiting = (await reads.openHandoffs(desk)).filter(({ status }) => status === 'waiting');
      const sorted = waiting.sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.created_at.localeCompare(b.created_at));
      const appointmentOf = async ({ appointment }: Handoff) => (appointment ? await reads.appointment(appointment) : null);
      return await Promise.all(sorted.map(async (handoff) => ({ handoff, appointment: await appointmentOf(handoff) })));
    }
    case 'find': {
      const code = situation.input.kind === 'command' ? codeIn(situation.input.payload) : null;
      const appointment = code ? await reads.appointmentByCode(code) : null;
      const handoff = appointment ? await reads.handoffOf(appointment.id) : code ? await reads.handoffByCode(code) : null;
      return (appointment ?? handoff)?.desk === desk ? [{ appointment, handoff }] : [];
    }
    case 'slots':
    case 'export':
    case 'help':
      return [];
  }
}

export function decideList(situation: Situation, { list, day }: Asked, { of }: ListKnown): Decision {
  if (list === 'help') return show(...of.slice(0, 1).map(({ desk }) => deskHelpScreen(situation, desk, commands.desk)));
  if (list === 'find') return found(situation, of);
  if (list === 'export') return exported(situation, monthOf(day), of);
  return show(...of.map((each) => screenOf(situation, list, day, each)));
}

function screenOf(
  situation: Situation,
  what: Exclude<List, 'help' | 'find' | 'export'>,
  day: Day,
  { desk, visits, taken, untaken, replies }: ListKnown['of'][number],
): Screen {
  switch (what) {
    case 'day':
      return dayListScreen(situation, desk, day, visits);
    case 'came':
      return cameScreen(situation, situation.now, desk, day, visits);
    case 'week':
      return weekScreen(situation, desk, day, visits);
    case 'waiting':
      return waitingScreen(situation, desk, visits);
    case 'stats':
      return deskStatsScreen(situation, desk, monthOf(day), statsOf(visits, untaken, replies));
    case 'slots': {
      const service = shortest(situation, desk);
      const known = situation.content.desks.get(desk);
      return slotsScreen(situation, desk, service && known ? operatorSlots(situation, known, service, taken) : []);
    }
  }
}

/** The month's numbers come as a file, a moment later. */
function exported({ now, input }: Situation, month: Day, of: ListKnown['of']): Decision {
  const change = of.map(({ desk }): Write => {
    const body = { kind: 'desk-month', desk, month } as const;
    // A program of the version before does not know it: it does not look in that lane.
    return { write: 'message', message: { key: `desk:${desk}:month:${month}`, due: now, to: { desk }, body, lane: 'dates' } };
  });
  return { change, screens: [], ...(input.kind === 'press' ? { toast: deskNote('export-comes') } : {}) };
}

/** The card of a code, or what is wrong with it. */
function found(situation: Situation, of: ListKnown['of']): Decision {
  const { input, content, zone, now } = situation;
  const typed = input.kind === 'command' ? input.payload : '';
  const code = codeIn(typed);
  if (!code) return show(noteScreen('find-how'));
  for (const { visits } of of)
    for (const { appointment, handoff } of visits)
      if (handoff) return show(handoffCard(content, zone, handoff, appointment, now, { asks: situation.networkChat !== null }));
  return show(noteScreen('find-none', { code }));
}
