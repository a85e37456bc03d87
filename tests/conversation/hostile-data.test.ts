import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from '../support/stage.ts';

/** Names that every JavaScript object answers to, days that no calendar has, and what is no name at all. */
const hostile = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '',
  '2026-13',
  '2026-02-30',
  '0000-00',
  '9999-99-99',
  '99:99',
  '-1',
  'NaN',
];

/** Every button's code with the number of its fields, and real values for the first ones where there are some. */
const buttons: readonly (readonly [string, number, ...string[]])[] = [
  ['mn', 1],
  ['fs', 1],
  ['fa', 3, 'permit-renewal', 'permit-type'],
  ['fm', 3, 'asylum-appeal', 'received-on'],
  ['fb', 2, 'permit-renewal'],
  ['fr', 1],
  ['fc', 2, 'permit-renewal'],
  ['fo', 1],
  ['fx', 2, 'permit-renewal'],
  ['ft', 2, 'permit-renewal'],
  ['fd', 1],
  ['fw', 1],
  ['wi', 1],
  ['pt', 1],
  ['ps', 2],
  ['bs', 2, 'permit-renewal'],
  ['bd', 2, 'coeso-grosseto'],
  ['by', 2, 'coeso-grosseto'],
  ['bt', 3, 'coeso-grosseto', '2026-11-25'],
  ['bg', 1],
  ['av', 1],
  ['am', 1],
  ['ac', 1],
  ['ay', 1],
  ['dk', 1],
  ['dm', 2, 'permit'],
  ['dd', 2, 'permit'],
  ['dv', 1],
  ['dr', 1],
  ['df', 1],
  ['kv', 1],
  ['ls', 1],
  ['te', 1],
  ['ot', 1],
  ['od', 2],
  ['oh', 3],
  ['oy', 2],
];

let stage: Stage;
let ana = 0;

beforeAll(async () => {
  stage = await createStage('2026-11-23T08:00:00Z');
  ana = await stage.person('Ana', 'it');
  await stage.call(`chats/${ana}/messages`, { from: ana, text: '/start' });
  await stage.settle();
  await press('ls/it');
  await press('po');
}, 60_000);
afterAll(() => stage.close());

async function press(data: string): Promise<void> {
  const message = (await stage.messages(ana)).filter((each) => each.from === 'bot').at(-1)?.id ?? 0;
  await stage.call(`chats/${ana}/messages/${message}/press`, { from: ana, data, forged: true });
  await stage.settle();
}

const broken = async () => (await stage.messages(ana)).filter((each) => each.text.includes('nostro errore')).length;

describe('data that no button of ours carries', () => {
  it.each(buttons.map(([code, fields, ...real]) => ({ code, fields, real })))(
    '$code',
    { timeout: 60_000 },
    async ({ code, fields, real }) => {
      const failed: string[] = [];
      for (const value of hostile)
        for (let known = 0; known <= Math.min(real.length, fields - 1); known++) {
          const before = await broken();
          const values = [...real.slice(0, known), ...Array.from({ length: fields - known }, () => value)];
          await press([code, ...values].join('/'));
          if ((await broken()) > before) failed.push(values.join('/'));
        }
      expect(failed).toEqual([]);
    },
  );

  it.each(['/constructor', '/__proto__', '/toString', '/hasOwnProperty', '/valueof'])(
    '%s is a command that we do not know',
    async (said) => {
      await stage.call(`chats/${ana}/messages`, { from: ana, text: said });
      await stage.settle();
      const last = (await stage.messages(ana)).at(-1);
      expect(last?.text).toContain(said.toLowerCase().replace('__', '__'));
      expect(await broken()).toBe(0);
    },
  );
});
