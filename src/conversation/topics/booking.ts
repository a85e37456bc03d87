import { readName } from '../../base/person-name.ts';
import type { Screen } from '../../base/screen.ts';
import { addMinutes } from '../../base/time.ts';
import { isLanguage } from '../../content/check-languages.ts';
import { type Appointment, newVisit, type Taken } from '../../desk/appointment.ts';
import { bookingLimit, isOpen, questionTo } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import type { Shut } from '../../desk/closures.ts';
import { releaseHold } from '../../desk/freed.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Draft } from '../../desk/session.ts';
import { withSession } from '../../desk/session.ts';
import { removedAtFirst } from '../../desk/sheet.ts';
import type { Slot } from '../../desk/slot.ts';
import type { Wish } from '../../desk/wish.ts';
import { endWish } from '../../desk/wish-acts.ts';
import { limitScreen } from '../../screens/appointment-screens.ts';
import { dayChoice, deskChoice, explainScreen, peopleScreen, timeChoice } from '../../screens/booking-choices.ts';
import { nameScreen, serviceOf, sheetScreen, toldIn } from '../../screens/booking-screens.ts';
import { slotsOf, slotsOn } from '../../screens/free-times.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { worldOf } from '../../screens/setting.ts';
import { speaksChoice } from '../../screens/speaks-screens.ts';
import {
  bookingDropped,
  bookingOver,
  dayFull,
  holdLapsed,
  holdMissing,
  holdShut,
  nameRefused,
  oldButton,
  timeTaken,
} from '../../screens/words.ts';
import { readTaken } from '../../store/desk-time.ts';
import { whyShut } from '../shut.ts';
import { go, type Situation, show, type Topic } from '../situation.ts';
import { booked, moved } from './booked.ts';

/** How long a time is kept for someone who is deciding, in minutes. */
const holdMinutes = 10;

interface Known {
  readonly taken: readonly Taken[];
  /** The time kept for this person, while it is. */
  readonly hold: Appointment | null;
  /** Why nobody receives any more at the time that was kept. */
  readonly shut: Shut | null;
  /** The appointment being moved, while it can be. */
  readonly moving: Appointment | null;
  readonly handoff: Handoff | null;
  /** What the person has booked besides what is being moved. */
  readonly open: readonly Appointment[];
  readonly wish: Wish | null;
  /** The person's requests that are still open. */
  readonly handoffs: readonly Handoff[];
}

/** From the reason to the appointment: desk, day, time (held), sheet, name, booked. Also the moving of an appointment. */
export const booking: Topic<Known> = {
  async read(reads, situation) {
    const { draft } = situation.person.session;
    const pressed = situation.input.kind === 'press' ? situation.input.act : null;
    const desk = pressed && 'desk' in pressed ? pressed.desk : draft?.desk;
    const service = draft ? serviceOf(situation, draft.service) : null;
    const own = async (id: string | null | undefined) => {
      const found = id ? await reads.appointment(id) : null;
      return found && found.chat === situation.person.chat ? found : null;
    };
    const { chat } = situation.person;
    const [hold, moving, open, wish, handoffs] = await Promise.all([
      own(draft?.hold),
      own(draft?.moving),
      reads.appointmentsOf(chat, situation.now),
      reads.wish(chat),
      reads.handoffsOf(chat, situation.now),
    ]);
    // Closed by its operators, or its hours are other ones since.
    const there = hold?.status === 'held' && hold.desk === desk;
    const shut = there ? await whyShut(reads, situation, { ...hold, status: 'booked' }) : null;
    const kept = hold?.status === 'held' && !shut ? hold : null;
    // What fills the desk is looked at by who chooses there, not by who has a time and types their name.
    const chooses = kept === null || (pressed !== null && 'desk' in pressed);
    return {
      wish,
      taken: chooses && desk && service ? await readTaken(reads, situation, desk, service) : [],
      hold: kept,
      shut,
      moving: moving?.status === 'booked' ? moving : null,
      handoff: moving ? await reads.handoffOf(moving.id) : null,
      handoffs,
      open: open.filter((each) => isOpen(each, situation.now) && each.id !== moving?.id),
    };
  },
  decide(situation, known) {
    const { input, person } = situation;
    if (input.kind === 'say') return book(situation, known, readName(input.text));
    if (input.kind !== 'press' || !input.act) return show(menuScreen(situation));
    const { act: pressed } = { act: input.act };
    if (pressed.do === 'book-start') return begin(situation, known, pressed.service, pressed.flow);
    if (pressed.do === 'book-with') return begin(situation, known, 'orientation', '', isLanguage(pressed.lang) ? pressed.lang : undefined);
    const draft = person.session.draft;
    if (!draft || !serviceOf(situation, draft.service)) return show(menuScreen(situation, bookingOver));
    switch (pressed.do) {
      case 'book-people':
        return together(situation, draft, pressed.people);
      case 'book-desk':
      case 'book-day':
      case 'book-time':
        return choose(situation, known, draft, pressed);
      case 'book-speaks':
        return speaking(situation, known, draft, pressed);
      case 'book-toggle': {
        const removed = draft.removed.includes(pressed.item)
          ? draft.removed.filter((each) => each !== pressed.item)
          : [...draft.removed, pressed.item];
        return sheet(situation, known, { ...draft, removed }, true);
      }
      case 'book-change':
        return sheet(situation, known, draft, true);
      case 'book-name':
        if (!known.hold) return lost(situation, known, draft);
        return draft.name
          ? book(situation, known, { name: draft.name })
          : go(situation, { place: { at: 'name' } }, nameScreen(draft.other === true));
      case 'book-for': {
        if (!known.hold) return lost(situation, known, draft);
        const { other: _, ...mine } = draft;
        const next: Draft = { ...mine, name: null, ...(pressed.who === 'other' ? { other: true as const } : {}) };
        return go(situation, { place: { at: 'name' }, draft: next }, nameScreen(next.other === true));
      }
      case 'book-drop':
        return {
          change: [
            { write: 'person', person: withSession(person, { place: { at: 'menu' }, draft: null }) },
            ...releaseHold(known.hold, situation.fresh.freed(0), situation.now),
          ],
          screens: [menuScreen(situation, bookingDropped)],
        };
      default:
        return sheet(situation, known, draft);
    }
  },
};

