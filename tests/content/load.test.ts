import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { type Changes, contentFolder } from '../support/content-folder.ts';

async function load(changes: Changes = {}, demo = false) {
  const { root, drop } = await contentFolder(changes);
  const loaded = await loadContent(root, { demo, strict: true });
  await drop();
  return loaded;
}

async function loaded(demo = false) {
  const result = await load({}, demo);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.content;
}

/** A row of `data/terms.yaml`, and the change that puts it there. */
const row = (fact: string, unit: string) => `  - { id: late, fact: ${fact}, unit: ${unit}, from: the expiry }\n`;
const term = (fact: string, unit: string): Changes => ({ 'data/terms.yaml': [['terms: []\nm', `terms:\n${row(fact, unit)}m`]] });

describe('loading', () => {
  it('makes flows, data and texts', async () => {
    const content = await loaded();
    const flow = content.flows.get('tiny');
    expect(flow?.steps).toEqual([
      { id: 'kind', ask: 'choice', options: [{ id: 'work' }, { id: 'child' }, { id: 'unknown' }], unknown: false, private: false },
      { id: 'expiry', ask: 'date', options: [], within: ['-2y', '+2y'], unknown: true, private: false },
      {
        id: 'late',
        ask: 'choice',
        options: [{ id: 'yes' }, { id: 'no' }],
        known: 'the paper is in the hand',
        unknown: false,
        private: true,
        when: { 'days-since': 'expiry', over: 0 },
      },
    ]);
    expect(flow?.compute[0]).toEqual({ id: 'deadlines', use: 'permit-deadlines', with: { expiry: { answer: 'expiry' } } });
    expect(flow?.outcomes[1]?.actions).toEqual([
      { kind: 'book', service: 'renewal' },
      { kind: 'remind', document: 'permit', date: 'expiry' },
      { kind: 'desks' },
      { kind: 'share' },
      { kind: 'flow', flow: 'tiny' },
    ]);
    expect(flow?.outcomes[1]?.sections.papers?.[1]).toEqual({ id: 'contract', when: { answer: 'kind', in: ['work'] } });
    expect(content.desks.get('grosseto')?.phone).toEqual(['+39 0564 123']);
    expect(content.texts.html('it', { key: 'tiny:cost.sum', with: { 'cost.total': 76.46 } })).toMatch(/^In tutto 76,46\s€\.$/);
    expect(content.facts[0]).not.toHaveProperty('from');
  });

  it('adds the example timetables in a demo only', async () => {
    expect((await loaded()).timetables.map((each) => each.example)).toEqual([false]);
    expect((await loaded(true)).timetables.map((each) => each.example)).toEqual([false, true]);
  });

  it('gives a new term to the flows: one row', async () => {
    const days = {
      'data/facts/permits.yaml': [
        [
          'renewal_tolerance_after_expiry\n    value: 60\n    unit: EUR',
          'renewal_tolerance_after_expiry\n    value: 60\n    unit: days after expiry',
        ],
      ],
    } as const;
    const about = [['"kind"', '"about": { "late": "x" },\n  "kind"']] as const;
    const words = { 'locales/it/documents.json': about, 'locales/en/documents.json': about };
    const wordless = await load({ ...days, ...term('renewal_tolerance_after_expiry', 'days') });
    expect('problems' in wordless && wordless.problems.map(({ place }) => place)).toEqual(['about.late']);
    const result = await load({ ...days, ...words, ...term('renewal_tolerance_after_expiry', 'days') });
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    const world = worldOn(result.content, '2026-11-23');
    const run = world.calculators.get('term-from')?.run({ start: '2026-11-01', fact: 'late' }, world);
    expect(run?.values).toEqual({ last: '2026-12-31', days_left: 38, days_since: 22 });
  });

  it('freezes what it loaded', async () => {
    const content = await loaded();
    expect(() => (content.flows as Map<string, unknown>).set('x', null)).toThrow(TypeError);
    expect(() => Object.assign(content.flows.get('tiny') ?? {}, { icon: 'x' })).toThrow(TypeError);
    expect(Object.isFrozen(content.flows.get('tiny')?.steps[0]?.options)).toBe(true);
  });

  it('takes a text that a translation lacks: it is said in Italian, and marked', async () => {
    const result = await load({ 'locales/en/shared.json': '{}' });
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    expect(result.content.texts.html('en', { key: 'shared:papers.passport' })).toBe('🇮🇹 Il passaporto');
  });
});
