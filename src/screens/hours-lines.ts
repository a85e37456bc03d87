import { type Text, text } from '../base/screen.ts';
import { clockAt } from '../base/time.ts';
import { openParts } from '../desk/closures.ts';
import type { Closure, DeskId, Timetable } from '../desk/desk.ts';
import { type Cut, clockOf, type DayHours, doorAt, weekHours } from '../desk/hours.ts';
import type { Setting } from './setting.ts';

export type When = Pick<Setting, 'content' | 'made' | 'now' | 'today' | 'zone'>;

/** When a desk receives: what somebody finds there now, then the next seven days, feasts and closures taken out; `sure`: the desk has confirmed it. */
export function hoursLines(when: When, { desk, hours, example }: Timetable, sure = false): Text[] {
  const cut = cutOf(when, desk);
  return [
    ...(example ? [text('common:desk.hours-example')] : []),
    doorLine(when, hours, cut),
    ...weekLines(when, hours, cut, example || sure ? 'common:desk.hours-week' : 'common:desk.hours'),
  ];
}

/** The seven days from today under their heading; nothing where none has hours. */
export function weekLines({ today }: When, hours: string, cut: Cut, heading: string): Text[] {
  const week = weekHours(hours, today, cut);
  // On all days the same, and no times: the line above them has said it.
  if (week.length === 7 && week.every(({ ranges }) => ranges.every((each) => each.hours === ''))) return [];
  const lines = week.map(({ day, ranges }) => text('common:desk.hours-line', { day, hours: ranges.map(rangeText).join(', ') }));
  return lines.length > 0 ? [text(heading), ...lines] : [];
}

const rangeText = ({ hours, remark }: DayHours['ranges'][number]) =>
  hours === '' ? (remark ?? '') : remark ? `${hours} (${remark})` : hours;

/** When desks do not receive: as the file says, and their operators. */
export const closuresOf = ({ content, made = [] }: Pick<Setting, 'content' | 'made'>): readonly Closure[] => [...content.closures, ...made];

/** What a desk's closures leave of its hours. */
export function cutOf(setting: Pick<Setting, 'content' | 'made'>, desk: DeskId): Cut {
  const closures = closuresOf(setting);
  return (reception) => openParts(closures, desk, reception);
}

/** What somebody finds who goes there now. */
export function doorLine({ now, today, zone }: When, hours: string, cut: Cut): Text {
  const door = doorAt(hours, today, clockAt(now, zone), cut);
  if (door.is === 'asked') return text('common:where.appointment');
  if (door.is === 'open') return text('common:desk.open', { until: door.until });
  if (door.is === 'perhaps') return text(door.remark ? 'common:desk.perhaps-remark' : 'common:desk.perhaps', { remark: door.remark ?? '' });
  if (!door.opens) return text('common:desk.closed-long');
  const { day, from } = door.opens;
  return text(day === today ? 'common:desk.opens-today' : 'common:desk.opens', { day, at: clockOf(from) });
}
