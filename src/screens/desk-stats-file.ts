import { type Text, text } from '../base/screen.ts';
import type { Day } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { DeskId } from '../desk/desk.ts';
import { type Count, type DeskStats, fewest, toldStatuses } from '../desk/desk-stats.ts';
import { deskLanguage } from './desk-group-screens.ts';

const columns = ['desk', 'month', 'what', 'service', 'language', 'number'] as const;

/** What a table calculator would read as more than one cell stands in quotes. */
const cell = (value: string): string => (/[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const nameOf = ({ desks }: Pick<Content, 'desks'>, desk: DeskId): string => desks.get(desk)?.name ?? desk;

/**
 * A month of a desk in counts, as a table that Excel opens in Italy: semicolons, UTF-8 with its mark, lines ended as in RFC 4180. A count
 * under the fewest is the words for it. `month`: its first day.
 */
export function statsFile(content: Content, desk: DeskId, month: Day, { became, topics, others, waiting, ...answered }: DeskStats) {
  const said = (each: Text) => content.texts.plain(deskLanguage, each);
  const number = (count: Count) => (count === null ? said(text('operators:stats.few', { fewest })) : String(count));
  const name = nameOf(content, desk);
  const row = (what: string, count: Count, service = '', language = '') => [
    name,
    month.slice(0, 7),
    said(text(`operators:csv.${what}`)),
    service,
    language,
    number(count),
  ];
  const languageOf = (lang: string) => content.languages.find(({ id }) => id === lang)?.name ?? lang;
  const rows = [
    columns.map((each) => said(text(`operators:csv.${each}`))),
    ...toldStatuses.map((status) => row(status, became[status])),
    ...topics.map(({ service, lang, count }) => row('topic', count, said(text(`common:service.${service}`)), languageOf(lang))),
    ...(others === 0 ? [] : [row('others', others)]),
    row('waiting', waiting),
    row('replies', answered.replies),
    ...(answered.reply_minutes === null ? [] : [row('reply-minutes', answered.reply_minutes)]),
  ];
  const table = `\uFEFF${rows.map((each) => each.map(cell).join(';')).join('\r\n')}\r\n`;
  return {
    source: new TextEncoder().encode(table),
    filename: `numeri-${desk}-${month.slice(0, 7)}.csv`,
    type: 'text/csv; charset=utf-8',
  };
}

/** What goes with the file. */
export const statsCaption = (content: Pick<Content, 'desks'>, desk: DeskId, month: Day): Text =>
  text('operators:csv.caption', { name: nameOf(content, desk), month, fewest });
