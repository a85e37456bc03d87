import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/telegram/in-turn.ts';
import { gate } from './bot-stage.ts';

describe('tasks in turn', () => {
  it('with a key in common run one after the other, in the order given', async () => {
    const turns = createTurns();
    const gates = [gate(), gate(), gate()];
    const diary: string[] = [];
    const all = gates.map((each, i) =>
      turns.run(['chat 1'], async () => {
        diary.push(`${i} begins`);
        await each.opened;
        diary.push(`${i} ends`);
      }),
    );
    gates[2]?.open();
    gates[1]?.open();
    gates[0]?.open();
    await Promise.all(all);
    expect(diary).toEqual(['0 begins', '0 ends', '1 begins', '1 ends', '2 begins', '2 ends']);
  });

  it('without one run side by side', async () => {
    const turns = createTurns();
    const slow = gate();
    const first = turns.run(['chat 1', 'person 1'], () => slow.opened);
    await expect(turns.run(['chat 2', 'person 2'], async () => 'done')).resolves.toBe('done');
    await expect(turns.run([], async () => 'done')).resolves.toBe('done');
    expect(turns.open).toBe(1);
    slow.open();
    await first;
  });

  it('wait for every key they have: a message and a press of one person', async () => {
    const turns = createTurns();
    const [inChat, byPerson] = [gate(), gate()];
    const diary: string[] = [];
    const both = [
      turns.run(['chat 1'], () => inChat.opened.then(() => void diary.push('chat'))),
      turns.run(['person 9'], () => byPerson.opened.then(() => void diary.push('person'))),
      turns.run(['chat 1', 'person 9'], async () => void diary.push('both')),
      turns.run(['person 9'], async () => void diary.push('person again')),
    ];
    byPerson.open();
    await both[1];
    expect(diary).toEqual(['person']);
    inChat.open();
    await Promise.all(both);
    expect(diary).toEqual(['person', 'chat', 'both', 'person again']);
  });

  it('do not block those behind them when they fail', async () => {
    const turns = createTurns();
    const failed = turns.run(['chat 1'], async () => {
      throw new Error('a fault');
    });
    const next = turns.run(['chat 1'], async () => 'goes on');
    await expect(failed).rejects.toThrow('a fault');
    await expect(next).resolves.toBe('goes on');
  });

  it('are counted while they wait or run, and forgotten afterwards', async () => {
    const turns = createTurns();
    const slow = gate();
    const all = [1, 2, 3].map(() => turns.run(['chat 1'], () => slow.opened));
    const failing = turns.run(['chat 1'], () => Promise.reject(new Error('a fault')));
    expect(turns.open).toBe(4);
    slow.open();
    await Promise.all(all);
    await expect(failing).rejects.toThrow();
    expect(turns.open).toBe(0);
  });

  it('may name a key twice', async () => {
    const turns = createTurns();
    await expect(turns.run(['chat 5', 'chat 5'], async () => 'done')).resolves.toBe('done');
  });
});
