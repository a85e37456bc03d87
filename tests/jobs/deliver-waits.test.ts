import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { gate, ok, outboxStage, unreachable, waits } from './outbox-stage.ts';

const stage = outboxStage();
const { put, delivery, waiting } = stage;
const at = (clock: string) => `2026-11-23T${clock}.000Z`;

describe('the outbox that has to wait', () => {
  it('waits exactly as long as Telegram asks, with all that is behind it in that chat', async () => {
    await put('a');
    await put('b');
    await put('c', { to: { chat: 2 } });
    const { run, asked } = delivery(({ key }) => (key === 'a' && asked.length < 3 ? waits(40) : ok));
    await run();
    expect(asked.sort()).toEqual(['a', 'c']);
    expect(await waiting()).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    stage.now = at('08:00:39');
    await run();
    expect(asked).toHaveLength(2);
    stage.now = at('08:00:40');
    await run();
    expect(asked.slice(2)).toEqual(['a', 'b']);
  });

  it('pauses while Telegram does not answer, and sends all that waits at the first answer to anybody', async () => {
    let down = true;
    for (let chat = 1; chat <= 30; chat++) await put(`m${chat}`, { to: { chat } });
    const { run, asked, answered, state } = delivery(
      () => (down ? unreachable : ok),
      stage.store,
      async () => !down,
    );
    await run();
    expect(state().unreachableSince).not.toBeNull();
    expect(asked.length).toBeLessThan(30);
    const before = asked.length;
    await run();
    expect(asked.length).toBe(before);
    down = false;
    answered();
    await expect.poll(waiting).toEqual([]);
    expect(state().unreachableSince).toBeNull();
  });

  it.each([
    ['a card', { to: { desk: 'grosseto' } }],
    ['a reminder', { lane: 'reminder' }],
  ] as const)(
    'looks by itself whether Telegram answers again, though only %s waits, and asks the database no more than it must',
    async (_, to) => {
      await put('alone', to);
      let claims = 0;
      const counted: Store = {
        ...stage.store,
        claim(claim) {
          claims += 1;
          return stage.store.claim(claim);
        },
      };
      const looks = [false, false, true];
      const { nudge, asked, state } = delivery(
        () => (looks.length > 0 ? unreachable : ok),
        counted,
        async () => looks.shift() ?? true,
      );
      nudge();
      await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
      expect([asked, state().unreachableSince]).toEqual([['alone', 'alone'], null]);
      expect(claims).toBeLessThan(20);
    },
  );

  it('tries a message that fails alone at its own pace, whatever others are answered', async () => {
    await put('fails');
    const { run, asked, answered } = delivery(({ key }) => (key === 'fails' ? unreachable : ok));
    for (let chat = 2; chat < 20; chat++) {
      await put(`m${chat}`, { to: { chat } });
      await run();
      answered();
    }
    expect(asked.filter((key) => key === 'fails')).toHaveLength(1);
    expect(asked).toHaveLength(19);
    stage.now = at('08:00:02');
    await run();
    expect(asked.filter((key) => key === 'fails')).toHaveLength(2);
  });

  it('sends what Telegram asked to wait for at its time, though another lane is still at work', async () => {
    const long = gate();
    await put('card', { to: { desk: 'grosseto' } });
    await put('booked');
    const { nudge, asked } = delivery(async ({ key }) => {
      if (key === 'card') await long.opened;
      if (key === 'card' || asked.includes('told')) return ok;
      asked.push('told');
      stage.now = at('08:00:02');
      return waits(-1);
    });
    nudge();
    await expect.poll(() => asked.filter((key) => key === 'booked'), { timeout: 10_000 }).toHaveLength(2);
    long.open();
    await expect.poll(waiting).toEqual([]);
  });
});
