import { describe, expect, it } from 'vitest';
import { questionsAfter } from '../../src/flow/ahead.ts';
import type { Flow, Outcome, Step } from '../../src/flow/flow.ts';
import { papersAhead } from '../../src/flow/papers-ahead.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { worldWith } from '../support/known-world.ts';
import { projectContent } from '../support/stage.ts';

const world = worldWith({}, '2026-11-24');

const choice = (id: string, options: string[], rest: Partial<Step> = {}): Step => ({
  id,
  ask: 'choice',
  options: options.map((each) => ({ id: each })),
  unknown: false,
  private: false,
  ...rest,
});
const outcome = (id: string, rest: Partial<Outcome> = {}): Outcome => ({
  id,
  say: [],
  sections: {},
  actions: [],
  procedures: [],
  sources: [],
  offices: [],
  sums: [],
  ...rest,
});
const flowOf = (steps: Step[], outcomes: Outcome[], papers: string[] = []): Flow => ({
  id: 'test',
  icon: '🪪',
  checked_on: '2026-11-24',
  sources: [],
  procedures: [],
  safety: false,
  papers,
  steps,
  compute: [],
  outcomes,
});

const yesNo = ['yes', 'no'];

describe('how many questions come after one', () => {
  it('counts those that are always asked', () => {
    const after = questionsAfter(world)(flowOf([choice('a', yesNo), choice('b', yesNo), choice('c', yesNo)], [outcome('end')]));
    expect([...after]).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('tells of the longer way where half of the people go it, and of the shorter where few do', () => {
    const asked = { when: { answer: 'a', in: ['yes'] } };
    const half = flowOf([choice('a', yesNo), choice('b', yesNo, asked), choice('c', yesNo, asked)], [outcome('end')]);
    expect(questionsAfter(world)(half).get('a')).toBe(2);
    const few = flowOf([choice('a', [...'bcdefghijklmnopqrstuvwx', 'yes']), choice('b', yesNo, asked)], [outcome('end')]);
    expect(questionsAfter(world)(few).get('a')).toBe(0);
    expect(questionsAfter(world)(few).get('b')).toBe(0);
  });

  it('takes danger for what few people answer, and so not knowing', () => {
    const long = choice('b', yesNo, { when: { answer: 'a', in: ['last', 'unknown'] } });
    const first = choice('a', [...'abcdefgh', 'last']);
    const toFirst = (options: Step['options']) => questionsAfter(world)(flowOf([{ ...first, options }, long], [outcome('end')])).get('a');
    expect(toFirst(first.options)).toBe(1);
    expect(toFirst([...first.options.slice(0, -1), { id: 'last', danger: 'safety' }])).toBe(0);
    expect(toFirst([...first.options.slice(0, -1), { id: 'unknown' }])).toBe(0);
  });

  it('draws dates on both sides of today', () => {
    const date: Step = { id: 'day', ask: 'date', options: [], unknown: true, private: false };
    const late = choice('late', yesNo, { when: { 'days-since': 'day', over: 0 } });
    const early = choice('early', yesNo, { when: { 'days-since': 'day', under: 0 } });
    const after = questionsAfter(world)(flowOf([date, late, early], [outcome('end')]));
    expect(after.get('day')).toBe(1);
    expect([...after.keys()].sort()).toEqual(['day', 'early', 'late']);
  });
});

describe('how long a real guide is said to be at its first question', () => {
  /** What who goes on to the papers answers, at least and at most. */
  it.each([
    ['permit-renewal', 9, 12],
    ['family-reunification', 7, 11],
    ['citizenship-residence', 9, 12],
    ['eu-long-term', 7, 10],
    ['residence', 2, 2],
    ['codice-fiscale', 1, 1],
  ])('%s: from %i to %i questions', async (id, least, most) => {
    const content = await projectContent();
    const flow = content.flows.get(id);
    const first = flow?.steps[0]?.id ?? '';
    const said = 1 + (flow ? (questionsAfter(worldOn(content, '2026-11-24'))(flow).get(first) ?? 0) : Number.NaN);
    expect(said).toBeGreaterThanOrEqual(least);
    expect(said).toBeLessThanOrEqual(most);
  });
});

describe('the papers before all is answered', () => {
  const papers = [
    { id: 'passport' },
    { id: 'contract', when: { answer: 'kind', in: ['work'] } },
    { id: 'photos', when: { answer: 'child', in: ['yes'] } },
  ];
  const refused = outcome('refused', { when: { answer: 'kind', in: ['refused'] } });
  const work = outcome('work', { when: { answer: 'kind', in: ['work'] }, sections: { papers } });
  const family = outcome('family', { sections: { papers } });
  const flow = flowOf([choice('kind', ['work', 'family', 'refused']), choice('child', yesNo)], [refused, work, family], ['work', 'family']);
  const ids = (answers: Record<string, string>) => {
    const found = papersAhead(flow, answers, world);
    return found && [found.outcome.id, found.certain.map(({ id }) => id), found.perhaps.map(({ id }) => id)];
  };

  it('are not offered while two lists are possible', () => expect(ids({})).toBeNull());

  it('are those that are sure and those that an answer to come decides', () => {
    expect(ids({ kind: 'work' })).toEqual(['work', ['passport', 'contract'], ['photos']]);
    expect(ids({ kind: 'family' })).toEqual(['family', ['passport'], ['photos']]);
    expect(ids({ kind: 'family', child: 'no' })).toEqual(['family', ['passport'], []]);
  });

  it('are not offered where the answers lead to another outcome, nor in a guide that names none', () => {
    expect(ids({ kind: 'refused' })).toBeNull();
    expect(papersAhead({ ...flow, papers: [] }, { kind: 'work' }, world)).toBeNull();
  });

  it('are not offered while more hangs on answers to come than a list can show', () => {
    const many = Array.from({ length: 13 }, (_, i) => ({ id: `p${i}`, when: { answer: 'child', in: ['yes'] } }));
    const long = flowOf([choice('child', yesNo)], [outcome('end', { sections: { papers: [{ id: 'passport' }, ...many] } })], ['end']);
    expect(papersAhead(long, {}, world)).toBeNull();
    expect(papersAhead(long, { child: 'yes' }, world)?.certain).toHaveLength(14);
  });
});