/** Opens a booking. An empty service means: the draft's own (another desk); a time held before is given back. */
function begin(situation: Situation, known: Known, service: string, flow: string, speaks?: string): Decision {
  const before = situation.person.session.draft;
  if (service === '' && !before) return show(menuScreen(situation, bookingOver));
  if (service !== '' && !serviceOf(situation, service)) return show(menuScreen(situation, oldButton));
  const fresh: Draft = { service, flow: flow || null, desk: null, day: null, hold: null, moving: null, removed: [], name: null, people: 1 };
  const asks = speaks === undefined ? {} : { speaks };
  const told = toldIn(situation, fresh);
  const removed = told ? removedAtFirst(told, worldOf(situation.content, situation.today)) : [];
  const draft: Draft = service === '' && before ? { ...before, desk: null, hold: null } : { ...fresh, removed, ...asks };
  const limit = draft.moving ? null : bookingLimit(known.open, { service: draft.service });
  if (limit)
    return {
      change: releaseHold(known.hold, situation.fresh.freed(0), situation.now),
      screens: [limitScreen(situation, limit.why, limit.of)],
    };
  return {
    change: [
      { write: 'person', person: withSession(situation.person, { place: { at: 'booking' }, draft }) },
      ...releaseHold(known.hold, situation.fresh.freed(0), situation.now),
    ],
    screens: [service === '' ? deskChoice(situation, draft) : firstChoice(situation, draft)],
  };
}

/** What comes before the desk: what is to be known of the service, and how many come. */
function firstChoice(situation: Situation, draft: Draft): Screen {
  const service = serviceOf(situation, draft.service);
  if (service?.explain) return explainScreen(service);
  return service?.people ? peopleScreen(service, service.people) : deskChoice(situation, draft);
}

/** So many come together; no number: what is to be known was read. */
function together(situation: Situation, draft: Draft, said: string): Decision {
  const service = serviceOf(situation, draft.service);
  const most = service?.people ?? 1;
  if (service && most > 1 && said === '') return show(peopleScreen(service, most));
  const people = Math.min(Math.max(Number(said) || 1, 1), most);
  return go(situation, { place: { at: 'booking' }, draft: { ...draft, people } }, deskChoice(situation, { ...draft, people }));
}

/** Which language somebody should speak, or the days with those first on which somebody does. */
function speaking(
  situation: Situation,
  known: Known,
  draft: Draft,
  { desk: id, lang }: { readonly desk: string; readonly lang: string },
): Decision {
  const desk = situation.content.desks.get(id);
  if (!desk) return show(deskChoice(situation, draft, oldButton));
  if (lang === 'ask') return show(speaksChoice(desk, draft.speaks));
  const { speaks: _, ...plain } = draft;
  const next: Draft = isLanguage(lang) ? { ...plain, speaks: lang } : plain;
  return choose(situation, known, next, { do: 'book-desk', desk: id, page: '0' });
}

type Choice =
  | { do: 'book-desk'; desk: string; page: string }
  | { do: 'book-day'; desk: string; day: string }
  | { do: 'book-time'; desk: string; day: string; time: string };

