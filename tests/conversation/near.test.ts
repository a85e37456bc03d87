import { beforeAll, describe, expect, it } from 'vitest';
import { dayAt, weekday } from '../../src/base/time.ts';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { byDistance, nearestOpen, type Place } from '../../src/desk/near.ts';
import type { Municipality } from '../../src/desk/office.ts';
import { newSession } from '../../src/desk/session.ts';
import { nearScreen, placeScreen } from '../../src/screens/near-screen.ts';
import type { Setting } from '../../src/screens/setting.ts';
import { root } from '../support/stage.ts';

let content: Content;
beforeAll(async () => {
  const loaded = await loadContent(root, { demo: false, strict: true });
  if ('problems' in loaded) throw new Error('the content does not load');
  content = loaded.content;
}, 120_000);

function setting(now: string): Setting {
  const person = { chat: 1, lang: 'it', lang_chosen: true, privacy_on: now, blocked_at: null, session: newSession, version: 1 };
  return { person, now, today: dayAt(now, 'Europe/Rome'), zone: 'Europe/Rome', content, deskChats: new Map() };
}
const town = (name: string): Municipality => [...content.municipalities.values()].find((each) => each.name === name) as Municipality;
/** What the screen says and what stands on its buttons; a text that is missing throws. */
const words = (now: string, home: Municipality, lang = 'it') => {
  const { text, buttons } = nearScreen(setting(now), home);
  return [...text.flat(), ...buttons.flat().map(({ label }) => label)].map((each) => content.texts.plain(lang, each)).join('\n');
};

/** The seat of each province's Questura and Prefettura, written here by hand. */
const seats: Readonly<Record<string, string>> = {
  AR: 'Arezzo',
  FI: 'Firenze',
  GR: 'Grosseto',
  LI: 'Livorno',
  LU: 'Lucca',
  MS: 'Massa',
  PI: 'Pisa',
  PO: 'Prato',
  PT: 'Pistoia',
  SI: 'Siena',
};

describe('each of the 273 municipalities', () => {
  it('has three answers, with the offices of its own province, in both languages', () => {
    expect(content.municipalities.size).toBe(273);
    const tuesday = '2026-11-24T08:00:00.000Z';
    const wrong = [...content.municipalities.values()].filter((home) => {
      const said = words(tuesday, home);
      const seat = seats[home.province] ?? 'no province';
      const competent = said.slice(said.indexOf('Gli uffici competenti'));
      const other = Object.values(seats).filter((each) => each !== seat && each !== home.name);
      const named = (kind: string) => competent.split('\n').find((line) => line.includes(kind)) ?? '';
      const right = [named('Questura'), named('Prefettura')].every(
        (line) => line.includes(seat) && !other.some((each) => line.includes(each)),
      );
      const answered = said.includes('Lo sportello più vicino') || said.includes('anche quello che apre prima');
      const opens = said.includes('che apre presto') || said.includes('anche quello che apre prima');
      return !(right && answered && opens && said.includes(`Comune di ${home.name}`) && words(tuesday, home, 'en').includes('Near'));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('says so where nothing opens in the next two days', () => {
    // Two days before Christmas in the evening: the 24th is a Thursday, on which Follonica and others open; from the 24th at night to the 26th nobody does.
    const said = words('2026-12-24T21:00:00.000Z', town('Grosseto'));
    expect(weekday('2026-12-25')).toBe(5);
    expect(said).toContain('Nessuno sportello di cui conosciamo gli orari apre nei prossimi due giorni');
  });
});

describe('what is near', () => {
  const place = (id: string, lat: number, hours: string | null, booked_here = false): Place => ({
    id,
    name: id,
    municipality: id,
    lat,
    lon: 11,
    hours,
    cut: (each) => (each.day === '2026-11-25' ? [] : [each]),
    booked_here,
  });

  it('goes by distance, then by where the bot books', () => {
    const near = byDistance([place('far', 43, null), place('a', 42.1, null), place('b', 42.1, null), place('booked', 42.1, null, true)], {
      lat: 42,
      lon: 11,
    });
    const order: string[] = [];
    expect(near.find(({ place: { id } }) => order.push(id) > 3)?.km).toBeCloseTo(111.2, 1);
    expect(order).toEqual(['booked', 'a', 'b', 'far']);
    expect(near.find(({ place: { id } }) => id === 'nowhere')).toBeNull();
    expect(near.find(() => true)?.place.id).toBe('booked');
  });

  it.each([
    // Tuesday 24 November at 8: open at nine today, on a Wednesday that is closed, perhaps only, unknown, on Thursday, on Friday.
    ['Tu 09:00-12:00', true],
    ['We 09:00-12:00', false],
    ['Tu 09:00-12:00 "su appuntamento"', false],
    [null, false],
    ['Th 09:00-12:00', true],
    ['Fr 09:00-12:00', false],
  ])('opens soon or not: %s', (hours, soon) => {
    const near = byDistance([place('only', 42.1, hours)], { lat: 42, lon: 11 });
    expect(nearestOpen(near, '2026-11-24', '08:00')?.place.id).toBe(soon ? 'only' : undefined);
  });
});

it('the card of another desk tells its hours, its languages and that it must be confirmed', () => {
  const said = (id: string, lang: string) => {
    const office = content.offices.find((each) => each.id === id);
    if (!office) throw new Error(`no office ${id}`);
    return placeScreen(setting('2026-11-24T09:30:00.000Z'), office)
      .text.flat()
      .map((each) => content.texts.plain(lang, each))
      .join('\n');
  };
  expect(said('coeso-scansano', 'it')).toMatch(/Aperto adesso, fino alle 13:00[\s\S]*Venerdì 10:00–13:00[\s\S]*Da confermare/);
  expect(said('pis-empoli', 'en')).toMatch(/Italian, Albanian, Wolof, Chinese,? and Arabic[\s\S]*By appointment/);
  expect(said('pietrasanta-centro-servizi-stranieri', 'it')).not.toMatch(/09:00/);
});
