import { describe, expect, it } from 'vitest';
import { flowIssues } from '../../src/authoring/issues.ts';
import { pathsOf, questionsOn } from '../../src/authoring/paths.ts';
import type { Flow, Outcome, Step } from '../../src/flow/flow.ts';
import { outcomeOf, resolve } from '../../src/flow/run.ts';
import { factOn } from '../../src/law/fact.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';

const world = worldOn({ facts: [], questions: [], calculators: new Map() }, '2026-11-23');
const known = {
  sources: new Set<string>(),
  facts: new Set<string>(),
  services: new Set<string>(),
  documents: new Set<string>(),
  flows: new Set<string>(),
  safety: new Set<string>(),
  procedures: new Set<string>(),
  officeKinds: new Set<string>(),
  attributes: new Map(),
  conclusions: new Set<string>(),
  calculators: new Map(),
};
const choice = (id: string, options: string[], rest: Partial<Step> = {}): Step => ({
  id,
  ask: 'choice',
  options: options.map((each) => ({ id: each })),
  unknown: false,
  private: false,
  ...rest,
});
const flowWith = (steps: Step[], outcomes: Partial<Outcome>[] = [{}]): Flow => ({
  id: 'test',
  icon: '🪪',
  checked_on: '2026-11-23',
  sources: [],
  procedures: [],
  safety: false,
  papers: [],
  steps,
  compute: [],
  outcomes: outcomes.map(
    (each, i): Outcome => ({
      id: `o${i}`,
      say: [{ id: 'lead' }],
      sections: {},
      actions: [{ kind: 'desks' }],
      procedures: [],
      sources: [],
      offices: [],
      sums: [],
      ...each,
    }),
  ),
});

describe('the ways through a flow', () => {
  it('are counted, and walked as one when nothing tells them apart', () => {
    const flow = flowWith([choice('a', ['x', 'y', 'z']), choice('b', ['p', 'q'], { when: { answer: 'a', in: ['x', 'y'] } })]);
    const paths = pathsOf(flow, world);
    expect(paths?.ways).toBe(5);
    expect(paths?.ends).toHaveLength(1);
    expect(paths && questionsOn(paths.longest)).toBe(2);
    expect(pathsOf(flow, world, { apart: true })?.ends).toHaveLength(2);
  });

  it('stand on both sides of every bound of a date', () => {
    const date: Step = { id: 'd', ask: 'date', options: [], within: ['-1y', '+1y'], unknown: true, private: false };
    const flow = flowWith([date], [{ when: { 'days-since': 'd', over: 60 } }, { when: { 'days-since': 'd', 'at-least': 0 } }, {}]);
    const paths = pathsOf(flow, world);
    const outcomes = paths?.ends.map((end) => outcomeOf(flow, paths.answersOf(end), world)?.outcome.id);
    expect(outcomes?.sort()).toEqual(['o0', 'o1', 'o2', 'o2']);
  });

  it('agree with the engine on every way', () => {
    const flow = flowWith(
      [
        choice('a', ['x', 'y', 'z', 'unknown']),
        {
          id: 'd',
          ask: 'date',
          options: [],
          within: ['-1y', '+1y'],
          unknown: true,
          private: false,
          when: { not: { answer: 'a', in: ['z'] } },
        },
        choice('b', ['p', 'q'], {
          when: {
            any: [
              { 'days-since': 'd', over: 10 },
              { answer: 'd', in: ['unknown'] },
            ],
          },
        }),
        { ...choice('c', []), options: [{ id: 'm', when: { answer: 'b', in: ['p'] } }, { id: 'n' }] },
      ],
      [
        {
          when: {
            all: [
              { answer: 'c', in: ['m'] },
              { 'days-since': 'd', over: 20, under: 30 },
            ],
          },
        },
        { when: { answer: 'a', in: ['x'] } },
        {},
      ],
    );
    const { issues, walked } = flowIssues(flow, known, world);
    expect(issues).toEqual([]);
    expect(walked?.endsOf.map((ends) => ends.length > 0)).toEqual([true, true, true]);
    walked?.endsOf.forEach((ends, i) => {
      for (const end of ends) {
        const answers = walked.paths.answersOf(end);
        expect(resolve(flow, answers, world)).toMatchObject({ next: null, answers });
        expect(outcomeOf(flow, answers, world)?.outcome.id).toBe(`o${i}`);
      }
    });
  });

  it('may be too many to check', () => {
    const steps = Array.from({ length: 8 }, (_, i) => choice(`s${i}`, ['a', 'b', 'c']));
    const flow = flowWith(steps, [
      {
        when: {
          all: steps.map((step) => ({
            any: [
              { answer: step.id, in: ['a'] },
              { answer: step.id, in: ['b'] },
            ],
          })),
        },
      },
      {},
    ]);
    expect(pathsOf(flow, world, { limit: 1000 })).toBe(null);
    expect(pathsOf(flow, world)?.ways).toBe(3 ** 8);
  });
});

describe('the world on a day', () => {
  const fact = { unit: 'days', sources: ['S01'], checked_on: '2026-01-01', review_by: '2027-01-01', confidence: 'high' } as const;
  const facts = [
    { ...fact, key: 'term', value: 60, until: '2026-05-21' },
    { ...fact, key: 'term', value: 90, from: '2026-05-22' },
    { ...fact, key: 'old', value: 1, until: '2025-01-01' },
    { ...fact, key: 'due', value: 2, review_by: '2026-06-01' },
  ];

  const law = { facts, questions: [], calculators: new Map() };

  it('knows the facts in force, the last known ones and those due', () => {
    expect(worldOn(law, '2026-05-21').fact('term')).toBe(60);
    const after = worldOn(law, '2026-06-01');
    expect([after.fact('term'), after.fact('old'), after.fact('due'), after.fact('none')]).toEqual([90, 1, 2, null]);
    expect(after.facts).toEqual(['term', 'old', 'due']);
    expect(factOn(facts, 'due', '2026-06-01')).toMatchObject({ standing: 'current', overdue: true });
  });
});
