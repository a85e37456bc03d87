import { type Text, text } from '../base/screen.ts';
import { clockAt } from '../base/time.ts';
import type { Timetable } from '../desk/desk.ts';
import { clockOf, type DayHours, doorAt, weekHours } from '../desk/hours.ts';
import type { Setting } from './setting.ts';

type When = Pick<Setting, 'content' | 'now' | 'today' | 'zone'>;

/** When a desk receives: what somebody finds there now, then the next seven days, feasts and closures taken out. */
export function hoursLines(when: When, timetable: Timetable): Text[] {
  const week = weekHours(timetable.hours, when.today).filter(({ day }) => !closedOn(when, timetable, day));
  return [
    ...(timetable.example ? [text('common:desk.hours-example')] : []),
    doorLine(when, timetable),
    ...(week.length > 0 ? [text(timetable.example ? 'common:desk.hours-week' : 'common:desk.hours')] : []),
    ...week.map(({ day, ranges }) => text('common:desk.hours-line', { day, hours: ranges.map(rangeText).join(', ') })),
  ];
}

const rangeText = ({ hours, remark }: DayHours['ranges'][number]) => (remark ? `${hours} (${remark})` : hours);

const closedOn = ({ content }: When, { desk }: Timetable, day: string) =>
  content.closures.some((each) => each.desk === desk && each.from <= day && day <= each.until);

function doorLine(when: When, timetable: Timetable): Text {
  const { now, today, zone } = when;
  const door = doorAt(timetable.hours, today, clockAt(now, zone), (day) => closedOn(when, timetable, day));
  if (door.is === 'open') return text('common:desk.open', { until: door.until });
  if (door.is === 'perhaps') return text(door.remark ? 'common:desk.perhaps-remark' : 'common:desk.perhaps', { remark: door.remark ?? '' });
  if (!door.opens) return text('common:desk.closed-long');
  const { day, from } = door.opens;
  return text(day === today ? 'common:desk.opens-today' : 'common:desk.opens', { day, at: clockOf(from) });
}
