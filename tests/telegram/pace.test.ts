import { describe, expect, it } from 'vitest';
import type { Lane } from '../../src/desk/message.ts';
import { Refused } from '../../src/telegram/errors.ts';
import { createPace } from '../../src/telegram/pace.ts';

/** A pace on a clock that the test moves; nothing here waits. What goes is answered at once, unless it is `away` so long. */
function paced(processes = 1) {
  let now = 0;
  const pace = createPace({ now: () => now, after: () => () => undefined }, () => processes);
  const under: { readonly until: number; readonly gone: () => void }[] = [];
  /** Whether a message may go at once; else how many seconds it would take. */
  async function ask(chat: number, lane: Lane = 'look', method = 'sendMessage', away = 0): Promise<true | number> {
    try {
      under.push({ until: now + away, gone: await pace.turn(method, chat, lane, 0) });
      pass(0);
      return true;
    } catch (error) {
      if (error instanceof Refused && error.code === 429) return error.parameters.retry_after ?? 0;
      throw error;
    }
  }
  /** How many of these chats may be written to at once. */
  const count = async (chats: readonly number[], lane: Lane = 'look', away = 0) => {
    let may = 0;
    for (const chat of chats) if ((await ask(chat, lane, 'sendMessage', away)) === true) may += 1;
    return may;
  };
  function pass(seconds: number): void {
    const to = now + seconds * 1000;
    for (const each of under.filter(({ until }) => until <= to).sort((a, b) => a.until - b.until)) {
      under.splice(under.indexOf(each), 1);
      now = Math.max(now, each.until);
      each.gone();
    }
    now = to;
  }
  return { pace, ask, count, pass };
}

const people = (count: number, from = 1) => Array.from({ length: count }, (_, i) => from + i);
const same = (chat: number, count: number) => Array.from({ length: count }, () => chat);

describe('the pace of messages', () => {
  it('is 30 a second in all, whoever they go to', async () => {
    const { count, pass } = paced();
    expect(await count(people(100))).toBe(30);
    pass(0.999);
    expect(await count(people(100, 200))).toBe(0);
    pass(0.001);
    expect(await count(people(100, 300))).toBe(30);
  });

  it('is counted until a second after the answer: nobody knows when on its way Telegram counts a message', async () => {
    const { count, pass } = paced();
    expect(await count(people(20), 'look', 400)).toBe(20);
    expect(await count(people(20, 100), 'look', 10)).toBe(10);
    pass(1.01);
    expect(await count(people(40, 200))).toBe(10);
    pass(0.39);
    expect(await count(people(40, 300))).toBe(20);
  });

  it.each([2, 3, 4, 7, 40])('of the outbox is divided among %i processes; what a person looks at is not', async (processes) => {
    const all = Array.from({ length: processes }, () => paced(processes));
    for (const [lane, most, inGroup] of [
      ['desk', 29, 16],
      ['reminder', 28, 16],
    ] as const) {
      let [sum, ofGroup] = [0, 0];
      for (const each of all) {
        each.pass(120);
        const mine = await each.count(people(60), lane);
        sum += mine;
        expect(mine).toBeGreaterThan(0);
        each.pass(120);
        ofGroup += await each.count(same(-7, 30), lane);
      }
      expect(sum).toBeLessThanOrEqual(Math.max(most, processes));
      expect(ofGroup).toBeLessThanOrEqual(Math.max(inGroup, processes));
    }
    all[0]?.pass(240);
    expect(await all[0]?.count(people(100))).toBe(30);
  });

  it('goes on when an answer never comes', async () => {
    const { count, pass } = paced();
    expect(await count(people(30), 'look', 60_000)).toBe(30);
    pass(5.9);
    expect(await count(people(30, 100))).toBe(0);
    pass(0.2);
    expect(await count(people(30, 100))).toBe(30);
  });

  it('is one a second in a chat, after a short burst', async () => {
    const { ask, count, pass } = paced();
    expect(await count(same(5, 25))).toBe(20);
    expect(await ask(6)).toBe(true);
    expect(await ask(5)).toBe(1);
    pass(2);
    expect(await count(same(5, 10))).toBe(2);
  });

  it('is 20 a minute in a group', async () => {
    const { count, pass } = paced();
    expect(await count(same(-100, 12))).toBe(12);
    pass(30);
    expect(await count(same(-100, 30))).toBe(8);
    pass(29);
    expect(await count(same(-100, 30))).toBe(0);
    pass(1);
    expect(await count(same(-100, 30))).toBe(12);
  });

  it('leaves an operator who looks room beside the cards of their group', async () => {
    const { ask, count, pass } = paced();
    expect(await count(same(-100, 30), 'desk')).toBe(16);
    expect(await ask(-100, 'desk')).toBe(60);
    expect(await count(same(-100, 30))).toBe(4);
    pass(60);
    expect(await count(same(-100, 30), 'desk')).toBe(16);
  });

  it('leaves room for those who look before desks, and for desks before reminders', async () => {
    const { count } = paced();
    expect(await count(people(100), 'reminder')).toBe(6);
    expect(await count(people(100, 200), 'desk')).toBe(23);
    expect(await count(people(100, 400), 'look')).toBe(1);
  });

  it('lets reminders out evenly, so that there is nearly always a place for who looks', async () => {
    const { ask, count, pass } = paced();
    let [sent, looked] = [0, 0];
    for (let i = 0; i < 100; i++) {
      sent += await count(people(10, 1000 + i * 10), 'reminder', 80);
      if (i % 10 === 5) looked += Number((await ask(10 + i)) === true);
      pass(0.1);
    }
    expect(sent).toBeGreaterThanOrEqual(250);
    expect(looked).toBe(10);
  });

  it('holds back no answer to a press, and no edit', async () => {
    const { ask, count } = paced();
    await count(people(100));
    for (const method of ['answerCallbackQuery', 'editMessageText', 'deleteMessages', 'getChatMember', 'sendChatAction'])
      expect(await ask(1, 'look', method)).toBe(true);
  });
});

