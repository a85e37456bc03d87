import { describe, expect, it, onTestFinished } from 'vitest';
import { createPlayer, type Player, type Step } from '../support/journey.ts';
import { createStage, type Stage } from '../support/stage.ts';

const clock = '2026-11-23T08:00:00Z';
const desk = 'coeso-follonica';
const entered: Step[] = [
  { say: '/start', by: 'Ana' },
  { press: 'English', by: 'Ana' },
  { press: 'I understand', by: 'Ana' },
];
const beforeTheName: Step[] = [
  ...entered,
  { press: 'Citizenship', by: 'Ana' },
  { press: 'Book at the desk', by: 'Ana' },
  { press: 'Follonica', by: 'Ana' },
  { press: '1 Dec', by: 'Ana' },
  { press: '10:00', by: 'Ana' },
  { press: 'Continue', by: 'Ana' },
];
const name: Step = { say: 'Ana Prova', by: 'Ana' };

interface Set {
  readonly stage: Stage;
  readonly play: (...steps: Step[]) => Promise<void>;
  readonly ana: number;
  /** What the bot said in Ana's chat, or in the desk's group, and has not deleted. */
  said(chat?: number): Promise<string[]>;
  /** Makes the emulator fail; gives the way back. */
  fault(fault: object): Promise<() => Promise<unknown>>;
}

async function set(): Promise<Set> {
  const stage = await createStage(clock, 'the key of the journeys');
  onTestFinished(() => stage.close());
  const player: Player = await createPlayer(stage, { title: 'faults', clock, people: { Ana: 'en' }, operators: ['Olga'], steps: [] });
  const { users } = await stage.call<{ users: { id: number; first_name: string }[] }>('state');
  const ana = users.find((user) => user.first_name === 'Ana')?.id ?? 0;
  return {
    stage,
    ana,
    async play(...steps) {
      for (const step of steps) await player.play(step);
    },
    async said(chat = ana) {
      const messages = await stage.messages(chat);
      return messages.filter((each) => each.from === 'bot' && !each.deleted).map((each) => each.text);
    },
    async fault(fault) {
      const { id } = await stage.call<{ id: number }>('faults', { times: 'always', ...fault });
      return () => stage.call(`faults/${id}`, undefined, 'DELETE');
    },
  };
}

const group = ({ stage }: Set) => stage.groups.get(desk) ?? 0;

describe('what a fault does to a booking', () => {
  it('a token refused for a while loses nothing', async () => {
    const all = await set();
    await all.play(...beforeTheName);
    const lift = await all.fault({ method: 'send*', error_code: 401, description: 'Unauthorized' });
    await all.play(name);
    await all.stage.settle();
    expect((await all.stage.store.backlog(all.stage.clock.now().toISOString())).aside).toBe(0);
    await lift();
    await all.play({ clock: '2026-11-23T12:00:00Z' });
    await expect.poll(async () => (await all.said()).join('\n'), { timeout: 10_000 }).toContain('Booked!');
    await expect.poll(async () => (await all.said(group(all))).join('\n'), { timeout: 10_000 }).toContain('In attesa');
  });

  it('one refusal as if the chat were closed: whoever writes has opened it, and gets what waited', async () => {
    const all = await set();
    await all.play(...beforeTheName);
    const lift = await all.fault({
      method: 'send*',
      chat_id: all.ana,
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    await all.play(name);
    await all.stage.settle();
    await lift();
    expect((await all.said()).join('\n')).not.toContain('Booked!');
    await all.play({ say: '/help', by: 'Ana' });
    await expect.poll(async () => (await all.said()).join('\n'), { timeout: 10_000 }).toContain('Booked!');
    expect((await all.stage.store.person(all.ana))?.blocked_at).toBeNull();
  });

  it('a card that cannot be edited any more is sent anew once', async () => {
    const all = await set();
    await all.play(...beforeTheName, name);
    await all.fault({
      method: 'editMessageText',
      chat_id: group(all),
      error_code: 400,
      description: "Bad Request: message can't be edited",
    });
    await all.play({ press: 'Prendo in carico', by: 'Olga', in: desk });
    await all.stage.settle();
    expect((await all.said(group(all))).filter((text) => text.includes('In carico a Olga'))).toHaveLength(1);
  });
});

describe('an answer of Telegram that is lost', () => {
  const missing = 'A message may be missing here';
  const count = (texts: readonly string[], part: string) => texts.filter((text) => text.includes(part)).length;
  /** Time goes by, and others are answered. */
  async function later(all: Set, from = 1) {
    for (let i = from; i < from + 8; i++) {
      await all.stage.settle();
      await all.play({ clock: new Date(Date.parse(clock) + i * 60_000).toISOString() });
    }
  }

  it.each([
    ['though it arrived', true, 1],
    ['and it did not arrive', false, 0],
  ])('a confirmation is not sent twice, %s: its person is told, and gets it by asking', async (_, after, arrived) => {
    const all = await set();
    await all.play(...beforeTheName);
    await all.fault({ method: 'sendMessage', chat_id: all.ana, disconnect: true, after, times: 1 });
    await all.play(name);
    await later(all);
    expect(count(await all.said(), 'Booked!')).toBe(arrived);
    expect((await all.said()).join('\n')).toContain('the confirmation of your appointment');
    await all.play({ press: 'Send it again', by: 'Ana' });
    await later(all, 10);
    expect(count(await all.said(), 'Booked!')).toBe(arrived + 1);
  });

  it('the notice is not repeated either, however often others are answered', async () => {
    const all = await set();
    await all.play(...entered);
    const bea = await all.stage.person('Bea', 'en');
    await all.fault({ method: 'sendMessage', chat_id: all.ana, disconnect: true, after: true });
    const before = (await all.said()).length;
    await all.stage.call(`chats/${all.ana}/messages`, { from: all.ana, text: '/help' });
    await all.stage.call(`chats/${bea}/messages`, { from: bea, text: '/start' });
    await later(all);
    const said = (await all.said()).slice(before);
    expect([said.length, count(said, missing)]).toEqual([2, 1]);
  });

  it('a card may be asked for in the group of its desk', async () => {
    const all = await set();
    await all.play(...beforeTheName);
    await all.fault({ method: 'sendMessage', chat_id: group(all), disconnect: true, times: 1 });
    await all.play(name);
    await later(all);
    expect(count(await all.said(group(all)), 'In attesa')).toBe(0);
    await all.play({ press: 'Mandalo di nuovo', by: 'Olga', in: desk });
    await later(all, 10);
    expect(count(await all.said(group(all)), 'In attesa')).toBe(1);
  });
});
