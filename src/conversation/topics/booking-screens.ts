import type { Appointment } from '../../core/appointment.ts';
import { appointmentLines, whenWhere } from '../../core/appointment-messages.ts';
import type { Decision } from '../../core/change.ts';
import type { Desk, Service } from '../../core/desk.ts';
import { type Screen, type Text, text } from '../../core/screen.ts';
import type { Draft } from '../../core/session.ts';
import type { Slot } from '../../core/slot.ts';
import { clockAt } from '../../core/time.ts';
import { act, backRow, because, button, rows } from '../buttons.ts';
import { go, type Situation } from '../situation.ts';
import { bookableDesk, daysOf } from './desk-hours.ts';
import type { SheetItem } from './sheet.ts';

/** Days shown at once. */
const daysPerPage = 8;

/** Where a draft's Back leads: to the outcome it came from, else to the menu. */
const origin = (draft: Draft) => (draft.flow ? ({ do: 'flow-outcome', flow: draft.flow } as const) : ({ do: 'home' } as const));

/** Which desk: those that offer the service and can be booked; the others are named with how to reach them. */
export function deskChoice(situation: Situation, draft: Draft, above?: Text): Screen {
  const offering = [...situation.content.desks.values()].filter((desk) => desk.services.includes(draft.service));
  const bookable = offering.filter((desk) => bookableDesk(situation, desk));
  const screen: Screen = {
    text: [
      text('common:book.title', { service: text(`common:service.${draft.service}`) }),
      text(bookable.length > 0 ? 'common:book.which-desk' : 'common:book.no-desk'),
    ],
    buttons: [
      ...bookable.map((desk) => [
        button(text('common:desk.town', { town: desk.municipality }), { do: 'book-desk', desk: desk.id, page: '0' }),
      ]),
      ...(bookable.length < situation.content.desks.size ? [[act('all-desks', { do: 'desks' })]] : []),
      backRow(origin(draft)),
    ],
  };
  return above ? because(above, screen) : screen;
}

/** Which day: the days with free times, eight at once. */
export function dayChoice(desk: Desk, slots: readonly Slot[], page: number, above?: Text): Screen {
  const days = daysOf(slots);
  const shown = days.slice(page * daysPerPage, (page + 1) * daysPerPage);
  const turn = (to: number, name: string) => act(name, { do: 'book-desk', desk: desk.id, page: String(to) });
  const turns = [
    ...(page > 0 ? [turn(page - 1, 'earlier')] : []),
    ...(days.length > (page + 1) * daysPerPage ? [turn(page + 1, 'later')] : []),
  ];
  const screen: Screen = {
    text: [text('common:book.at', { town: desk.municipality }), text(shown.length > 0 ? 'common:book.which-day' : 'common:book.no-day')],
    buttons: [
      ...rows(
        shown.map(({ day }) => button(text('common:book.day', { day }), { do: 'book-day', desk: desk.id, day })),
        2,
      ),
      ...(turns.length > 0 ? [turns] : []),
      ...(shown.length === 0 ? [[act('desk', { do: 'desk', desk: desk.id })]] : []),
      [act('back', { do: 'book-start', service: '', flow: '' }), act('home', { do: 'home' })],
    ],
  };
  return above ? because(above, screen) : screen;
}

/** Which time of that day. */
export function timeChoice(desk: Desk, day: string, slots: readonly Slot[], above?: Text): Screen {
  const screen: Screen = {
    text: [text('common:book.at-day', { town: desk.municipality, day }), text('common:book.which-time')],
    buttons: [
      ...rows(
        slots.map((slot) =>
          button(text('common:book.time', { time: slot.time }), { do: 'book-time', desk: desk.id, day, time: slot.time }),
        ),
        4,
      ),
      backRow({ do: 'book-desk', desk: desk.id, page: '0' }),
    ],
  };
  return above ? because(above, screen) : screen;
}

/** The sheet as the desk will see it; each answer can be taken off and put back. */
export function sheetScreen(situation: Situation, hold: Appointment, items: readonly SheetItem[], removed: readonly string[]): Screen {
  const { content, zone } = situation;
  const line = (item: SheetItem) =>
    text(removed.includes(item.id) ? 'common:sheet.removed' : 'common:sheet.kept', { label: item.label, value: item.value });
  return {
    text: [
      text('common:sheet.held', {
        ...whenWhere(hold, content.desks.get(hold.desk), zone),
        until: clockAt(hold.held_until ?? situation.now, zone),
      }),
      text('common:sheet.title'),
      [
        text('common:sheet.reason', { service: text(`common:service.${hold.service}`) }),
        text('common:sheet.language', { lang: languageName(situation) }),
        ...items.map(line),
      ],
      text(items.length > 0 ? 'common:sheet.help' : 'common:sheet.nothing'),
    ],
    buttons: [
      ...rows(
        items.map((item) =>
          button(text(removed.includes(item.id) ? 'common:sheet.put-back' : 'common:sheet.take-off', { label: item.label }), {
            do: 'book-toggle',
            item: item.id,
          }),
        ),
        2,
      ),
      [act('continue', { do: 'book-name' })],
      [act('other-time', { do: 'book-desk', desk: hold.desk, page: '0' }), act('drop', { do: 'book-drop' })],
    ],
  };
}

const languageName = ({ content, person }: Situation) => content.languages.find((each) => each.id === person.lang)?.name ?? person.lang;

/** Asks the name, last of all. */
export function nameScreen(above?: Text): Screen {
  const screen: Screen = {
    text: [text('common:book.name'), text('common:book.name-help')],
    buttons: [[act('back', { do: 'book-sheet' }), act('drop', { do: 'book-drop' })]],
  };
  return above ? because(above, screen) : screen;
}

/** What is said when it is booked or moved: code, when, where, what to bring. */
export function confirmedScreen(
  situation: Situation,
  appointment: Appointment,
  title: 'booked' | 'moved' | 'moved-by-desk',
  papers: readonly Text[],
): Screen {
  const { content, zone } = situation;
  return {
    text: [
      text(`common:book.${title}`),
      appointmentLines(appointment, content.desks.get(appointment.desk), zone),
      text('common:appointment.code', { code: appointment.code }),
      ...(papers.length > 0 ? [[text('common:book.bring'), ...papers.map((paper) => text('common:list.item', { item: paper }))]] : []),
      text('common:book.after'),
    ],
    buttons: [[act('see-appointment', { do: 'appointment', appointment: appointment.id })], [act('home', { do: 'home' })]],
    stay: true,
  };
}

/** Begins to move an appointment: the same service and desk, another time. The old time stays until a new one is taken. */
export function startMove(situation: Situation, appointment: Appointment): Decision {
  const draft: Draft = {
    service: appointment.service,
    flow: null,
    desk: appointment.desk,
    day: null,
    hold: null,
    moving: appointment.id,
    removed: [],
    name: null,
  };
  const same = situation.content.desks.get(appointment.desk);
  const screen: Screen = {
    text: [text('common:book.move-title'), appointmentLines(appointment, same, situation.zone), text('common:book.move-help')],
    buttons: [
      [act('choose-day', { do: 'book-desk', desk: appointment.desk, page: '0' })],
      ...(situation.content.desks.size > 1 ? [[act('other-desk', { do: 'book-start', service: '', flow: '' })]] : []),
      backRow({ do: 'appointment', appointment: appointment.id }),
    ],
  };
  return go(situation, { place: { at: 'booking' }, draft }, screen);
}

/** A service by its id. */
export function serviceOf(situation: Situation, id: string): Service | null {
  return situation.content.services.get(id) ?? null;
}
