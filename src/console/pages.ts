import { Hono } from 'hono';
import { type HealthDeps, health } from './health.ts';
import { type MapDeps, mapRoutes } from './map/routes.ts';
import { type Metrics, metricsRoute } from './metrics.ts';
import { openData } from './open-data/routes.ts';
import { type PosterDeps, posterRoutes } from './poster/routes.ts';

export interface PagesDeps extends MapDeps, PosterDeps {
  readonly store: MapDeps['store'] & HealthDeps['store'];
  readonly health: Omit<HealthDeps, 'store' | 'now'>;
  readonly metrics: { readonly figures: Metrics; readonly token: string | null };
}

/** All that the bot's HTTP server shows, but for the webhook: how it is, its figures, the map, the open data, the posters. */
export function pages(deps: PagesDeps): Hono {
  const { store, now, metrics } = deps;
  const web = new Hono();
  web.route('/', health({ store, now, ...deps.health }));
  web.route('/', metricsRoute(metrics.figures, metrics.token));
  web.route('/', mapRoutes(deps));
  web.route('/', openData(deps));
  web.route('/', posterRoutes(deps));
  return web;
}
