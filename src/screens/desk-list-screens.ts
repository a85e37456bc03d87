import { initialsOf } from '../base/initials.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { addDays, addMinutes, clockAt, type Day, dayAt, type Instant } from '../base/time.ts';
import { stateOf } from '../desk/appointment.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Slot } from '../desk/slot.ts';
import type { Visit } from '../desk/visit.ts';
import { button, rows } from './buttons.ts';
import { daysOf, slotsOn } from './free-times.ts';
import { serviceText } from './service-text.ts';
import type { Setting } from './setting.ts';

/** The lists of a desk: initials, never names; a button to each card. */

type Given = Pick<Setting, 'content' | 'zone' | 'today'> & { readonly now?: Instant };

/** So many people fit into one message, with a button each. */
const mostLines = 40;
/** Days that the list of free times shows, and times of each. */
const mostDays = 10;
const mostTimes = 8;

const languageOf = ({ content }: Given, lang: string) => content.languages.find(({ id }) => id === lang)?.name ?? lang;

/** Who comes, for a line or a button: the hour and initials. */
function who({ zone }: Given, { appointment, handoff }: Visit): { readonly time: string; readonly initials: string } {
  const initials = initialsOf(handoff?.sheet.name ?? '');
  return { time: appointment ? clockAt(appointment.starts_at, zone) : '', initials: initials || '—' };
}

/** Where a visit stands: what became of the appointment, else whether somebody takes care of the request. */
function standOf({ appointment, handoff }: Visit): string {
  if (handoff?.urgent && handoff.status === 'waiting') return 'urgent';
  const status = appointment?.status ?? 'booked';
  return status === 'booked' ? (handoff?.status ?? 'waiting') : status;
}

/** So long before, in minutes, people have been asked whether they come. */
const asked = 48 * 60;

/** Whether a visit to come was confirmed; null where it is no question: over, cancelled, too far off, or no visit. */
function comes({ appointment }: Visit, now: Instant): 'yes' | 'unsure' | null {
  if (appointment?.status !== 'booked' || appointment.starts_at <= now || appointment.starts_at > addMinutes(now, asked)) return null;
  return stateOf(appointment) === 'booked' ? 'unsure' : 'yes';
}

/** Where it stands, and whether the person has said to come. */
function stateText({ now }: Given, visit: Visit): Text {
  const state = text(`operators:state.${standOf(visit)}`);
  const said = now === undefined ? null : comes(visit, now);
  return said === null ? state : text(`operators:comes.${said}`, { state });
}

function line(given: Given, visit: Visit): Text {
  const { appointment, handoff } = visit;
  const service = appointment ? serviceText(given.content, appointment.service) : text('operators:list.no-service');
  return text(appointment ? 'operators:list.line' : 'operators:list.line-asks', {
    ...who(given, visit),
    language: handoff ? languageOf(given, handoff.lang) : '—',
    service,
    state: stateText(given, visit),
  });
}

const cards = (given: Given, desk: DeskId, day: Day, visits: readonly Visit[]): Button[][] =>
  rows(
    visits.flatMap((visit) => {
      if (!visit.handoff) return [];
      const key = visit.appointment ? 'operators:button.card' : 'operators:button.card-asks';
      return [button(text(key, who(given, visit)), { do: 'desk-see', handoff: visit.handoff.id, desk, day })];
    }),
    2,
  );

const deskLine = ({ content }: Given, desk: DeskId): Text => text('operators:list.desk', { name: content.desks.get(desk)?.name ?? desk });
const list = (name: string, what: string, desk: DeskId, day: Day): Button =>
  button(text(`operators:button.${name}`), { do: 'desk-list', what, desk, day });

/** The day of a desk, or who of it was asked for. */
export function dayListScreen(given: Given, desk: DeskId, day: Day, visits: readonly Visit[]): Screen {
  const shown = visits.slice(0, mostLines);
  const left = visits.length - shown.length;
  return {
    text: [
      deskLine(given, desk),
      [
        text(day === given.today ? 'operators:list.today' : 'operators:list.day', { day }),
        ...(shown.length > 0 ? shown.map((each) => line(given, each)) : [text('common:day.nobody')]),
        ...(left > 0 ? [text('operators:list.more', { count: left })] : []),
      ],
    ],
    buttons: [
      ...cards(given, desk, day, shown),
      [list('before', 'day', desk, addDays(day, -1)), list('again', 'day', desk, day), list('after', 'day', desk, addDays(day, 1))],
      ...(day === given.today ? [[list('came', 'came', desk, day), list('waiting', 'waiting', desk, day)]] : []),
    ],
  };
}

/** A card in place of the list that led to it, and the way back. */
export function cardInList(card: Screen, { desk, day }: { readonly desk: DeskId; readonly day: Day }): Screen {
  return { ...card, buttons: [...card.buttons, [list('back', 'day', desk, day)]] };
}

