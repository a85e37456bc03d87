import { type Context, Hono } from 'hono';
import { keptFor, keptOnce } from '../../base/kept.ts';
import type { Content } from '../../content/content.ts';
import type { Live } from '../live.ts';
import { publicServices } from './cpsv.ts';
import { geoJson } from './geojson.ts';
import { organization, service, serviceAtLocation } from './hsds.ts';
import { listings } from './listings.ts';

/** Records on a page where nobody says how many, and at the most. */
const [pageSize, largestPage] = [50, 500] as const;

/** `/api/hsds/…`, `/api/desks.geojson`, `/api/services.jsonld`: the directory and the guides for other programs, as the content has them now. */
export function openData({ content, refresh }: Live): Hono {
  const now = keptFor(made);
  const app = new Hono();
  app.use('/api/*', async (_, next) => {
    await refresh();
    await next();
  });
  const said = (c: Context, body: string, type = 'application/json') =>
    c.body(body, 200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
    });
  app.get('/api/desks.geojson', (c) => said(c, now(content()).geo(), 'application/geo+json'));
  app.get('/api/services.jsonld', (c) => said(c, now(content()).services(), 'application/ld+json'));
  for (const path of ['/api/hsds', '/api/hsds/'])
    app.get(path, (c) => {
      const profile = 'https://docs.openreferral.org/en/latest/';
      return said(
        c,
        JSON.stringify({ version: '3.1', profile, openapi_url: 'https://docs.openreferral.org/en/latest/hsds/api_reference.html' }),
      );
    });
  for (const name of lists) {
    const all = () => now(content()).lists[name]();
    app.get(`/api/hsds/${name}`, (c) => said(c, JSON.stringify(pageOf(all(), c.req.query('page'), c.req.query('per_page')))));
    app.get(`/api/hsds/${name}/:id`, (c) => {
      const found = all().find((each) => each['id'] === c.req.param('id'));
      return found ? said(c, JSON.stringify(found)) : c.json({ error: 'no such record' }, 404);
    });
  }
  return app;
}

const lists = ['services', 'organizations', 'service_at_locations'] as const;

/** Everything of one content, which is frozen: made when it is first asked for. */
function made(content: Content) {
  const places = keptOnce(() => listings(content));
  return {
    lists: {
      services: keptOnce(() => places().map((each) => service(content, each))),
      organizations: keptOnce(() => places().map((each) => organization(content, each))),
      service_at_locations: keptOnce(() => places().map(serviceAtLocation)),
    },
    geo: keptOnce(() => JSON.stringify(geoJson(places()))),
    services: keptOnce(() => JSON.stringify(publicServices(content))),
  };
}

/** A page of a list, as HSDS's API shapes it. What is no number is the first page, of the usual size. */
function pageOf(all: readonly unknown[], page: string | undefined, per: string | undefined) {
  const whole = (text: string | undefined, otherwise: number) => (/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : otherwise);
  const size = Math.min(whole(per, pageSize), largestPage);
  const number = whole(page, 1);
  const contents = all.slice((number - 1) * size, number * size);
  const total_pages = Math.max(1, Math.ceil(all.length / size));
  return {
    ...{ total_items: all.length, total_pages, page_number: number, size: contents.length },
    ...{ first_page: number === 1, last_page: number >= total_pages, empty: contents.length === 0, contents },
  };
}
