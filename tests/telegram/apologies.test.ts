import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/base/incoming.ts';
import { tries } from '../../src/telegram/backlog.ts';
import { botStage, echo, fed, wordOf } from './bot-stage.ts';

describe('when something is our fault the bot', () => {
  it('apologises, and goes on', async () => {
    const set = await fed(async (incoming) => {
      if (wordOf(incoming) === 'fault') throw new Error('a fault');
      return { change: [], screens: [echo(wordOf(incoming))], lang: 'it' };
    });
    await set.say('fault');
    await set.say('ciao');
    expect(await set.said(set.amina.id)).toEqual(['Colpa nostra', 'ciao']);
  });

  it('apologises once for all that goes wrong in a row, until something works or a minute is over', async () => {
    let now = Date.parse('2026-11-23T08:00:00Z');
    const answer = async (incoming: Incoming) => {
      if (wordOf(incoming).startsWith('fault')) throw new Error('a fault');
      return { change: [], screens: wordOf(incoming) === 'bad' ? [echo('x', { text: [] })] : [echo(wordOf(incoming))], lang: 'it' };
    };
    const set = await botStage(answer, { now: () => new Date(now).toISOString() });
    const [amina, bilal] = [await set.emulator.person('Amina'), await set.emulator.person('Bilal')];
    const say = async (person: typeof amina, ...words: string[]) => {
      for (const each of words) await set.emulator.say(person.id, person, each);
      await Promise.all((await set.emulator.updates()).map((update) => set.bot.take(update)));
      await set.bot.idle();
    };
    await say(amina, 'fault 1', 'fault 2', 'fault 3', 'fault 4', 'fault 5', 'fault 6');
    await say(bilal, 'fault');
    expect([await set.said(amina.id), await set.said(bilal.id)]).toEqual([['Colpa nostra'], ['Colpa nostra']]);
    await say(amina, 'ciao');
    await say(amina, 'fault 7', 'fault 8');
    expect(await set.said(amina.id)).toEqual(['Colpa nostra', 'ciao', 'Colpa nostra']);
    now += 59_000;
    // A screen that Telegram refuses (it is empty) is no more than another fault.
    await say(amina, 'fault 9');
    await say(amina, 'bad');
    expect(await set.said(amina.id)).toHaveLength(3);
    now += 1_000;
    await say(amina, 'bad');
    await say(amina, 'fault 10');
    expect(await set.said(amina.id)).toEqual(['Colpa nostra', 'ciao', 'Colpa nostra', 'Colpa nostra']);
  });

  it('tells a pressed button what went wrong when the chat was told, and in a group nothing else', async () => {
    const button = { label: { key: 'common:word.menu' }, act: { do: 'home' } } as const;
    const set = await fed(async (incoming) => {
      if (incoming.input.kind === 'press') throw new Error('a fault');
      return { change: [], screens: [echo(wordOf(incoming), { buttons: [[button]] })], lang: 'it' };
    });
    const { emulator, amina } = set;
    await set.say('ciao');
    const pressed = async (chat: number, message: number) => {
      const { press } = await emulator.press(chat, message, amina, 'm');
      await set.feed();
      return await emulator.control('GET', `/presses/${press}`);
    };
    const own = await set.newest();
    expect(await pressed(amina.id, own)).not.toHaveProperty('text');
    expect(await pressed(amina.id, own)).toMatchObject({ answered: true, text: 'Colpa nostra' });
    expect(await set.said(amina.id)).toEqual(['ciao', 'Colpa nostra']);
    const group = await emulator.group('Sportello', [amina]);
    await emulator.say(group.id, amina, 'ciao');
    await set.feed();
    const there = (await emulator.shown(group.id)).at(-1)?.message.message_id ?? 0;
    expect(await pressed(group.id, there)).toMatchObject({ answered: true, text: 'Colpa nostra' });
    expect(await set.said(group.id)).toEqual(['ciao']);
  });

  it('tells a person in their language that an update was set aside, also one that cannot be read any more', async () => {
    const set = await botStage(async () => null, {
      locale: { load: async () => 'en', save: async () => undefined },
    });
    const amina = await set.emulator.person('Amina');
    const bilal = await set.emulator.person('Bilal');
    for (const person of [amina, bilal]) await set.emulator.say(person.id, person, 'x');
    await set.emulator.updates();
    const message = { message_id: 1, date: 1, chat: { id: amina.id, type: 'private' }, from: { ...amina, language_code: 'it' }, text: 'x' };
    const at = '2026-11-23T08:00:00.000Z';
    await set.store.inbox.keep([{ id: 71, chat: amina.id, body: JSON.stringify({ update_id: 71, message }) }], at);
    await set.store.inbox.keep([{ id: 72, chat: bilal.id, body: 'not readable' }], at);
    for (let death = 0; death < tries; death++) await set.store.inbox.begin(amina.id, 10, []);
    await (await set.again()).idle();
    expect([await set.said(amina.id), await set.said(bilal.id)]).toEqual([['Our fault\n\n🤖'], ['Our fault\n\n🤖']]);
    expect(await set.store.inbox.chats()).toEqual(new Map());
  });
});
