import { linkPayload } from '../../base/link.ts';
import { addMinutes, clockAt, type Day, dayAt, type Instant } from '../../base/time.ts';
import type { Taken } from '../../desk/appointment.ts';
import { bookFor } from '../../desk/book-for.ts';
import type { Decision } from '../../desk/change.ts';
import type { DeskId, Service } from '../../desk/desk.ts';
import { passTo, sendSheet } from '../../desk/pass-acts.ts';
import { publicSeats } from '../../desk/seat.ts';
import type { Slot } from '../../desk/slot.ts';
import { serviceOf } from '../../screens/booking-screens.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { operatorSlots, slotsOn } from '../../screens/free-times.ts';
import {
  daysFrom,
  type Giving,
  giveDayScreen,
  giveLanguageScreen,
  givenScreen,
  givePeopleScreen,
  giveServiceScreen,
  giveTimeScreen,
  shortOf,
} from '../../screens/give-time-screens.ts';
import { readTaken } from '../../store/desk-time.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show, toast } from '../situation.ts';
import { isListDay } from './desk-lists.ts';
import { mayWrite } from './sheet-readers.ts';

/** An operator gives a time to somebody without Telegram: reason, people, day, time and language in the group, the name in private. */

const names: readonly string[] = ['book', 'prenota'];
const chooser = ({ incoming }: Situation) => incoming.from.id.toString(36);

/** The steps asked for, one for each desk of the group; null: something else was. */
export function askedGiving(situation: Situation, desks: readonly DeskId[]): readonly Giving[] | null {
  const { input, incoming } = situation;
  if (input.kind === 'command') {
    // Whoever writes as the group is somebody when they press.
    const by = incoming.from.anonymous ? '' : chooser(situation);
    return names.includes(input.name) ? desks.map((desk) => ({ desk, service: '', by, at: '', people: '', lang: '' })) : null;
  }
  const act = input.kind === 'press' && input.act?.do === 'desk-book' ? input.act : null;
  return act && desks.includes(act.desk) ? [act] : null;
}

export interface GivingKnown {
  readonly taken: readonly Taken[];
  /** Whether the bot may write to the operator. */
  readonly open: boolean;
  /** The code under which they booked this very time before: the button was pressed twice. */
  readonly done: string | null;
}

/** The service that a button names; operators give times of today too. */
function serviceIn(situation: Situation, { desk, service: short }: Giving): Service | null {
  const of = servicesOf(situation, desk).filter(({ id }) => shortOf(id) === short);
  return of.length === 1 && of[0] ? { ...of[0], lead_hours: 0 } : null;
}

const servicesOf = (situation: Situation, desk: DeskId): readonly Service[] =>
  (situation.content.desks.get(desk)?.services ?? []).flatMap((id) => serviceOf(situation, id) ?? []);

export async function readGiving(reads: Reads, situation: Situation, step: Giving): Promise<GivingKnown> {
  const service = serviceIn(situation, step);
  const taken = service ? await readTaken(reads, situation, step.desk, service) : [];
  const operator = situation.incoming.from.id;
  const moment = step.lang === '' ? null : momentIn(step.at);
  if (!service || moment === null) return { taken, open: false, done: null };
  return { taken, open: await mayWrite(reads, operator), done: await bookedBy(reads, operator, step.desk, service, moment) };
}

/** The code of what this operator gave at that moment. */
async function bookedBy(reads: Reads, operator: number, desk: DeskId, service: Service, moment: Instant): Promise<string | null> {
  const there = await reads.appointmentsOn(desk, moment, addMinutes(moment, 1));
  for (const { chat, status, service: of, code } of there) {
    if (chat !== 0 || status !== 'booked' || of !== service.id) continue;
    const acts = await reads.deskActs({ desk, about: code, skip: 0, limit: 20 });
    if (acts.some(({ act, by }) => act === 'booked' && by === operator)) return code;
  }
  return null;
}

/** So many of the people that a service takes; null: that is still to be asked. */
function peopleOf({ people = 1 }: Service, { people: said }: Giving): number | null {
  if (people === 1) return 1;
  const count = Number(said);
  return Number.isInteger(count) && count >= 1 && count <= people ? count : null;
}

export function decideGiving(situation: Situation, given: Giving, { taken, open, done }: GivingKnown): Decision {
  const { input, content, today, zone } = situation;
  if (given.by !== '' && given.by !== chooser(situation)) return toast(deskNote('not-chooser'));
  const step = { ...given, by: input.kind === 'press' ? chooser(situation) : given.by };
  const desk = content.desks.get(step.desk);
  const known = content.timetables.some((each) => each.desk === step.desk);
  const service = serviceIn(situation, step);
  if (!desk || !known || !service) return show(giveServiceScreen(situation, step, known ? servicesOf(situation, step.desk) : []));
  const people = peopleOf(service, step);
  if (people === null) return show(givePeopleScreen(situation, step, service));
  const slots = operatorSlots(situation, desk, service, taken, people);
  const days = (from: Day) => giveDayScreen(situation, step, service, slots, from);
  const from = step.at.startsWith(daysFrom) ? step.at.slice(daysFrom.length) : '';
  if (from) return show(days(isListDay(from, today) ? from : today));
  if (isListDay(step.at, today))
    return show(timesOr(slots, step.at) ? giveTimeScreen(situation, step, service, slots, step.at) : days(today));
  const moment = momentIn(step.at);
  if (moment === null) return show(days(today));
  const slot = slots.find((each) => each.starts_at === moment);
  if (!slot) {
    const day = dayAt(moment, zone);
    if (done !== null) return show(givenScreen(situation, step, done, { day, time: clockAt(moment, zone) }, open));
    const others = timesOr(slots, day) ? giveTimeScreen(situation, step, service, slots, day) : days(today);
    return { ...show(others), toast: deskNote('time-gone') };
  }
  if (!content.languages.some(({ id }) => id === step.lang)) return show(giveLanguageScreen(situation, step, service, slot));
  return book(situation, step, service, people, slot, open);
}

const timesOr = (slots: readonly Slot[], day: Day): boolean => slotsOn(slots, day).length > 0;

/** The moment that a button names; null: it names none. */
function momentIn(at: string): Instant | null {
  const minutes = /^[0-9a-z]{5}$/.test(at) ? Number.parseInt(at, 36) : null;
  return minutes === null ? null : addMinutes('1970-01-01T00:00:00Z', minutes);
}

function book(situation: Situation, step: Giving, { id: service }: Service, people: number, slot: Slot, open: boolean): Decision {
  const { fresh, now, incoming, content } = situation;
  const { desk, lang } = step;
  const timetable = content.timetables.find((each) => each.desk === desk);
  const staff = timetable !== undefined && (slot.seats[0] ?? 0) > publicSeats(timetable).length;
  const change = bookFor({ desk, service, slot, staff, people, lang, fresh }, now);
  const { id, name } = incoming.from;
  const asked = open ? [sendSheet({ id: fresh.handoff }, { id, name }, now)] : passTo({ id: fresh.handoff }, { id, name }, fresh.pass, now);
  return {
    change: [...change, ...asked],
    screens: [givenScreen(situation, step, fresh.code, slot, open)],
    ...(open ? {} : { opens: linkPayload({ to: 'sheet', pass: fresh.pass }) }),
  };
}
