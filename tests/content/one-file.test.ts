import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../src/authoring/check-content.ts';
import { coverage, readUnconfirmed } from '../../src/authoring/coverage.ts';
import { listings } from '../../src/console/open-data/listings.ts';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { newSession } from '../../src/desk/session.ts';
import { directory } from '../../src/screens/directory.ts';
import { bookableDesk } from '../../src/screens/free-times.ts';
import { nearScreen } from '../../src/screens/near-screen.ts';
import type { Setting } from '../../src/screens/setting.ts';
import { root } from '../support/stage.ts';

/** As a stranger writes it: one file with the place, its hours and the page that tells them. */
const desk = `id: orbetello
name: Sportello Info Immigrati – Orbetello
municipality: Orbetello
address: Piazza del Plebiscito 1
postcode: "58015"
lat: 42.4399
lon: 11.2122
precision: municipality
phone: ["+39 0564 861111"]
website: null
services: [permit-renewal, orientation]
languages: [{ language: ar, days: [We] }]
timetable:
  hours: We 09:00-12:00
  seats: 2
  source: desk-orbetello
  checked_on: 2026-11-23
sources:
  - { id: desk-orbetello, title: Its page, it: La sua pagina, url: "https://example.org/orbetello", dates: ["2026-10"] }
checked_on: 2026-11-23
`;
const town = `municipalities:
  - { id: "011027", name: "Sarzana", province: SP, lat: 44.1117, lon: 9.9606 }
`;

const folder = mkdtempSync(join(tmpdir(), 'sportello-'));
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const now = '2026-11-24T08:00:00.000Z';
const zone = 'Europe/Rome';
let content: Content;

beforeAll(async () => {
  cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
  for (const each of ['flows', 'locales']) symlinkSync(join(root, each), join(folder, each));
  write('data/desks/toscana/grosseto/orbetello.yaml', desk);
  write('data/municipalities/liguria/la-spezia.yaml', town);
  const loaded = await loadContent(folder, { demo: false, strict: true });
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  content = loaded.content;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function setting(): Setting {
  const person = { chat: 1, lang: 'it', lang_chosen: true, privacy_on: now, blocked_at: null, session: newSession, version: 1 };
  return { person, now, today: '2026-11-24', zone, content, deskChats: new Map([['orbetello', -1]]) };
}
function near(name: string): string {
  const home = [...content.municipalities.values()].find((each) => each.name === name);
  const said = home ? nearScreen(setting(), home).text.flat() : [];
  return said.map((each) => content.texts.plain('it', each)).join('\n');
}

describe('one file adds a desk', () => {
  it('which is the answer where it stands, on the map, in open data, and can be booked', () => {
    expect(near('Orbetello')).toMatch(
      /Il più vicino: anche quello che apre prima\.\nSportello Info Immigrati – Orbetello · Orbetello\n.*mercoledì 25/,
    );
    const entry = directory({ content, now, today: '2026-11-24', zone }).find(({ id }) => id === 'orbetello');
    expect(entry?.languages).toEqual([{ language: 'ar', days: ['We'] }]);
    const listing = listings(content).find(({ id }) => id === 'orbetello');
    expect(listing).toMatchObject({
      hours: 'We 09:00-12:00',
      services: ['permit-renewal', 'orientation'],
      sources: [{ id: 'desk-orbetello' }],
    });
    const own = content.desks.get('orbetello');
    expect(own && bookableDesk(setting(), own)).toMatchObject({
      hours: 'We 09:00-12:00',
      seats: 2,
    });
    // those with a number of their own are shown before it
    expect([...content.desks.keys()]).toEqual(['coeso-grosseto', 'coeso-follonica', 'orbetello']);
  });

  it('and its town in the table of who serves whom', async () => {
    expect(coverage(content, await readUnconfirmed(root))).toContain(
      '| Orbetello | Sportello Info Immigrati – Orbetello (prenotazioni nel bot) |',
    );
  });
});

it('one file adds a municipality, in a province of which nobody has told us the offices: it says so', () => {
  expect(near('Sarzana')).toMatch(/la Questura della tua provincia[\s\S]*la Prefettura della tua provincia[\s\S]*Comune di Sarzana/);
  expect(near('Sarzana')).not.toContain('Massa');
});

it('the check finds nothing wrong with either, and names what is in the wrong place', async () => {
  const checked = await checkContent(folder);
  expect(checked.problems).toEqual([]);
  expect(checked.weeks.some((each) => each.startsWith('orbetello (We 09:00-12:00): 2026-'))).toBe(true);
  expect(checked.due.map(({ problem }) => problem)).toContain('Sarzana has no outline: the map shows its point alone');
}, 120_000);
