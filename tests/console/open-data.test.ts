import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { openData } from '../../src/console/open-data/routes.ts';
import { uuidOf } from '../../src/console/open-data/uuid.ts';
import type { Content } from '../../src/content/content.ts';
import { withRecords } from '../../src/content/with-records.ts';
import type { Said } from '../../src/desk/record.ts';
import { projectContent } from '../support/stage.ts';

let content: Content;
beforeAll(async () => {
  content = await projectContent();
});
type Row = Record<string, unknown>;
async function get<T = Row>(path: string): Promise<T> {
  const answer = await openData({ content: () => content, refresh: async () => undefined }).request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}
const places = () => content.desks.size + content.offices.length;
const all = async (list: string) => (await get<{ contents: Row[] }>(`/api/hsds/${list}?per_page=500`)).contents;

/** The published schemas; keys of the tables that they also describe mean nothing to a validator. */
const folder = join(import.meta.dirname, 'hsds-3.1');
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
ajv.addFormat('uri', (value: string) => URL.canParse(value));
ajv.addFormat('email', /^[^@\s]+@[^@\s]+\.[a-z]+$/i);
ajv.addFormat('date-time', (value: string) => !Number.isNaN(Date.parse(value)));
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
  ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object, file);

/** Keys of a record that its schema does not know; HSDS lets them pass, we do not. */
function strangers(schema: string, row: Row): string[] {
  const known = (JSON.parse(readFileSync(join(folder, `${schema}.json`), 'utf8')) as { properties: Row }).properties;
  return Object.keys(row).filter((key) => !(key in known));
}

describe('what a desk said of itself', () => {
  it('is told with its day, and the mediators with theirs', async () => {
    const at = '2026-12-03T09:00:00.000Z';
    const who = { by: 'member', asked_on: null, reminded_on: null, told_on: null, version: 1, changed_at: at, confirmed_at: at } as const;
    const languages = [{ language: 'sq', days: ['Tu', 'Th'] as const }];
    const said: readonly Said[] = [
      { ...who, desk: 'coeso-follonica', field: 'languages', value: { languages } },
      ...(['hours', 'phone', 'services'] as const).map((field) => ({
        ...who,
        desk: 'coeso-follonica',
        field,
        value: null,
        changed_at: null,
      })),
    ];
    const now = withRecords(content, said, 'Europe/Rome');
    const from = openData({ content: () => now, refresh: async () => undefined });
    const id = uuidOf('service coeso-follonica');
    const service = (await (await from.request(`/api/hsds/services/${id}`)).json()) as Row;
    expect(service).toMatchObject({ assured_date: '2026-12-03', interpretation_services: 'Lingue: albanese (martedì, giovedì).' });
    expect(JSON.stringify(service['attributes'])).toContain('confirmed_by_desk_hours');
    const { features } = (await (await from.request('/api/desks.geojson')).json()) as { features: { id: string; properties: Row }[] };
    expect(features.find((each) => each.id === 'coeso-follonica')?.properties).toMatchObject({
      ...{ languages: ['sq'], interpretation: languages, assured_on: '2026-12-03' },
    });
  });
});