function choose(situation: Situation, known: Known, draft: Draft, choice: Choice): Decision {
  const desk = situation.content.desks.get(choice.desk);
  const service = serviceOf(situation, draft.service);
  if (!desk || !service) return show(deskChoice(situation, draft, oldButton));
  const others = known.taken.filter((each) => each.id !== known.hold?.id && each.id !== known.moving?.id);
  const people = known.moving?.people ?? draft.people;
  // Who moves an appointment wants the same language as before.
  const speaks = draft.speaks ?? (draft.moving ? known.handoff?.sheet.speaks : undefined);
  const wanted = { people, ...(speaks === undefined ? {} : { speaks }) };
  const slots = slotsOf(situation, desk, service, others, people);
  const session = { place: { at: 'booking' } as const, draft: { ...draft, desk: desk.id } };
  if (choice.do === 'book-desk') return go(situation, session, dayChoice(desk, slots, Number(choice.page) || 0, wanted));
  const ofDay = slotsOn(slots, choice.day);
  if (choice.do === 'book-day')
    return go(situation, session, ofDay.length > 0 ? timeChoice(desk, choice.day, ofDay) : dayChoice(desk, slots, 0, wanted, dayFull));
  const slot = ofDay.find((each) => each.time === choice.time);
  if (!slot)
    return go(
      situation,
      session,
      ofDay.length > 0 ? timeChoice(desk, choice.day, ofDay, timeTaken) : dayChoice(desk, slots, 0, wanted, timeTaken),
    );
  const limit = bookingLimit(known.open, { service: draft.moving ? '' : draft.service, ...span(slot) });
  if (limit && (limit.why === 'same-hour' || !draft.moving)) return show(limitScreen(situation, limit.why, limit.of));
  if (draft.moving)
    return known.moving
      ? moved(situation, known.moving, known.handoff, desk.id, slot, known.handoffs)
      : show(menuScreen(situation, bookingOver));
  return keep(situation, known, { ...draft, desk: desk.id }, desk.id, slot);
}

const span = ({ starts_at, ends_at }: Pick<Slot, 'starts_at' | 'ends_at'>) => ({ starts_at, ends_at });

/** Takes the time for ten minutes and shows the sheet. */
function keep(situation: Situation, known: Known, draft: Draft, desk: string, slot: Slot): Decision {
  const { hold } = known;
  if (hold && hold.desk === desk && hold.starts_at === slot.starts_at) return sheet(situation, known, draft);
  const held: Appointment = {
    id: situation.fresh.appointment,
    code: situation.fresh.code,
    desk,
    service: draft.service,
    starts_at: slot.starts_at,
    ends_at: slot.ends_at,
    status: 'held',
    held_until: addMinutes(situation.now, holdMinutes),
    chat: situation.person.chat,
    handoff: null,
    sequence: 0,
    created_at: situation.now,
    version: 1,
    ...newVisit,
    people: draft.people,
  };
  const next: Draft = { ...draft, day: slot.day, hold: held.id };
  return {
    change: [
      { write: 'person', person: withSession(situation.person, { place: { at: 'booking' }, draft: next }) },
      ...releaseHold(known.hold, situation.fresh.freed(0), situation.now),
      { write: 'appointment', appointment: held, seats: slot.seats },
    ],
    screens: [sheetScreen(situation, held, next)],
  };
}

function sheet(situation: Situation, known: Known, draft: Draft, changing = false): Decision {
  if (!known.hold) return lost(situation, known, draft);
  return go(situation, { place: { at: 'booking' }, draft }, sheetScreen(situation, known.hold, draft, changing));
}

/** The held time is gone: says so and offers the desk's days again; nothing typed before is lost. */
function lost(situation: Situation, known: Known, draft: Draft): Decision {
  const desk = draft.desk ? situation.content.desks.get(draft.desk) : undefined;
  const service = serviceOf(situation, draft.service);
  const why = known.shut === 'desk' ? holdShut : known.shut === 'seat' ? holdMissing : holdLapsed;
  const screen =
    desk && service
      ? dayChoice(desk, slotsOf(situation, desk, service, known.taken, draft.people), 0, draft, why)
      : deskChoice(situation, draft, why);
  return go(situation, { place: { at: 'booking' }, draft: { ...draft, hold: null } }, screen);
}

/** Books the held time under the name typed. */
function book(situation: Situation, known: Known, named: ReturnType<typeof readName>): Decision {
  const { draft } = situation.person.session;
  if (!draft) return show(menuScreen(situation, bookingOver));
  if ('refused' in named) return show(nameScreen(draft.other === true, nameRefused(named)));
  if (!known.hold) return lost(situation, known, { ...draft, name: named.name });
  const limit = bookingLimit(known.open, { service: draft.service, ...span(known.hold) });
  if (limit)
    return {
      change: releaseHold(known.hold, situation.fresh.freed(0), situation.now),
      screens: [limitScreen(situation, limit.why, limit.of)],
    };
  const decision = booked(situation, draft, known.hold, named.name, questionTo(known.handoffs, known.hold.desk));
  return known.wish?.service === draft.service ? { ...decision, change: [...decision.change, ...endWish(known.wish)] } : decision;
}