describe('when Telegram asks to wait', () => {
  it('the chat waits to the end, edits too, and others go on', async () => {
    const { pace, ask, pass } = paced();
    pace.told(5, 'look', 40);
    pass(39.5);
    expect(await ask(5)).toBe(1);
    expect(await ask(5, 'look', 'editMessageText')).toBe(1);
    expect(await ask(5, 'look', 'answerCallbackQuery')).toBe(true);
    expect(await ask(6)).toBe(true);
    pass(0.5);
    expect(await ask(5)).toBe(true);
  });

  it('a shorter wait does not shorten a longer one', async () => {
    const { pace, ask, pass } = paced();
    pace.told(5, 'desk', 40);
    pace.told(5, 'look', 1);
    pass(10);
    expect(await ask(5)).toBe(30);
  });

  it('its lane goes at half the pace, and the others as before', async () => {
    const { pace, count, pass } = paced();
    pace.told(5, 'reminder', 40);
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      sent += await count(people(10, 1000 + i * 10), 'reminder');
      pass(0.1);
    }
    expect(sent).toBeGreaterThan(90);
    expect(sent).toBeLessThanOrEqual(141);
    pass(1);
    expect(await count(people(100, 5000), 'look')).toBe(30);
  });
});

describe('those who wait', () => {
  it('go in the order of their lanes, and in a chat in the order they came', async () => {
    const pace = createPace();
    for (const chat of people(30)) (await pace.turn('sendMessage', chat, 'look', 0))();
    const order: string[] = [];
    const turn = (name: string, chat: number, lane: Lane) => pace.turn('sendMessage', chat, lane, 5000).then(() => order.push(name));
    await Promise.all([
      turn('reminder', 101, 'reminder'),
      turn('desk', 102, 'desk'),
      turn('look 1', 103, 'look'),
      turn('look 2', 103, 'look'),
    ]);
    expect(order).toEqual(['look 1', 'look 2', 'desk', 'reminder']);
  });

  it('are refused at once when it would take longer than they may wait', async () => {
    const pace = createPace();
    for (const chat of people(30)) (await pace.turn('sendMessage', chat, 'look', 0))();
    const waiting = people(400, 1000).map((chat) => pace.turn('sendMessage', chat, 'look', 1500));
    const results = await Promise.allSettled(waiting);
    const went = results.filter(({ status }) => status === 'fulfilled').length;
    expect(went).toBeGreaterThan(20);
    expect(went).toBeLessThanOrEqual(32);
  });
});