describe('HSDS 3.1', () => {
  it.each([
    ['services', 'service'],
    ['organizations', 'organization'],
    ['service_at_locations', 'service_at_location'],
  ])('%s: every record is as the published schema says, alone too', async (list, schema) => {
    const rows = await all(list);
    expect(rows).toHaveLength(places());
    const valid = ajv.getSchema(`${schema}.json`);
    for (const row of rows) {
      valid?.(row);
      expect([row['name'], valid?.errors]).toEqual([row['name'], null]);
      expect(strangers(schema, row)).toEqual([]);
    }
    expect(await get(`/api/hsds/${list}/${rows[0]?.['id']}`)).toEqual(rows[0]);
    expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
  });

  it('the validator refuses what is not so', () => {
    const valid = ajv.getSchema('service.json');
    expect(valid?.({ id: 'one', name: 'x', status: 'active' })).toBe(false);
    expect(valid?.({ id: uuidOf('x'), name: 'x', status: 'open' })).toBe(false);
    expect(valid?.({ id: uuidOf('x'), name: 'x', status: 'active', phones: [{ id: uuidOf('y') }] })).toBe(false);
  });

  it('mediators stand under interpretation_services, freshness under assured_date; each record says source, licence, day', async () => {
    const services = await all('services');
    const empoli = services.find((each) => each['name'] === 'Punto Informativo Stranieri – Empoli');
    expect(empoli?.['interpretation_services']).toMatch(/albanese, wolof, cinese e arabo.*giorni non lo ha detto nessuno/);
    expect(services.filter((each) => 'languages' in each)).toEqual([]);
    expect(services.every((each) => /^\d{4}-\d\d-\d\d$/.test(String(each['assured_date'])))).toBe(true);
    for (const list of ['services', 'organizations', 'service_at_locations'])
      for (const row of await all(list)) {
        const labels = (row['attributes'] as { label: string }[]).map(({ label }) => label);
        expect(labels).toEqual(expect.arrayContaining(['source', 'license', 'checked_on']));
      }
  });

  it('hours go by weekday where they say no more; the demo’s examples are no data', async () => {
    const named = async (name: string) => (await all('services')).find((each) => each['name'] === name);
    const follonica = await named('Sportello Info Immigrati – Follonica');
    expect(((follonica?.['schedules'] ?? []) as Row[]).map(({ byday, opens_at, closes_at }) => [byday, opens_at, closes_at])).toEqual([
      ['TU', '10:00', '12:45'],
      ['TU', '15:00', '17:00'],
      ['TH', '10:00', '12:45'],
    ]);
    const monthly = (await all('services')).find(({ schedules }) => JSON.stringify(schedules ?? '').includes('Th[1]'));
    expect(monthly?.['schedules']).toEqual([expect.not.objectContaining({ freq: 'WEEKLY' })]);
    expect(await named('Sportello Info Immigrati – Grosseto')).not.toHaveProperty('schedules');
  });

  it('comes in pages, and tells what there is not', async () => {
    const first = await get('/api/hsds/services?per_page=10');
    expect(first).toMatchObject({ total_items: places(), page_number: 1, size: 10, first_page: true, last_page: false, empty: false });
    expect(await get('/api/hsds/services?per_page=10&page=99')).toMatchObject({ size: 0, last_page: true, empty: true });
    expect(await get('/api/hsds/services?per_page=-1&page=x')).toMatchObject({ page_number: 1, size: 50 });
    expect((await openData({ content: () => content, refresh: async () => undefined }).request('/api/hsds/services/none')).status).toBe(
      404,
    );
    expect(await get('/api/hsds/')).toMatchObject({ version: '3.1' });
  });
});

it('the GeoJSON has a point in Tuscany for each place, how exact it is, source, licence and day', async () => {
  type Feature = { geometry: { coordinates: [number, number] }; properties: Row };
  const { features } = await get<{ features: Feature[] }>('/api/desks.geojson');
  expect(features).toHaveLength(places());
  for (const { geometry, properties } of features) {
    const [lon, lat] = geometry.coordinates;
    expect(lon > 9.6 && lon < 12.4 && lat > 42.2 && lat < 44.5).toBe(true);
    expect(properties).toMatchObject({
      precision: expect.stringMatching(/^(municipality|door)$/),
      license: expect.stringContaining('creativecommons'),
    });
    expect(properties['checked_on']).toMatch(/^\d{4}-/);
    expect((properties['sources'] as Row[]).length).toBeGreaterThan(0);
  }
});

it('each guide is a public service of CPSV-AP with its law as Normattiva names it', async () => {
  const { '@graph': graph } = await get<{ '@graph': Row[] }>('/api/services.jsonld');
  const flows = [...content.flows.values()].filter((flow) => !flow.safety);
  expect(graph.map((each) => each['identifier'])).toEqual(flows.map((flow) => flow.id));
  const renewal = graph.find((each) => each['identifier'] === 'permit-renewal');
  expect(renewal).toMatchObject({ '@type': 'cpsv:PublicService', title: { it: expect.any(String), en: expect.any(String) } });
  for (const flow of flows) {
    const laws = flow.sources.flatMap((id) => content.sources.get(id)?.urn ?? []);
    const told = graph.find((each) => each['identifier'] === flow.id)?.['hasLegalResource'] as { '@id': string }[];
    expect(told.map((each) => each['@id'])).toEqual([...new Set(laws)]);
    expect(told.every((each) => each['@id'].startsWith('urn:nir:'))).toBe(true);
  }
  expect(graph.filter((each) => (each['hasLegalResource'] as unknown[]).length > 0).length).toBeGreaterThan(30);
});
