import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, type Day } from '../base/time.ts';
import type { Stranded } from '../desk/closure-acts.ts';
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
const lift = (label: Text, who: Chooser, what: string, { from, hours }: MadeClosure): Button =>
  button(label, { do: 'desk-lift', what, desk: who.desk, by: who.by, day: from, time: hours?.from ?? '' });
const back = text('operators:close.back');

/** When: the whole day, or from when to when. */
const when = (key: string, { from, hours }: MadeClosure): Text =>
  text(`operators:${key}${hours ? '-hours' : ''}`, { day: from, from: hours?.from ?? '', until: hours?.until ?? '' });

const lines = (given: Given, stranded: readonly Stranded[]): Text[] =>
  strandedLines(given, stranded, ({ appointment }) => clockAt(appointment.starts_at, given.zone));

/** The next days on which the desk receives. No days: why there are none. */
export function shutDaysScreen(given: Given, who: Chooser, days: readonly Day[], known: boolean): Screen {
  const said = days.length > 0 ? 'days' : known ? 'no-days' : 'no-hours';
  return {
    text: [deskLine(given, who.desk), text(`operators:close.${said}`)],
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
): Screen {
  const { from: day, hours } = closure;
  const time = hours?.from ?? '';
  const only = parts
    .map((each) => ({ from: clockOf(each.from), until: clockOf(each.until) }))
    .filter(({ from }) => from !== time)
    .map((each) => shut(text('operators:close.only', each), who, 'ask', day, each.from));
  return {
    text: [
      deskLine(given, who.desk),
      when('close.ask', closure),
      ...(stranded.length > 0
        ? [[text('operators:close.stranded', { count: stranded.length }), ...lines(given, stranded)], text('operators:close.final')]
        : [text('operators:close.nobody')]),
    ],
    buttons: [
      [shut(text('operators:close.yes'), who, 'yes', day, time)],
      ...(parts.length > 1 ? rows(only, 2) : []),
      ...(hours && parts.length > 1 ? [[shut(text('operators:close.whole'), who, 'ask', day, '')]] : []),
      [shut(back, who, 'days', day, '')],
    ],
  };
}

export function shutDoneScreen(given: Given, who: Chooser, closure: MadeClosure, told: number): Screen {
  return {
    text: [
      deskLine(given, who.desk),
      when('close.done', closure),
      text(told > 0 ? 'operators:close.told' : 'operators:close.none-told', { count: told }),
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
        ...(stranded.length > 0 ? [text('operators:open.waits', { count: stranded.length }), ...lines(given, stranded)] : []),
      ]),
    ],
    buttons: closures.map(({ closure }) => [lift(when('open.button', closure), who, 'ask', closure)]),
  };
}

export function liftAskScreen(given: Given, who: Chooser, closure: MadeClosure): Screen {
  return {
    text: [deskLine(given, who.desk), when('open.ask', closure), text('operators:open.how')],
    buttons: [[lift(text('operators:open.yes'), who, 'yes', closure)], [lift(back, who, 'list', closure)]],
  };
}

export function liftDoneScreen(given: Given, who: Chooser, closure: MadeClosure): Screen {
  return { text: [deskLine(given, who.desk), when('open.done', closure)], buttons: [] };
}

/** Told to whoever read that the desk was closed, and has not chosen another time. */
export function openAgainScreen({ content, zone }: Given, { appointment }: Stranded): Screen {
  return {
    text: [
      text('common:stranded.open-again'),
      appointmentLines(appointment, content.desks.get(appointment.desk), zone),
      text('common:stranded.stands'),
    ],
    buttons: [[button(text('common:button.see-appointment'), { do: 'appointment', appointment: appointment.id })]],
    stay: true,
  };
}
