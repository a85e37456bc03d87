import { type Screen, type Text, text } from '../base/screen.ts';
import type { Desk, Service } from '../desk/desk.ts';
import type { Draft } from '../desk/session.ts';
import type { Slot } from '../desk/slot.ts';
import { speaksOn } from '../desk/spoken-days.ts';
import { act, backRow, because, button, rows } from './buttons.ts';
import { bookableDesk, daysOf } from './free-times.ts';
import type { Setting } from './setting.ts';

/** Days shown at once. */
const daysPerPage = 8;

/** Where a draft's Back leads: to the outcome it came from, else to the menu. */
const origin = (draft: Draft) => (draft.flow ? ({ do: 'flow-outcome', flow: draft.flow } as const) : ({ do: 'home' } as const));

/** How many come, and which language somebody should speak. */
export type Wanted = Pick<Draft, 'people' | 'speaks'>;

/** Which desk: those that offer the service and can be booked; the others are named with how to reach them. */
export function deskChoice(setting: Setting, draft: Draft, above?: Text): Screen {
  const offering = [...setting.content.desks.values()].filter((desk) => desk.services.includes(draft.service));
  const bookable = offering.filter((desk) => bookableDesk(setting, desk));
  const screen: Screen = {
    text: [
      text('common:book.title', { service: text(`common:service.${draft.service}`) }),
      text(bookable.length > 0 ? 'common:book.which-desk' : 'common:book.no-desk'),
    ],
    buttons: [
      ...byLanguage(bookable, draft.speaks).map((desk) => [
        button(text(speaksAt(desk, draft.speaks) ? 'record:town-speaks' : 'common:desk.town', { town: desk.municipality }), {
          do: 'book-desk',
          desk: desk.id,
          page: '0',
        }),
      ]),
      ...(bookable.length < setting.content.desks.size ? [[act('all-desks', { do: 'desks' })]] : []),
      backRow(origin(draft)),
    ],
  };
  return above ? because(above, screen) : screen;
}

const speaksAt = ({ languages }: Desk, speaks: string | undefined) => languages.some(({ language }) => language === speaks);
/** Desks with somebody who speaks it first. */
const byLanguage = (desks: readonly Desk[], speaks: string | undefined) => [
  ...desks.filter((desk) => speaksAt(desk, speaks)),
  ...desks.filter((desk) => !speaksAt(desk, speaks)),
];

/** What is to be known before this is booked. */
export function explainScreen({ id }: Service): Screen {
  return {
    text: [text('common:book.title', { service: text(`common:service.${id}`) }), text(`visit:explain.${id}`)],
    buttons: [[act('continue', { do: 'book-people', people: '' })], backRow()],
  };
}

/** How many come together: the time is as much longer. */
export function peopleScreen({ id, minutes }: Service, most: number): Screen {
  const counts = Array.from({ length: most }, (_, n) => n + 1);
  return {
    text: [
      text('common:book.title', { service: text(`common:service.${id}`) }),
      text('visit:people.ask'),
      text('visit:people.each', { minutes }),
    ],
    buttons: [
      ...rows(
        counts.map((n) => button(text('visit:people.n', { n }), { do: 'book-people', people: String(n) })),
        4,
      ),
      backRow(),
    ],
  };
}

/**
 * Which day: the days with free times, eight at once; those on which somebody speaks the language that is wanted come first. Who comes with others
 * cannot wait for a time that one person gives up.
 */
export function dayChoice(desk: Desk, slots: readonly Slot[], page: number, { people, speaks }: Wanted, above?: Text): Screen {
  const days = daysOf(slots);
  const speaking = speaks === undefined ? [] : days.filter(({ day }) => speaksOn(desk.languages, speaks, day));
  const shown = [...speaking, ...days.filter((each) => !speaking.includes(each))].slice(page * daysPerPage, (page + 1) * daysPerPage);
  const turn = (to: number, name: string) => act(name, { do: 'book-desk', desk: desk.id, page: String(to) });
  const turns = [
    ...(page > 0 ? [turn(page - 1, 'earlier')] : []),
    ...(days.length > (page + 1) * daysPerPage ? [turn(page + 1, 'later')] : []),
  ];
  const screen: Screen = {
    text: [
      text('common:book.at', { town: desk.municipality }),
      ...(speaks === undefined || days.length === 0
        ? []
        : [text(speaking.length > 0 ? 'record:days-first' : 'record:days-none', { language: speaks })]),
      text(shown.length > 0 ? 'common:book.which-day' : 'common:book.no-day'),
    ],
    buttons: [
      ...rows(
        shown.map((each) =>
          button(text(speaking.includes(each) ? 'record:day-speaks' : 'common:book.day', { day: each.day }), {
            ...{ do: 'book-day', desk: desk.id, day: each.day },
          }),
        ),
        2,
      ),
      ...(turns.length > 0 ? [turns] : []),
      ...(days.length > 0
        ? [
            [
              button(speaks === undefined ? text('record:speaks-ask') : text('record:speaks-change', { language: speaks }), {
                do: 'book-speaks',
                desk: desk.id,
                lang: 'ask',
              }),
            ],
          ]
        : []),
      ...(people > 1
        ? []
        : [[act(days.length > 0 ? 'wish-earlier' : 'wish-any', { do: 'wish-join', desk: desk.id, before: days[0]?.day ?? '' })]]),
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
