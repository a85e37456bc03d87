import { expect, it } from 'vitest';
import { text } from '../../src/base/screen.ts';
import { createStage, type Seen } from '../support/stage.ts';

const presses = 350;

/** A sequence of numbers in [0, 1) that looks random and is the same every time (mulberry32). */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a person types now and then. */
const words = ['Ana Prova', '31/12/2026', '28/02/2027', '15/01/2020', '/menu', 'hello', '/appointments', '/documents', '<b>&', '/language'];

it.each([1, 2, 3])(
  'whoever presses anything anywhere finds an answer with a way on (walk %i)',
  async (seed) => {
    const stage = await createStage('2026-11-23T08:00:00Z');
    try {
      const draw = drawn(seed);
      const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
      const resident = await stage.person('Ana', seed % 2 ? 'en' : 'it');
      const operator = await stage.person('Olga', 'it');
      for (const chat of stage.groups.values()) await stage.call(`groups/${chat}/members/${operator}`, {}, 'PUT');
      await stage.call(`chats/${resident}/messages`, { from: resident, text: '/start' });
      await stage.settle();

      // Its button stands in place of the keyboard, not under the message.
      const wayBelow = stage.content.languages.map(({ id }) => stage.content.texts.plain(id, text('common:desk.send-place')));

      const buttonsOf = (messages: readonly Seen[]) =>
        messages.flatMap((message) => message.buttons.filter((each) => each.data).map((each) => ({ message, data: each.data ?? '' })));
      for (let i = 0; i < presses; i++) {
        const talking = (await stage.store.talkingWith(resident)) !== null;
        const inGroup = draw() < 0.15;
        const chat = inGroup ? one([...stage.groups.values()]) : resident;
        const from = inGroup ? operator : resident;
        const all = (await stage.messages(chat)).filter((each) => each.from === 'bot');
        const recent = buttonsOf(all.slice(draw() < 0.85 ? -2 : -12)).filter((each) => each.data !== 'ey');
        if (!inGroup && (recent.length === 0 || draw() < 0.08)) await stage.call(`chats/${chat}/messages`, { from, text: one(words) });
        else if (recent.length > 0) {
          const { message, data } = one(recent);
          await stage.call(`chats/${chat}/messages/${message.id}/press`, { from, data });
        } else continue;
        await stage.settle();
        const newest = (await stage.messages(resident)).filter((each) => each.from === 'bot').at(-1);
        expect(newest?.text ?? '').not.toMatch(/our mistake|nostro errore|\[[a-z-]+:|\{\{|…/);
        const goesOn =
          (newest?.buttons.length ?? 0) > 0 ||
          newest?.document !== null ||
          newest.venue !== null ||
          talking ||
          wayBelow.some((asks) => newest.text.startsWith(asks));
        expect(goesOn, `a dead end: ${newest?.text}`).toBe(true);
      }
      const { calls } = await stage.call<{ calls: { method: string; description?: string }[] }>('violations');
      expect(calls.map((each) => `${each.method} ${each.description}`)).toEqual([]);
    } finally {
      await stage.close();
    }
  },
  120_000,
);
