import { type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, dayAt, isDay } from '../base/time.ts';
import type { DeskAct } from '../desk/desk-act.ts';
import { button } from './buttons.ts';
import { groupName } from './network-screens.ts';
import type { Setting } from './setting.ts';

/** Telegram's number for whoever writes as the group. */
const asGroup = 1_087_968_824;

/** A page of what was done at the desks, the newest first; `of`: a desk or a code, empty for all, null for what is neither. */
export function actsScreen(
  { content, zone }: Pick<Setting, 'content' | 'zone'>,
  of: string | null,
  page: number,
  acts: readonly DeskAct[],
  more: boolean,
): Screen {
  const line = ({ at, desk, act, about, by }: DeskAct): Text =>
    text('operators:audit.line', {
      day: dayAt(at, zone),
      time: clockAt(at, zone),
      act: text(`operators:act.${act}`),
      about: isDay(about) ? text('operators:audit.day', { day: about }) : about || '—',
      desk: groupName(content.desks, desk),
      by: by === asGroup ? text('operators:audit.as-group') : String(by),
    });
  const turn = (name: string, to: number) => button(text(`operators:button.${name}`), { do: 'audit', of: of ?? '', page: String(to) });
  return {
    text: [
      text('operators:audit.title'),
      of === null ? text('operators:audit.how') : acts.length === 0 ? text('operators:audit.none') : acts.map(line),
    ],
    buttons: [[...(page > 0 ? [turn('later', page - 1)] : []), ...(more ? [turn('earlier', page + 1)] : [])]].filter(
      (row) => row.length > 0,
    ),
  };
}
