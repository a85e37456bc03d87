import { type Screen, type Text, text } from '../base/screen.ts';
import { addMonths, type Day } from '../base/time.ts';
import type { DeskId } from '../desk/desk.ts';
import { type Count, type DeskStats, fewest, toldStatuses } from '../desk/desk-stats.ts';
import { button } from './buttons.ts';
import type { Setting } from './setting.ts';

const hour = 60;
const lasting = (minutes: number): Text =>
  minutes < 2 * hour
    ? text('operators:stats.minutes', { count: minutes })
    : text('operators:stats.hours', { count: Math.round(minutes / hour) });

/** A month of a desk in counts, none so small that it is somebody; `month`: its first day. */
export function deskStatsScreen(
  { content, today }: Pick<Setting, 'content' | 'today'>,
  desk: DeskId,
  month: Day,
  { became, topics, others, waiting, replies, reply_minutes }: DeskStats,
): Screen {
  const said = (count: Count) => (count === null ? text('operators:stats.few', { fewest }) : text('operators:stats.count', { n: count }));
  const languageOf = (lang: string) => content.languages.find(({ id }) => id === lang)?.name ?? lang;
  const pairs: Text[] = topics.map(({ service, lang, count }) =>
    text('operators:stats.topic', { service: text(`common:service.${service}`), language: languageOf(lang), count: said(count) }),
  );
  const turn = (name: string, by: number) =>
    button(text(`operators:button.${name}`), { do: 'desk-list', what: 'stats', desk, day: addMonths(month, by) });
  return {
    text: [
      text('operators:stats.title', { name: content.desks.get(desk)?.name ?? desk, month }),
      [
        ...toldStatuses.map((status) => text(`operators:stats.${status}`, { count: said(became[status]) })),
        text('operators:stats.waiting', { count: said(waiting) }),
        text('operators:stats.replies', { count: said(replies) }),
        ...(reply_minutes === null ? [] : [text('operators:stats.reply', { time: lasting(reply_minutes) })]),
      ],
      [text('operators:stats.topics'), ...pairs, ...(others === 0 ? [] : [text('operators:stats.others', { count: said(others) })])],
      text('operators:stats.why', { fewest }),
    ],
    buttons: [
      [turn('before', -1), ...(month < today.slice(0, 8).concat('01') ? [turn('after', 1)] : [])],
      [button(text('operators:button.export'), { do: 'desk-list', what: 'export', desk, day: month })],
    ],
  };
}
