import type { Action } from '../base/action.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import type { Day, Instant } from '../base/time.ts';
import type { Service, ServiceId } from '../desk/desk.ts';
import type { Slot } from '../desk/slot.ts';
import { button, rows } from './buttons.ts';
import { daysOf, slotsOn } from './free-times.ts';
import { serviceText } from './service-text.ts';
import type { Setting } from './setting.ts';

/** How an operator gives a time to somebody without Telegram: no name is asked or shown here. */

/** A step; what was not chosen yet is empty. */
export type Giving = Omit<Extract<Action, { do: 'desk-book' }>, 'do'>;

type Given = Pick<Setting, 'content'>;

/** Days on a screen. */
const daysAtOnce = 12;

/** Stands before the day from which days are shown. */
export const daysFrom = 'from';

/** A service as a button names it: its id is too long beside a desk, an operator and a moment. */
export function shortOf(id: ServiceId): string {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 36 ** 3;
  return hash.toString(36);
}

/** A moment as a button names it. */
const momentOf = (at: Instant): string => Math.round(Date.parse(at) / 60_000).toString(36);

const to = (label: Text, step: Giving, next: Partial<Giving>): Button => button(label, { do: 'desk-book', ...step, ...next });
const back = (step: Giving, next: Partial<Giving>): Button[] => [to(text('operators:close.back'), step, next)];

const head = ({ content }: Given, { desk }: Giving, service?: Service): Paragraph => [
  text('operators:list.desk', { name: content.desks.get(desk)?.name ?? desk }),
  ...(service ? [text('operators:give.service', { service: serviceText(content, service.id) })] : []),
];

/** The reasons to come; none: the desk's hours are not known. */
export function giveServiceScreen(given: Given, step: Giving, services: readonly Service[]): Screen {
  return {
    text: [head(given, step), text(services.length > 0 ? 'operators:give.which-service' : 'operators:close.no-hours')],
    buttons: rows(
      services.map(({ id }) => to(text(`common:service.${id}`), step, { service: shortOf(id), at: '', people: '', lang: '' })),
      2,
    ),
  };
}

export function givePeopleScreen(given: Given, step: Giving, service: Service): Screen {
  const counts = Array.from({ length: service.people ?? 1 }, (_, n) => n + 1);
  return {
    text: [head(given, step, service), text('operators:give.people'), text('visit:people.each', { minutes: service.minutes })],
    buttons: [counts.map((n) => to(text('visit:people.n', { n }), step, { people: String(n) })), back(step, { service: '' })],
  };
}

/** The days that have free times, some at a time, from that day on. */
export function giveDayScreen(given: Given, step: Giving, service: Service, slots: readonly Slot[], from: Day): Screen {
  const all = daysOf(slots);
  const ahead = all.filter(({ day }) => day >= from);
  const days = ahead.slice(0, daysAtOnce);
  const next = ahead[daysAtOnce];
  const before = all.filter(({ day }) => day < from).slice(-daysAtOnce)[0];
  const turns = [
    ...(before ? [to(text('operators:button.earlier'), step, { at: `${daysFrom}${before.day}` })] : []),
    ...(next ? [to(text('operators:button.later'), step, { at: `${daysFrom}${next.day}` })] : []),
  ];
  return {
    text: [head(given, step, service), text(all.length > 0 ? 'operators:give.day' : 'operators:list.no-slots')],
    buttons: [
      ...rows(
        days.map(({ day }) => to(text('common:book.day', { day }), step, { at: day, lang: '' })),
        2,
      ),
      ...(turns.length > 0 ? [turns] : []),
      back(step, { service: '', people: '', at: '', lang: '' }),
    ],
  };
}

export function giveTimeScreen(given: Given, step: Giving, service: Service, slots: readonly Slot[], day: Day): Screen {
  const times = slotsOn(slots, day).map(({ time, starts_at }) =>
    to(text('common:book.time', { time }), step, { at: momentOf(starts_at), lang: '' }),
  );
  return {
    text: [head(given, step, service), text('common:desk-note.move-time', { day })],
    buttons: [...rows(times, 4), back(step, { at: '', lang: '' })],
  };
}

/** The language in which the slip is printed: the last tap, which books. */
export function giveLanguageScreen(given: Given, step: Giving, service: Service, { day, time }: Slot): Screen {
  return {
    text: [head(given, step, service), text('operators:give.language', { day, time })],
    buttons: [
      given.content.languages.map(({ id, name }) => to(text('common:language.name', { name, lang: id }), step, { lang: id })),
      back(step, { at: day }),
    ],
  };
}

/** It is booked. `open`: the bot may write to the operator. */
export function givenScreen(given: Given, step: Giving, code: string, { day, time }: Pick<Slot, 'day' | 'time'>, open: boolean): Screen {
  return {
    text: [
      head(given, step),
      text('operators:give.done', { day, time, code }),
      text(open ? 'operators:give.name-there' : 'operators:give.name-opens'),
    ],
    buttons: [],
  };
}
