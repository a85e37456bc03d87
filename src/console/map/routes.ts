import { type Context, Hono } from 'hono';
import { dayAt, type Instant, type Zone } from '../../base/time.ts';
import type { Content } from '../../content/content.ts';
import { codesOf } from '../../desk/spoken-days.ts';
import { directory, type Entry } from '../../screens/directory.ts';
import type { Store } from '../../store/store.ts';
import type { Live } from '../live.ts';
import { type Asset, mapAssets, packed } from './assets.ts';
import { type Asked, mapPage } from './page.ts';

export interface MapDeps extends Live {
  readonly store: Pick<Store, 'closures'>;
  readonly zone: Zone;
  now(): Instant;
  /** Where a link of the bot's leads: its chat, or the demo's; null: not known yet. */
  chat(payload: string): string | null;
  /** Where street tiles come from; null: there are none. */
  readonly tiles: string | null;
}

/** Whether a door is open is looked at anew each minute, in milliseconds: opening hours are slow to read, and anybody may ask. */
const minute = 60_000;
/** Pages that are kept for that minute; others are made anew. */
const mostPages = 60;

/** `/map` and its files. */
export function mapRoutes({ store, content: live, refresh, zone, now, chat, tiles }: MapDeps): Hono {
  const asset = mapAssets();
  let minuteOf = -1;
  let of: Content | null = null;
  let entries: readonly Entry[] = [];
  const pages = new Map<string, Asset>();

  async function current(): Promise<{ readonly content: Content; readonly all: readonly Entry[] }> {
    await refresh();
    const content = live();
    const at = now();
    const this_ = Math.floor(Date.parse(at) / minute);
    if (this_ === minuteOf && of === content) return { content, all: entries };
    const today = dayAt(at, zone);
    const found = directory({ content, made: await store.closures(today), now: at, today, zone });
    pages.clear();
    minuteOf = this_;
    of = content;
    entries = found;
    return { content, all: found };
  }

  const app = new Hono();
  for (const path of ['/map', '/map/*'])
    app.use(path, async (c, next) => {
      await next();
      for (const [name, value] of Object.entries(headers(tiles))) c.header(name, value);
    });
  app.get('/map', async (c) => {
    // A page whose links lead nowhere would be kept for a minute.
    if (chat('') === null) return c.body(null, 503, { 'retry-after': '5' });
    const { content, all } = await current();
    const asked = askedOf(content, all, c.req.query(), c.req.header('accept-language') ?? '');
    const key = JSON.stringify(asked);
    const page =
      pages.get(key) ??
      packed(
        'text/html; charset=utf-8',
        String(await mapPage({ content, asked, entries: all, chat: (payload) => chat(payload) ?? '', tiles })),
      );
    if (pages.size < mostPages) pages.set(key, page);
    // No longer than what it says of open doors holds: these open and shut at whole minutes.
    return sent(c, page, 60 - Math.floor((Date.parse(now()) % minute) / 1000));
  });
  app.get('/map/:name', (c) => {
    const found = asset(c.req.param('name'));
    return found ? sent(c, found, 3600) : c.notFound();
  });
  return app;
}

/** Packed where the browser takes it so; it may keep it for so many seconds. */
function sent(c: Context, { type, body, packed: small }: Asset, seconds: number): Response {
  const packs = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  return c.body(packs ? small : body, 200, {
    'content-type': type,
    'cache-control': `public, max-age=${seconds}`,
    vary: 'accept-encoding, accept-language',
    ...(packs ? { 'content-encoding': 'gzip' } : {}),
  });
}

/** What the address asks for; what stands for nothing is left out. */
function askedOf(content: Content, entries: readonly Entry[], query: Readonly<Record<string, string>>, browser: string): Asked {
  const spoken = (id: string | undefined) => content.languages.some((each) => each.id === id);
  const [wanted = ''] = [query['lang'] ?? '', ...browser.split(',').map((each) => each.split(/[-;]/)[0]?.trim() ?? '')].filter(spoken);
  const [what = '', language = ''] = [query['what'], query['language']];
  return {
    lang: wanted || (content.languages[0]?.id ?? 'it'),
    what: entries.some((each) => each.kind === what || each.services.includes(what)) ? what : '',
    language: entries.some((each) => codesOf(each.languages).includes(language)) ? language : '',
    open: query['open'] === '1',
  };
}

/** Nothing comes from another host but the tiles, where there are some. */
function headers(tiles: string | null): Readonly<Record<string, string>> {
  const from = tiles ? ` ${new URL(tiles.replaceAll(/[{}]/g, '')).origin}` : '';
  return {
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:${from}; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
