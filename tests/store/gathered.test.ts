import { describe, expect, it } from 'vitest';
import { gathered, ofChats } from '../../src/store/gathered.ts';

describe('reads of one moment', () => {
  it('are one, each with what it finds; those of another moment are another', async () => {
    const asked: (readonly string[])[] = [];
    const read = gathered(async (keys: readonly string[]) => {
      asked.push(keys);
      return (key) => key.toUpperCase();
    });
    expect(await Promise.all(['a', 'b', 'a'].map(read))).toEqual(['A', 'B', 'A']);
    expect(await read('c')).toBe('C');
    expect(asked).toEqual([['a', 'b', 'a'], ['c']]);
  });

  it('fail together, and the next does not', async () => {
    let broken = true;
    const read = gathered(async (_: readonly number[]) => {
      if (broken) throw new Error('no database');
      return (key) => key;
    });
    const answers = await Promise.allSettled([read(1), read(2)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await read(3)).toBe(3);
  });

  it('of very many are several', async () => {
    const asked: number[] = [];
    const read = gathered(async (keys: readonly number[]) => {
      asked.push(keys.length);
      return (key) => key;
    });
    const keys = Array.from({ length: 450 }, (_, i) => i);
    expect(await Promise.all(keys.map(read))).toEqual(keys);
    expect(asked).toEqual([200, 200, 50]);
  });

  it('give to each chat its own rows, since its own moment, in their order', async () => {
    const rows = [
      { chat: 1, at: '09' },
      { chat: 2, at: '10' },
      { chat: 1, at: '11' },
    ];
    const read = ofChats(async (chats, since) => rows.filter(({ chat, at }) => chats.includes(chat) && at > since));
    const found = await Promise.all([read(1, '08'), read(1, '09'), read(2, '08'), read(3, '08')]);
    expect(found.map((each) => each.map(({ at }) => at))).toEqual([['09', '11'], ['11'], ['10'], []]);
  });
});
