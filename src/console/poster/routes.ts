import { Hono } from 'hono';
import { linkPayload } from '../../base/link.ts';
import { posterWords } from '../../screens/poster-words.ts';
import type { Live } from '../live.ts';
import { posterPage } from './poster.ts';
import { posterPdf } from './poster-pdf.ts';
import { posterStyle } from './poster-style.ts';

export interface PosterDeps extends Live {
  /** The desks that have a group: the others cannot be booked. */
  withGroup(): ReadonlyMap<string, unknown>;
  /** Where a link of the bot's leads; null: not known yet. */
  chat(payload: string): string | null;
}

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const kept = { 'cache-control': 'no-store' };

/** `/poster/DESK`: a sheet to print for each desk of the bot's; `/poster/DESK.pdf`: the same as a file. */
export function posterRoutes({ content: live, refresh, withGroup, chat }: PosterDeps): Hono {
  const app = new Hono();
  app.use('/poster/*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });
  app.get('/poster/poster.css', (c) => c.body(posterStyle, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/poster/:desk', async (c) => {
    await refresh();
    const content = live();
    const asked = c.req.param('desk');
    const file = asked.endsWith('.pdf');
    const desk = content.desks.get(file ? asked.slice(0, -'.pdf'.length) : asked);
    if (!desk) return c.notFound();
    const link = chat(linkPayload({ to: 'desk', desk: desk.id }));
    // A sheet with a code that leads nowhere would hang on walls for years.
    if (!link)
      return c.text(content.languages.map(({ id }) => content.texts.plain(id, posterWords.noBot)).join('\n'), 503, { 'retry-after': '60' });
    const books = withGroup().has(desk.id) && content.timetables.some((each) => each.desk === desk.id);
    const poster = { content, desk, books, link };
    if (!file) return c.html(await posterPage(poster), 200, kept);
    const name = { 'content-disposition': `inline; filename="${desk.id}.pdf"` };
    return c.body(new Uint8Array(await posterPdf(poster)), 200, { ...kept, ...name, 'content-type': 'application/pdf' });
  });
  return app;
}
