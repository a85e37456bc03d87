import { type Text, text } from '../base/screen.ts';
import type { Source } from './content.ts';
import { inEnglish } from './formats.ts';

/** What `{{title, source}}` says: Italian to who reads Italian, else as the register has it. */
export function sourceTitle({ title, it }: Pick<Source, 'title' | 'it'>): string {
  return `${it}${inEnglish}${title}`;
}

/** The dates of a source in the reader's language, and what they are the dates of. */
export function sourceDates({ dates, dated }: Pick<Source, 'dates' | 'dated'>): Text {
  if (dates.length === 0) return text('common:source.undated');
  const said = dates.map(oneDate);
  return dated ? text(`common:source.${dated}`, { dates: said }) : text('common:source.dates', { dates: said });
}

function oneDate(date: string): Text {
  const [from = '', to] = date.split('/');
  if (to === undefined) return text('common:source.on', { date });
  if (from === '..') return text('common:source.before', { date: to });
  return to === '..' ? text('common:source.later', { date: from }) : text('common:source.span', { from, to });
}