/** Days in a list of the week. */
export const weekDays = 7;

/** The next days at the desk, counted; each leads to its list. */
export function weekScreen(given: Given, desk: DeskId, from: Day, visits: readonly Visit[]): Screen {
  const days = Array.from({ length: weekDays }, (_, n) => addDays(from, n)).map((day) => {
    const there = visits.filter(({ appointment }) => appointment?.status === 'booked' && dayAt(appointment.starts_at, given.zone) === day);
    return { day, booked: there.length, untaken: there.filter(({ handoff }) => handoff?.status === 'waiting').length };
  });
  return {
    text: [
      deskLine(given, desk),
      days.map(({ day, booked, untaken }) =>
        text(booked > 0 ? 'operators:list.week-line' : 'operators:list.week-none', { day, booked, untaken }),
      ),
    ],
    buttons: rows(
      days
        .filter(({ booked }) => booked > 0)
        .map(({ day, booked }) => button(text('operators:button.day', { day, booked }), { do: 'desk-list', what: 'day', desk, day })),
      2,
    ),
  };
}

/** The next free times of a desk, day by day. */
export function slotsScreen(given: Given, desk: DeskId, slots: readonly Slot[]): Screen {
  const days = daysOf(slots).slice(0, mostDays);
  const timesOf = (day: Day): string => {
    const times = slotsOn(slots, day).map(({ time }) => time);
    return times.slice(0, mostTimes).join(' ') + (times.length > mostTimes ? ' …' : '');
  };
  return {
    text: [
      deskLine(given, desk),
      text(days.length > 0 ? 'operators:list.slots' : 'operators:list.no-slots'),
      ...(days.length > 0 ? [days.map(({ day, free }) => text('operators:list.slots-line', { day, free, times: timesOf(day) }))] : []),
    ],
    buttons: [],
  };
}

/** The requests that nobody has taken: what cannot wait, then the oldest. */
export function waitingScreen(given: Given, desk: DeskId, visits: readonly Visit[]): Screen {
  const shown = visits.slice(0, mostLines);
  const told = (visit: Visit): Text =>
    visit.appointment
      ? text('operators:list.waiting-line', { day: dayAt(visit.appointment.starts_at, given.zone), line: line(given, visit) })
      : line(given, visit);
  const body: Paragraph = shown.length > 0 ? shown.map(told) : text('operators:list.nobody-waits');
  const more = visits.length - shown.length;
  return {
    text: [
      deskLine(given, desk),
      text('operators:list.waiting'),
      body,
      ...(more > 0 ? [text('operators:list.more', { count: more })] : []),
    ],
    buttons: [
      ...cards(given, desk, given.today, shown),
      [list('again', 'waiting', desk, given.today), list('today', 'day', desk, given.today)],
    ],
  };
}

/** Who came today: two taps a person, taken back as easily until the resident is told. */
export function cameScreen(given: Given, now: string, desk: DeskId, day: Day, visits: readonly Visit[]): Screen {
  const begun = visits.filter(({ appointment, handoff }) => appointment && handoff && appointment.starts_at <= now).slice(0, mostLines);
  const open = begun.filter(({ appointment }) => appointment?.status === 'booked');
  const marked = begun.filter(({ appointment }) => appointment?.status === 'attended' || appointment?.status === 'missed');
  const came = (visit: Visit, status: string): Button[] =>
    visit.handoff
      ? [button(text(`operators:came.${status}`, who(given, visit)), { do: 'desk-came', handoff: visit.handoff.id, desk, day, status })]
      : [];
  return {
    text: [
      deskLine(given, desk),
      text(open.length > 0 ? 'operators:came.title' : 'operators:came.done', { day }),
      ...(marked.length > 0 ? [marked.map((each) => line(given, each))] : []),
    ],
    buttons: [
      ...open.map((each) => [...came(each, 'yes'), ...came(each, 'no')]),
      ...rows(
        marked.flatMap((each) => came(each, 'undo')),
        2,
      ),
      [list('again', 'came', desk, day), list('today', 'day', desk, day)],
    ],
  };
}

/** The lists that commands ask for, as buttons beside what the commands do. */
export function deskHelpScreen(given: Given, desk: DeskId, does: readonly { readonly name: string; readonly does: Text }[]): Screen {
  return {
    text: [
      text('operators:help.title'),
      does.map((each) => text('operators:help.line', { name: each.name, does: each.does })),
      text('operators:help.more'),
    ],
    buttons: [
      [list('today', 'day', desk, given.today), list('tomorrow', 'day', desk, addDays(given.today, 1))],
      [list('week', 'week', desk, given.today), list('slots', 'slots', desk, given.today)],
      [list('waiting', 'waiting', desk, given.today), list('came', 'came', desk, given.today)],
    ],
  };
}
