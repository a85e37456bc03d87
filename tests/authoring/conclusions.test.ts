import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/authoring/check-content.ts';
import { contentFolder } from '../support/content-folder.ts';

/** Two guides about a card that has expired, and a part that says what to do. */
const second = `id: second
icon: 🪪
checked_on: 2026-11-23
sources: [S01]
steps:
  type: { ask: choice, asks: kind, options: [{ id: employed, is: [work] }, { id: relative, is: [family] }, unknown] }
  ends: { ask: date, asks: expiry, within: [-3y, +3y], unknown: true }
compute:
  deadlines: { use: permit-deadlines, with: { expiry: { answer: ends } } }
outcomes:
  - id: gone
    when: { days-since: ends, over: 0 }
    say: [late.send]
    actions: [desks]
  - id: fine
    say: [fine]
    actions: [desks]
`;
const words = (name: string) => ({
  title: name,
  label: name,
  keywords: name,
  step: {
    type: { ask: 'Che permesso?', short: 'Permesso', option: { employed: 'Lavoro', relative: 'Famiglia' } },
    ends: { ask: 'Quando?', short: 'Fine' },
  },
  outcome: { gone: 'Scaduto', fine: 'Valido' },
  say: { fine: 'Va bene.' },
});
const part = 'id: late\nsources: [S01]\nsay: [send]\nconcludes:\n  send: { late-card: send-today }\n';
const tiny: readonly (readonly [string, string])[] = [
  ['{ ask: choice, options: [work, child', '{ ask: choice, asks: kind, options: [work, { id: child, is: [family] }'],
  ['{ ask: date, within', '{ ask: date, asks: expiry, within'],
  ['    say: [lead]\n', '    say: [lead]\n    concludes: { late-card: with-help }\n'],
];

async function problems(changes: {
  readonly tiny?: readonly (readonly [string, string])[];
  readonly second?: string;
  readonly by?: string;
}) {
  const texts = (lang: string) => ({
    [`locales/${lang}/second.json`]: JSON.stringify(words('Altra'), null, 2),
    [`locales/${lang}/late.json`]: '{ "say": { "send": "Manda il rinnovo oggi." } }',
  });
  const { root, drop } = await contentFolder({
    'flows/tiny.yaml': changes.tiny ?? tiny,
    'flows/second.yaml': changes.second ?? second,
    'flows/parts/late.yaml': part,
    'data/attributes.yaml': 'attributes:\n  - { id: kind, type: choice, values: [work, family] }\n  - { id: expiry, type: day }\n',
    'data/conclusions.yaml': `conclusions:\n  - { id: late-card, by: [${changes.by ?? 'kind, expiry'}] }\n`,
    ...texts('it'),
    ...texts('en'),
  });
  const checked = await checkContent(root);
  await drop();
  return checked.problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`);
}

describe('what guides conclude about the same person', () => {
  it('is compared case by case, also what a part says', async () => {
    const [found, ...others] = await problems({});
    expect(others).toEqual([]);
    expect(found).toContain('with-help in tiny/lawyer');
    expect(found).toContain('send-today in second/gone');
  });

  it('is the same when no person can be told both', async () => {
    const shortly = second.replace(
      '{ days-since: ends, over: 0 }',
      '{ days-since: ends, over: 0, at-most: fact.renewal_tolerance_after_expiry }',
    );
    expect(await problems({ second: shortly })).toEqual([]);
    const family = second.replace('id: employed, is: [work]', 'id: employed, is: []');
    const worker = tiny.map(([was, is]) => [was, is.replace('{ id: child, is: [family] }', '{ id: child, is: [] }')] as const);
    expect(await problems({ second: family, tiny: worker })).toEqual([]);
  });

  it('counts for a guide that is about such people only', async () => {
    const given = second
      .replace('steps:\n', 'given: { kind: [family] }\nsteps:\n')
      .replace(
        'asks: kind, options: [{ id: employed, is: [work] }, { id: relative, is: [family] }, unknown]',
        'options: [employed, relative, unknown]',
      );
    const found = (await problems({ second: given })).filter((each) => each.includes('late-card'));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('kind=family');
  });

  it('counts where a sentence of the guide itself says it, also in a section', async () => {
    const sentence = second.replace('[late.send]', '[{ id: fine, concludes: { late-card: send-today } }]');
    expect((await problems({ second: sentence }))[0]).toContain('with-help in tiny/lawyer');
    const section = second.replace(
      'say: [late.send]',
      'say: [fine]\n    sections: { dates: [{ id: later, concludes: { late-card: send-today } }] }',
    );
    expect((await problems({ second: section })).join('\n')).toContain('send-today in second/gone');
  });

  it('counts for those whom a sentence names, whoever reads it', async () => {
    const named = second
      .replace('[late.send]', '[{ id: fine, concludes: { late-card: send-today }, about: { kind: [family] } }]')
      .replace('id: employed, is: [work]', 'id: employed, is: []')
      .replace('id: relative, is: [family]', 'id: relative, is: []');
    const found = (await problems({ second: named })).filter((each) => each.includes('late-card'));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('kind=family');
    expect((await problems({ second: named.replace('[family] } }]', '[child] } }]') })).join('\n')).toContain(
      'child is no value of an attribute kind',
    );
  });

  it('is refused under names that stand for nothing', async () => {
    expect((await problems({ by: 'kind, colour' })).join('\n')).toContain('late-card: unknown attribute colour');
    const alone = second.replace('[late.send]', '[fine]');
    expect((await problems({ second: alone })).join('\n')).toContain('late-card: fewer than two guides conclude it');
    const wrong = second.replace('say: [fine]\n', 'say: [fine]\n    concludes: { colour: red }\n');
    expect((await problems({ second: wrong })).join('\n')).toContain('unknown conclusion colour');
    const own = second.replace('say: [fine]\n', 'say: [{ id: fine, concludes: { colour: red } }]\n');
    expect((await problems({ second: own })).join('\n')).toContain('unknown conclusion colour');
    const nobody = second.replace('steps:\n', 'given: { kind: [child] }\nsteps:\n');
    expect((await problems({ second: nobody })).join('\n')).toContain('child is no value of an attribute kind');
  });
});
