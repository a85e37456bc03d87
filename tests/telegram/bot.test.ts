import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/base/incoming.ts';
import { botStage, echo, gate, wordOf } from './bot-stage.ts';

/** A bot that repeats what it hears, fed by hand with what the emulator has for it. */
async function fed(answer = async (incoming: Incoming) => ({ change: [], screens: [echo(wordOf(incoming))], lang: 'it' })) {
  const set = await botStage(answer);
  const amina = await set.emulator.person();
  return {
    ...set,
    amina,
    async say(text: string) {
      await set.emulator.say(amina.id, amina, text);
      await this.feed();
    },
    async feed() {
      await Promise.all((await set.emulator.updates()).map((update) => set.bot.take(update)));
    },
    /** The bot's newest message with its number. */
    async newest() {
      const own = (await set.emulator.shown(amina.id)).filter(({ message }) => message.from?.is_bot);
      return own.at(-1)?.message.message_id ?? 0;
    },
  };
}

describe('the bot', () => {
  it('knows its own name', async () => {
    expect((await fed()).bot.name).toBe('emulated_bot');
  });

  it('takes the word for the menu as the command, in the language in use', async () => {
    const set = await fed();
    await set.say('menù');
    await set.say('il menù');
    expect(await set.said(set.amina.id)).toEqual(['/menu', 'il menù']);
  });

  it('shows in place of what was pressed, and answers the button', async () => {
    const set = await fed(async (incoming) => ({
      change: [],
      screens: [echo(wordOf(incoming), { buttons: [[{ label: { key: 'common:word.menu' }, act: { do: 'home' } }]] })],
      lang: 'it',
    }));
    await set.say('ciao');
    const { press } = await set.emulator.press(set.amina.id, await set.newest(), set.amina, 'm');
    await set.feed();
    expect(await set.said(set.amina.id)).toEqual(['press home']);
    expect(await set.emulator.control('GET', `/presses/${press}`)).toMatchObject({ answered: true });
    // The same again: Telegram says that nothing changed, and that is no fault.
    await set.emulator.press(set.amina.id, await set.newest(), set.amina, 'm');
    await set.feed();
    expect(await set.said(set.amina.id)).toEqual(['press home']);
  });

  it('sends anew when what was pressed cannot be edited any more', async () => {
    const button = { label: { key: 'common:word.menu' }, act: { do: 'home' } } as const;
    const set = await fed(async (incoming) => ({ change: [], screens: [echo(wordOf(incoming), { buttons: [[button]] })], lang: 'it' }));
    await set.say('ciao');
    const old = await set.newest();
    await set.emulator.press(set.amina.id, old, set.amina, 'm');
    await set.emulator.bot('deleteMessage', { chat_id: set.amina.id, message_id: old });
    await set.feed();
    expect(await set.newest()).toBeGreaterThan(old);
    expect(await set.said(set.amina.id)).toContain('press home');
  });

  it('apologises for a fault of ours, and goes on', async () => {
    const set = await fed(async (incoming) => {
      if (wordOf(incoming) === 'fault') throw new Error('a fault');
      return { change: [], screens: [echo(wordOf(incoming))], lang: 'it' };
    });
    await set.say('fault');
    await set.say('ciao');
    expect(await set.said(set.amina.id)).toEqual(['[common:error.ours]', 'ciao']);
  });

  it('says nothing to other bots’ commands', async () => {
    const asked: string[] = [];
    const set = await fed(async (incoming) => {
      asked.push(wordOf(incoming));
      return { change: [], screens: [], lang: 'it' };
    });
    await set.say('/start@other_bot');
    await set.say('/start@EMULATED_bot x');
    expect(asked).toEqual(['/start x']);
  });

  it('takes commands that name it in turn with all else of the chat', async () => {
    const slow = gate();
    const asked: string[] = [];
    const set = await fed(async (incoming) => {
      asked.push(wordOf(incoming));
      if (wordOf(incoming) === 'slow') await slow.opened;
      return { change: [], screens: [echo(wordOf(incoming))], lang: 'it' };
    });
    await set.emulator.say(set.amina.id, set.amina, 'slow');
    await set.emulator.say(set.amina.id, set.amina, '/menu@emulated_bot');
    const taken = (await set.emulator.updates()).map((update) => set.bot.take(update));
    expect(set.bot.open).toBe(2);
    slow.open();
    await Promise.all(taken);
    expect(await set.said(set.amina.id)).toEqual(['slow', '/menu']);
  });

  it('keeps for later what Telegram could not take, and marks who blocked it', async () => {
    const kept: unknown[] = [];
    const blocked: number[] = [];
    const set = await botStage(async (incoming) => ({ change: [], screens: [echo(wordOf(incoming))], lang: 'it' }), {
      presenting: {
        later: async (chat, screen, update) => void kept.push([chat, screen, update > 0]),
        blocked: async (chat) => void blocked.push(chat),
      },
    });
    const amina = await set.emulator.person();
    for (const fault of [{ disconnect: true }, { error_code: 502 }, { parameters: { retry_after: 60 } }]) {
      await set.emulator.control('POST', '/faults', { method: 'sendMessage', ...fault });
      await set.emulator.say(amina.id, amina, 'ciao');
      for (const update of await set.emulator.updates()) await set.bot.take(update);
    }
    expect(kept).toEqual([1, 2, 3].map(() => [amina.id, echo('ciao'), true]));
    await set.emulator.say(amina.id, amina, 'ciao');
    const last = await set.emulator.updates();
    await set.emulator.control('POST', `/users/${amina.id}/block`);
    for (const update of last) await set.bot.take(update);
    expect(blocked).toEqual([amina.id]);
  });

  it('does not mind what is no update', async () => {
    const set = await fed();
    for (const nonsense of [null, 'x', {}, { update_id: 'x' }, { update_id: 1 }, { update_id: 1, message: 5 }])
      await set.bot.take(nonsense);
    expect(await set.said(set.amina.id)).toEqual([]);
    expect(set.bot.open).toBe(0);
  });
});
