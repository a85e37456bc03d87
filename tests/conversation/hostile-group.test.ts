import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from '../support/stage.ts';

/** As in private chats: names that every object answers to, days and hours that no calendar and no clock has. */
const hostile = [
  'constructor',
  '__proto__',
  '',
  '2026-13-01',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '99:99',
  '-1',
  'NaN',
  'zzzzzzzzzz',
];

/** Operators' buttons with the number of their fields, and real values for the first ones; a card's own come from `handoff`. */
const buttons: readonly (readonly [string, number, ...string[]])[] = [
  ['ot', 1, 'handoff'],
  ['og', 1, 'handoff'],
  ['of', 1, 'handoff'],
  ['om', 1, 'handoff'],
  ['op', 3, 'handoff', 'by'],
  ['od', 2, 'handoff'],
  ['oh', 3, 'handoff'],
  ['ob', 3, 'handoff', 'by'],
  ['oq', 1, 'handoff'],
  ['or', 4, 'handoff', 'by', '2026-11-25'],
  ['oy', 2, 'handoff'],
  ['os', 2, 'handoff'],
  ['ov', 1, 'handoff'],
  ['oi', 3, 'handoff', 'coeso-grosseto'],
  ['oj', 4, 'handoff', 'coeso-grosseto', '2026-11-25'],
  ['ol', 3, 'day', 'coeso-grosseto'],
  ['ol', 3, 'came', 'coeso-grosseto'],
  ['ol', 3, 'week', 'coeso-grosseto'],
  ['ol', 3, 'slots', 'coeso-grosseto'],
  ['ol', 3, 'stats', 'coeso-grosseto'],
];

let stage: Stage;
let olga = 0;
let group = 0;
let handoff = '';

beforeAll(async () => {
  stage = await createStage('2026-11-23T08:00:00Z');
  const ana = await stage.person('Ana', 'it');
  olga = await stage.person('Olga', 'it');
  group = stage.groups.get('coeso-grosseto') ?? 0;
  await stage.call(`groups/${group}/members/${olga}`, {}, 'PUT');
  const say = async (text: string) => {
    await stage.call(`chats/${ana}/messages`, { from: ana, text });
    await stage.settle();
  };
  const tap = async (data: string) => {
    const message = (await stage.messages(ana)).filter((each) => each.from === 'bot').at(-1)?.id ?? 0;
    await stage.call(`chats/${ana}/messages/${message}/press`, { from: ana, data, forged: true });
    await stage.settle();
  };
  await say('/start');
  for (const data of [
    'ls/it',
    'po',
    'bs/orientation/',
    'bd/coeso-grosseto/0',
    'by/coeso-grosseto/2026-11-25',
    'bt/coeso-grosseto/2026-11-25/09:00',
    'bn',
  ])
    await tap(data);
  await say('Ana Prova');
  handoff = (await stage.store.openHandoffs('coeso-grosseto'))[0]?.id ?? '';
}, 60_000);
afterAll(() => stage.close());

/** Presses a forged button in the group; gives what the bot wrote for it, or on it. */
async function press(data: string): Promise<void> {
  const message = (await stage.messages(group)).filter((each) => each.from === 'bot').at(-1)?.id ?? 0;
  await stage.call(`chats/${group}/messages/${message}/press`, { from: olga, data, forged: true });
  await stage.settle();
}

const broken = async () => (await stage.messages(group)).filter((each) => each.text.includes('nostro errore')).length;

describe('data that no button of a desk carries', () => {
  it('has a card to be pressed', () => expect(handoff).not.toBe(''));

  it.each(buttons.map(([code, fields, ...real]) => ({ code, fields, real })))(
    '$code $real',
    { timeout: 60_000 },
    async ({ code, fields, real }) => {
      const failed: string[] = [];
      const values = real.map((each) => (each === 'handoff' ? handoff : each === 'by' ? olga.toString(36) : each));
      for (const value of hostile)
        for (let known = 0; known <= Math.min(values.length, fields - 1); known++) {
          const before = await broken();
          const data = [code, ...values.slice(0, known), ...Array.from({ length: fields - known }, () => value)].join('/');
          await press(data);
          if ((await broken()) > before) failed.push(data);
        }
      expect(failed).toEqual([]);
    },
  );

  it.each(['/constructor', '/__proto__', '/find constructor', '/find', '/today@stage_bot', '/week 9999-99-99'])(
    '%s breaks nothing',
    async (said) => {
      await stage.call(`chats/${group}/messages`, { from: olga, text: said });
      await stage.settle();
      expect(await broken()).toBe(0);
    },
  );
});
