import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, type Day, dayAt } from '../base/time.ts';
import { extentOf, type Stranded } from '../desk/closure-acts.ts';
import type { Shut } from '../desk/closures.ts';
import type { DeskId, MadeClosure } from '../desk/desk.ts';
import { clockOf, type Reception } from '../desk/hours.ts';
import { appointmentLines } from './appointment-lines.ts';
import { button, rows } from './buttons.ts';
import type { Setting } from './setting.ts';
import { strandedLines } from './stranded-lines.ts';

/** Closing a desk and opening it again, in its group: times, initials and services, never names. */

type Given = Pick<Setting, 'content' | 'zone'>;

/** Who chooses at which desk. */
export interface Chooser {
  readonly desk: DeskId;
  readonly by: string;
}

const deskLine = ({ content }: Given, desk: DeskId): Text => text('operators:list.desk', { name: content.desks.get(desk)?.name ?? desk });
const shut = (label: Text, who: Chooser, what: string, day: Day, time: string): Button =>
  button(label, { do: 'desk-shut', what, desk: who.desk, by: who.by, day, time });
const lift = (label: Text, who: Chooser, what: string, closure: MadeClosure): Button =>
  button(label, { do: 'desk-lift', what, desk: who.desk, by: who.by, day: closure.from, time: extentOf(closure) });
const back = text('operators:close.back');

const spanOf = ({ from, until, hours }: MadeClosure) => ({
  part: hours ? '-hours' : from === until ? '' : '-days',
  at: { day: from, last: until, from: hours?.from ?? '', until: hours?.until ?? '' },
});

/** When: the whole day, from when to when, or several days; of the desk, or of one operator. `short`: as on a button. */
function when(key: string, closure: MadeClosure, short = false): Text {
  const { part, at } = spanOf(closure);
  if (closure.seat === undefined) return text(`operators:${key}${part}`, at);
  return text(`operators:${key}-seat`, { when: text(`operators:close.${short ? 'short' : 'when'}${part}`, at) });
}

/** On several days the day is told too. */
const lines = (given: Given, stranded: readonly Stranded[], { from, until }: MadeClosure): Text[] =>
  strandedLines(given, stranded, ({ appointment: { starts_at } }) => {
    const time = clockAt(starts_at, given.zone);
    return from === until ? time : text('visit:time', { day: dayAt(starts_at, given.zone), time });
  });

/** The next days on which the desk receives. No days: why there are none. `said`: what became of days that were typed. */
export function shutDaysScreen(
  given: Given,
  who: Chooser,
  days: readonly Day[],
  known: boolean,
  said: 'unread' | 'not-open' | null,
): Screen {
  const which = days.length > 0 ? 'days' : known ? 'no-days' : 'no-hours';
  return {
    text: [
      deskLine(given, who.desk),
      ...(said ? [text(`operators:close.${said}`)] : []),
      text(`operators:close.${which}`),
      ...(known ? [text('operators:close.how')] : []),
    ],
    buttons: rows(
      days.map((day) => shut(text('operators:close.day', { day }), who, 'ask', day, '')),
      2,
    ),
  };
}

/** Who has booked then, before the desk closes; the receptions of the day, where it has several. */
export function shutAskScreen(
  given: Given,
  who: Chooser,
  closure: MadeClosure,
  parts: readonly Reception[],
  stranded: readonly Stranded[],
  less: MadeClosure | null,
): Screen {
  const { from: day, hours, seat } = closure;
  const time = extentOf(closure);
  const only = parts
    .map((each) => ({ from: clockOf(each.from), until: clockOf(each.until) }))
    .filter(({ from }) => from !== hours?.from)
    .map((each) => shut(text('operators:close.only', each), who, 'ask', day, each.from));
  return {
    text: [
      deskLine(given, who.desk),
      when('close.ask', closure),
      ...(stranded.length > 0
        ? [
            [
              text(`operators:close.${seat === undefined ? 'stranded' : 'no-seat'}`, { count: stranded.length }),
              ...lines(given, stranded, closure),
            ],
            text('operators:close.final'),
          ]
        : [text(`operators:close.${seat === undefined ? 'nobody' : 'keep'}`)]),
    ],
    buttons: [
      [shut(text(seat === undefined ? 'operators:close.yes' : 'operators:close.yes-seat'), who, 'yes', day, time)],
      ...(less ? [[shut(text('operators:close.less'), who, 'ask', day, extentOf(less))]] : []),
      ...(parts.length > 1 && seat === undefined ? rows(only, 2) : []),
      ...(hours && parts.length > 1 && seat === undefined ? [[shut(text('operators:close.whole'), who, 'ask', day, '')]] : []),
      [shut(back, who, 'days', day, '')],
    ],
  };
}

export function shutDoneScreen(given: Given, who: Chooser, closure: MadeClosure, told: number): Screen {
  return {
    text: [
      deskLine(given, who.desk),
      when('close.done', closure),
      text(told > 0 ? 'operators:close.told' : closure.seat === undefined ? 'operators:close.none-told' : 'operators:close.kept', {
        count: told,
      }),
    ],
    buttons: [],
  };
}

/** What the operators closed, each with who has still to answer. */
export function liftListScreen(
  given: Given,
  who: Chooser,
  closures: readonly { readonly closure: MadeClosure; readonly stranded: readonly Stranded[] }[],
): Screen {
  return {
    text: [
      deskLine(given, who.desk),
      text(closures.length > 0 ? 'operators:open.list' : 'operators:open.none'),
      ...closures.map(({ closure, stranded }) => [
        when('open.line', closure),
        ...(stranded.length > 0 ? [text('operators:open.waits', { count: stranded.length }), ...lines(given, stranded, closure)] : []),
      ]),
    ],
    buttons: closures.map(({ closure }) => [lift(when('open.button', closure, true), who, 'ask', closure)]),
  };
}

export function liftAskScreen(given: Given, who: Chooser, closure: MadeClosure): Screen {
  return {
    text: [deskLine(given, who.desk), when('open.ask', closure), text('operators:open.how')],
    buttons: [
      [lift(text(closure.seat === undefined ? 'operators:open.yes' : 'operators:open.yes-seat'), who, 'yes', closure)],
      [lift(back, who, 'list', closure)],
    ],
  };
}

export function liftDoneScreen(given: Given, who: Chooser, closure: MadeClosure): Screen {
  return { text: [deskLine(given, who.desk), when('open.done', closure)], buttons: [] };
}

/** Told to whoever read that nobody receives then, and has not chosen another time. */
export function openAgainScreen({ content, zone }: Given, { appointment }: Stranded, was: Shut = 'desk'): Screen {
  return {
    text: [
      text(was === 'desk' ? 'common:stranded.open-again' : 'visit:stranded.again'),
      appointmentLines(appointment, content.desks.get(appointment.desk), zone),
      text('common:stranded.stands'),
    ],
    buttons: [[button(text('common:button.see-appointment'), { do: 'appointment', appointment: appointment.id })]],
    stay: true,
  };
}
