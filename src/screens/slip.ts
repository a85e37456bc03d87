import { type Text, text } from '../base/screen.ts';
import type { Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import { langTag } from '../content/lang-tag.ts';
import type { Appointment } from '../desk/appointment.ts';
import { appointmentLines } from './appointment-lines.ts';

/** One sheet of paper in large letters, the same on every printer. */
const style =
  'body{font:16pt/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em}.code{font-size:22pt}ul{padding-inline-start:1.2em}';

/** Printers and old computers have no letters for these. */
const icons = /\p{Extended_Pictographic}\ufe0f?\s*/gu;

/** What somebody without Telegram takes home: desk, day, time, code and papers in their language. No name and no reason: it may be lost. HTML in UTF-8. */
export function slipFile(content: Content, zone: Zone, appointment: Appointment, lang: string, papers: readonly Text[]) {
  const all: Text[] = [];
  const said = (each: Text) => {
    all.push(each);
    return content.texts.html(lang, each).replace(icons, '');
  };
  const line = (each: Text, as = 'p') => `<${as}>${said(each)}</${as}>`;
  const dir = content.languages.find(({ id }) => id === lang)?.dir ?? 'ltr';
  const body = [
    line(text('operators:slip.title'), 'h1'),
    ...appointmentLines(appointment, content.desks.get(appointment.desk), zone).map((each) => line(each)),
    `<p class="code">${said(text('common:appointment.code', { code: appointment.code }))}</p>`,
    ...(papers.length > 0 ? [line(text('common:book.bring')), `<ul>${papers.map((each) => line(each, 'li')).join('')}</ul>`] : []),
    line(text('operators:slip.how')),
  ];
  const head = `<meta charset="utf-8"><title>${appointment.code}</title><style>${style}</style>`;
  const html = `<!doctype html>\n<html lang="${langTag(content.texts, lang, all)}" dir="${dir}"><head>${head}</head><body>${body.join('\n')}</body></html>\n`;
  return { source: new TextEncoder().encode(html), filename: 'appuntamento.html', type: 'text/html; charset=utf-8' };
}

/** What goes with the slip. */
export const slipCaption = ({ code }: Pick<Appointment, 'code'>): Text => text('operators:slip.caption', { code });
