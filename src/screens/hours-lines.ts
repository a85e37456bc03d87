import { type Text, text } from '../base/screen.ts';
import { clockAt, type Day } from '../base/time.ts';
import type { DeskId, Timetable } from '../desk/desk.ts';
import { clockOf, type DayHours, doorAt, weekHours } from '../desk/hours.ts';
import type { Setting } from './setting.ts';

type When = Pick<Setting, 'content' | 'now' | 'today' | 'zone'>;

/** When a desk receives: what somebody finds there now, then the next seven days, feasts and closures taken out. */
export function hoursLines(when: When, { desk, hours, example }: Timetable): Text[] {
  const closed = (day: Day) => closedOn(when.content, desk, day);
  return [
    ...(example ? [text('common:desk.hours-example')] : []),
    doorLine(when, hours, closed),
    ...weekLines(when, hours, closed, example ? 'common:desk.hours-week' : 'common:desk.hours'),
  ];
}

/** The seven days from today under their heading; nothing where none has hours. */
export function weekLines({ today }: When, hours: string, closed: (day: Day) => boolean, heading: string): Text[] {
  const week = weekHours(hours, today).filter(({ day }) => !closed(day));
  const lines = week.map(({ day, ranges }) => text('common:desk.hours-line', { day, hours: ranges.map(rangeText).join(', ') }));
  return lines.length > 0 ? [text(heading), ...lines] : [];
}

const rangeText = ({ hours, remark }: DayHours['ranges'][number]) => (remark ? `${hours} (${remark})` : hours);

/** Whether a desk is closed on a day whatever its hours say. */
export const closedOn = ({ closures }: Pick<Setting['content'], 'closures'>, desk: DeskId, day: Day): boolean =>
  closures.some((each) => each.desk === desk && each.from <= day && day <= each.until);

/** What somebody finds who goes there now. */
export function doorLine({ now, today, zone }: When, hours: string, closed: (day: Day) => boolean): Text {
  const door = doorAt(hours, today, clockAt(now, zone), closed);
  if (door.is === 'open') return text('common:desk.open', { until: door.until });
  if (door.is === 'perhaps') return text(door.remark ? 'common:desk.perhaps-remark' : 'common:desk.perhaps', { remark: door.remark ?? '' });
  if (!door.opens) return text('common:desk.closed-long');
  const { day, from } = door.opens;
  return text(day === today ? 'common:desk.opens-today' : 'common:desk.opens', { day, at: clockOf(from) });
}
