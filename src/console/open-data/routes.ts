import { type Context, Hono } from 'hono';
import type { Content } from '../../content/content.ts';
import { publicServices } from './cpsv.ts';
import { geoJson } from './geojson.ts';
import { organization, service, serviceAtLocation } from './hsds.ts';
import { listings } from './listings.ts';

/** Records on a page where nobody says how many, and at the most. */
const [pageSize, largestPage] = [50, 500] as const;

/** `/api/hsds/…`, `/api/desks.geojson`, `/api/services.jsonld`: the directory and the guides for other programs, as the content has them. */
export function openData(content: Content): Hono {
  // The content is frozen: everything is made when it is first asked for.
  const places = once(() => listings(content));
  const lists: Readonly<Record<string, () => readonly Readonly<Record<string, unknown>>[]>> = {
    services: once(() => places().map((each) => service(content, each))),
    organizations: once(() => places().map((each) => organization(content, each))),
    service_at_locations: once(() => places().map(serviceAtLocation)),
  };
  const geo = once(() => JSON.stringify(geoJson(places())));
  const services = once(() => JSON.stringify(publicServices(content)));

  const app = new Hono();
  const said = (c: Context, body: string, type = 'application/json') =>
    c.body(body, 200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
    });
  app.get('/api/desks.geojson', (c) => said(c, geo(), 'application/geo+json'));
  app.get('/api/services.jsonld', (c) => said(c, services(), 'application/ld+json'));
  for (const path of ['/api/hsds', '/api/hsds/'])
    app.get(path, (c) => {
      const profile = 'https://docs.openreferral.org/en/latest/';
      return said(
        c,
        JSON.stringify({ version: '3.1', profile, openapi_url: 'https://docs.openreferral.org/en/latest/hsds/api_reference.html' }),
      );
    });
  for (const [name, all] of Object.entries(lists)) {
    app.get(`/api/hsds/${name}`, (c) => said(c, JSON.stringify(pageOf(all(), c.req.query('page'), c.req.query('per_page')))));
    app.get(`/api/hsds/${name}/:id`, (c) => {
      const found = all().find((each) => each['id'] === c.req.param('id'));
      return found ? said(c, JSON.stringify(found)) : c.json({ error: 'no such record' }, 404);
    });
  }
  return app;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
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
