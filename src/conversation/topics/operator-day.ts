import { type Screen, text } from '../../base/screen.ts';
import { addDays } from '../../base/time.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { whenWhere } from '../../screens/appointment-lines.ts';
import type { Situation } from '../situation.ts';
import type { Known } from './operator-known.ts';

/** Today and tomorrow at the desk. */
export function dayScreen(situation: Situation, { day, desk }: Known): Screen {
  const { content, zone, today } = situation;
  const line = (each: Appointment) =>
    text(`common:day.line-${each.status}`, {
      ...whenWhere(each, content.desks.get(each.desk), zone),
      service: text(`common:service.${each.service}`),
    });
  const of = (which: string) => day.filter((each) => whenWhere(each, undefined, zone).day === which).map(line);
  const block = (which: string) => [
    text('common:day.title', { day: which }),
    ...(of(which).length > 0 ? of(which) : [text('common:day.nobody')]),
  ];
  return {
    text: [text('common:day.desk', { name: content.desks.get(desk)?.name ?? desk }), block(today), block(addDays(today, 1))],
    buttons: [],
  };
}
