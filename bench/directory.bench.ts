import { mapRoutes } from '../src/console/map/routes.ts';
import type { Content } from '../src/content/content.ts';
import { loadContent } from '../src/content/load.ts';
import { whole } from '../src/desk/hours.ts';
import { byDistance, nearestOpen, type Place } from '../src/desk/near.ts';
import { slotsMs } from './busy-desk.ts';
import { median, root } from './parts.ts';

const zone = 'Europe/Rome';
/** A Monday, nine in the evening in Italy: doors are closed, and open tomorrow or later. */
const now = '2026-11-23T20:00:00.000Z';
const today = '2026-11-23';
const desks = 10_000;
const times = 300;

const round = (ms: number) => Math.round(ms * 1000) / 1000;

/** The middle of so many runs, in milliseconds, each with another number. */
function timed(runs: number, run: (n: number) => void): number {
  for (let n = 0; n < 100; n++) run(n);
  const took: number[] = [];
  for (let n = 0; n < runs; n++) {
    const begun = performance.now();
    run(n);
    took.push(performance.now() - begun);
  }
  return round(median(took));
}

/** Places all over Tuscany, around its towns, with hours as offices write them. */
function placesOf({ municipalities, timetables }: Content): Place[] {
  const towns = [...municipalities.values()];
  const hours = [null, ...timetables.map((each) => each.hours), 'Mo,We 09:00-12:30', 'Th 15:00-18:00', 'Fr 09:00-13:00 "su appuntamento"'];
  return Array.from({ length: desks }, (_, n): Place => {
    const town = towns[n % towns.length];
    if (!town) throw new Error('no towns');
    const { name: municipality, lat, lon } = town;
    return {
      id: `desk-${n}`,
      name: municipality,
      municipality,
      hours: hours[n % hours.length] ?? null,
      cut: whole,
      booked_here: n % 50 === 0,
      lat: lat + ((n * 37) % 100) / 2000,
      lon: lon + ((n * 61) % 100) / 2000,
    };
  });
}

/** A name with two letters in each other's place, with one left out, with one said twice. */
const mistaken = (name: string, n: number) => {
  const at = 1 + (n % Math.max(1, name.length - 2));
  const [first, last] = [name.slice(0, at), name.slice(at)];
  return (
    [`${first}${last[1] ?? ''}${last[0] ?? ''}${last.slice(2)}`, first + last.slice(1), `${first}${last[0] ?? ''}${last}`][n % 3] ?? name
  );
};

/** Kilobytes of the map page with all that it asks for, as a browser gets them. */
async function pageKb(content: Content): Promise<number> {
  const store = { closures: async () => [] };
  const pages = mapRoutes({
    store,
    content: () => content,
    refresh: async () => undefined,
    zone,
    now: () => now,
    chat: (payload) => `https://t.me/bot?start=${payload}`,
    tiles: null,
  });
  const get = async (path: string) => {
    const answer = await pages.request(path, { headers: { 'accept-encoding': 'gzip' } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return (await answer.arrayBuffer()).byteLength;
  };
  const page = await (await pages.request('/map')).text();
  const files = [...page.matchAll(/(?:href|src)="(\/map\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const sizes = await Promise.all(['/map', '/map/outlines.json', ...files].map(get));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
}

/** The directory: the nearest of many desks, a town typed with a mistake, free times of a desk with many appointments, the map page. */
export async function run(): Promise<Record<string, [number, string]>> {
  const loaded = await loadContent(root, { demo: true });
  if ('problems' in loaded) throw new Error(`${loaded.problems.length} problems in the content`);
  const { content } = loaded;
  const towns = [...content.municipalities.values()];
  const places = placesOf(content);
  const from = (n: number) => towns[(n * 17) % towns.length] ?? { lat: 43, lon: 11 };
  const found = towns.filter(({ id, name }, n) => content.towns.find(mistaken(name, n), 3).includes(id)).length;
  return {
    nearest_ms: [
      timed(times, (n) => {
        const near = byDistance(places, from(n));
        near.find(() => true);
        near.find(({ place }) => place.booked_here);
      }),
      'ms',
    ],
    nearest_open_ms: [timed(times, (n) => void nearestOpen(byDistance(places, from(n)), today, '21:00')), 'ms'],
    search_ms: [timed(times, (n) => void content.towns.find(mistaken(towns[n % towns.length]?.name ?? '', n), 6)), 'ms'],
    search_found: [Math.round((1000 * found) / towns.length) / 10, '%'],
    slots_ms: [slotsMs(), 'ms'],
    page_kb: [await pageKb(content), 'kB'],
  };
}
