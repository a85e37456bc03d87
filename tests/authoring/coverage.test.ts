import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { coverage, readUnconfirmed, type Unconfirmed } from '../../src/authoring/coverage.ts';
import { loadContent } from '../../src/content/load.ts';
import { newSession } from '../../src/desk/session.ts';
import { nearScreen } from '../../src/screens/near-screen.ts';
import { createStage, root, type Stage } from '../support/stage.ts';

const now = '2026-11-24T09:30:00.000Z';
let stage: Stage;
let unconfirmed: readonly Unconfirmed[];
beforeAll(async () => {
  [stage, unconfirmed] = await Promise.all([createStage(now), readUnconfirmed(root)]);
});
afterAll(() => stage.close());

it('docs/coverage.md is what the data say: run npm run tables', async () => {
  const loaded = await loadContent(root, { demo: false });
  if ('problems' in loaded) throw new Error('the content does not load');
  const written = readFileSync(join(root, 'docs/coverage.md'), 'utf8');
  expect(coverage(loaded.content, unconfirmed)).toBe(written);
});

it('each of the 273 municipalities stands there once, with a desk or without', () => {
  const [provinces = ''] = readFileSync(join(root, 'docs/coverage.md'), 'utf8').split('## Da confermare');
  const named = [...provinces.matchAll(/^(?:\| ([^|]+) \| (?!---|Sportello \|)|Nessuno sportello conosciuto .*?: (.*)\.$)/gm)].flatMap(
    ([, one, many]) => (one === undefined ? (many ?? '').split(', ') : [one]),
  );
  expect(named.toSorted()).toEqual([...stage.content.municipalities.values()].map(({ name }) => name).toSorted());
  expect(named).toHaveLength(273);
});

it('places to be confirmed lie in Tuscany, and none is in the directory', () => {
  const { municipalities, desks, offices } = stage.content;
  expect(unconfirmed.length).toBeGreaterThan(0);
  const towns = new Set([...municipalities.values()].map(({ name }) => name));
  expect(unconfirmed.filter(({ municipality }) => !towns.has(municipality))).toEqual([]);
  const shown = [...desks.values(), ...offices].flatMap(({ id, name }) => [id, name]);
  expect(unconfirmed.filter(({ id, name }) => shown.includes(id) || shown.includes(name))).toEqual([]);
});

it('no resident sees one: on the map, in open data, near its town, in any text', async () => {
  const told: string[] = [];
  for (const path of [
    '/map?lang=it',
    '/map?lang=en',
    '/api/hsds/services',
    '/api/hsds/organizations',
    '/api/desks.geojson',
    '/api/services.jsonld',
  ]) {
    const answer = await stage.pages(path);
    expect(answer.status, path).toBe(200);
    told.push((await answer.text()).replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
  }
  const { content } = stage;
  const person = { chat: 1, lang: 'it', lang_chosen: true, privacy_on: now, blocked_at: null, session: newSession, version: 1 };
  const setting = { person, now, today: '2026-11-24', zone: 'Europe/Rome', content, deskChats: new Map() };
  for (const town of content.municipalities.values()) {
    const { text, buttons } = nearScreen(setting, town);
    for (const each of [...text.flat(), ...buttons.flat().map(({ label }) => label)]) told.push(content.texts.plain('it', each));
  }
  for (const lang of ['it', 'en'])
    for (const name of readdirSync(join(root, 'locales', lang))) told.push(readFileSync(join(root, 'locales', lang, name), 'utf8'));
  const all = told.join('\n');
  expect(all).toContain('Sportello Info Immigrati – Follonica');
  expect(unconfirmed.filter(({ id, name, url }) => [id, name, url].some((each) => all.includes(each))).map(({ id }) => id)).toEqual([]);
});
