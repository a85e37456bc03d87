import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/base/incoming.ts';
import type { Screen } from '../../src/base/screen.ts';
import { botStage, echo, fed, gate, presentingOf, wordOf } from './bot-stage.ts';

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

  it('logs which update failed, where and at which place in our code, and nothing of the person', async () => {
    const lines: string[] = [];
    const answer = async (): Promise<never> => {
      throw new SyntaxError('Unexpected token in Amina’s secret');
    };
    const set = await botStage(answer, { log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }) });
    const amina = await set.emulator.person('Amina');
    await set.emulator.say(amina.id, amina, 'my secret');
    for (const update of await set.emulator.updates()) await set.bot.take(update);
    await set.bot.idle();
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      msg: 'update failed',
      update: expect.any(Number),
      place: 'private',
      kind: 'say',
      stack: expect.stringMatching(/^at .*bot\.test\.ts/),
    });
    expect(lines.join('')).not.toMatch(/Amina|secret|unknown/);
  });

  it('takes a command named for another bot as its own: in private there is no other', async () => {
    const asked: string[] = [];
    const set = await fed(async (incoming) => {
      asked.push(wordOf(incoming));
      return { change: [], screens: [], lang: 'it' };
    });
    await set.say('/start@other_bot');
    await set.say('/start@EMULATED_bot x');
    expect(asked).toEqual(['/start', '/start x']);
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
    await set.bot.idle();
    expect(await set.said(set.amina.id)).toEqual(['slow', '/menu']);
  });

  it.each([
    ['a fault', { error_code: 502 }],
    ['a short wait', { parameters: { retry_after: 1 } }],
  ])('tries again within seconds after %s, while somebody looks', async (_, fault) => {
    const set = await fed();
    await set.emulator.control('POST', '/faults', { method: 'sendMessage', times: 1, ...fault });
    const from = performance.now();
    await set.say('ciao');
    expect(await set.said(set.amina.id)).toEqual(['ciao']);
    expect(performance.now() - from).toBeLessThan(20_000);
  });

  it('does not repeat what may have arrived, its answer being lost: that is left to the outbox', async () => {
    const kept: number[] = [];
    const set = await botStage(
      async (incoming) => ({ change: [], screens: [echo(wordOf(incoming))], lang: 'it' }),
      (store) => ({
        presenting: { ...presentingOf(store), later: async ({ chat }) => void kept.push(chat) },
      }),
    );
    const amina = await set.emulator.person();
    await set.emulator.control('POST', '/faults', { method: 'sendMessage', times: 1, disconnect: true, after: true });
    await set.emulator.say(amina.id, amina, 'ciao');
    await Promise.all((await set.emulator.updates()).map((update) => set.bot.take(update)));
    await set.bot.idle();
    expect([kept, await set.said(amina.id)]).toEqual([[amina.id], ['ciao']]);
  });

  it('keeps for later what Telegram could not take within seconds, and all that comes behind it', async () => {
    const kept: [number, Screen, boolean, number][] = [];
    const answer = async (incoming: Incoming) => ({ change: [], screens: [echo(wordOf(incoming)), echo('more')], lang: 'it' });
    const set = await botStage(answer, (store) => ({
      presenting: {
        ...presentingOf(store),
        later: async ({ chat, update }, screen, nth) => void kept.push([chat, screen, update > 0, nth]),
      },
    }));
    const [amina, bilal] = [await set.emulator.person(), await set.emulator.person()];
    await set.emulator.control('POST', '/faults', { method: 'sendMessage', chat_id: amina.id, times: 4, error_code: 502 });
    await set.emulator.control('POST', '/faults', { method: 'sendMessage', chat_id: bilal.id, parameters: { retry_after: 60 } });
    await set.emulator.say(amina.id, amina, 'ciao');
    await set.emulator.say(bilal.id, bilal, 'salve');
    await Promise.all((await set.emulator.updates()).map((update) => set.bot.take(update)));
    await set.bot.idle();
    expect(kept.filter(([chat]) => chat === amina.id)).toEqual([
      [amina.id, echo('ciao'), true, 0],
      [amina.id, echo('more'), true, 1],
    ]);
    expect(kept.filter(([chat]) => chat === bilal.id)).toHaveLength(2);
    // Told to wait a minute: nobody asks Telegram again before.
    await set.emulator.say(bilal.id, bilal, 'and now?');
    for (const update of await set.emulator.updates()) await set.bot.take(update);
    await set.bot.idle();
    const { calls } = await set.emulator.control<{ calls: { method: string; error_code?: number }[] }>('GET', '/calls');
    expect(calls.filter((call) => call.error_code === 429)).toHaveLength(1);
    expect(kept).toHaveLength(6);
  });

  it('marks who blocked it', async () => {
    const blocked: number[] = [];
    const answer = async (incoming: Incoming) => ({ change: [], screens: [echo(wordOf(incoming))], lang: 'it' });
    const set = await botStage(answer, (store) => ({
      presenting: { ...presentingOf(store), blocked: async (chat) => void blocked.push(chat) },
    }));
    const amina = await set.emulator.person();
    await set.emulator.say(amina.id, amina, 'ciao');
    const last = await set.emulator.updates();
    await set.emulator.control('POST', `/users/${amina.id}/block`);
    for (const update of last) await set.bot.take(update);
    await set.bot.idle();
    expect(blocked).toEqual([amina.id]);
  });

  it.each(['MESSAGE_ID_INVALID', 'message can\u2019t be edited for a reason of next year', 'there is no text in the message to edit'])(
    'sends anew when the edit is refused: %s; the button is answered once',
    async (description) => {
      const button = { label: { key: 'common:word.menu' }, act: { do: 'home' } } as const;
      const set = await fed(async (incoming) => ({ change: [], screens: [echo(wordOf(incoming), { buttons: [[button]] })], lang: 'it' }));
      await set.say('ciao');
      await set.emulator.control('POST', '/faults', {
        method: 'editMessageText',
        error_code: 400,
        description: `Bad Request: ${description}`,
      });
      await set.emulator.press(set.amina.id, await set.newest(), set.amina, 'm');
      await set.feed();
      expect(await set.said(set.amina.id)).toEqual(['ciao', 'press home']);
      const { calls } = await set.emulator.control<{ calls: { method: string }[] }>('GET', '/calls');
      expect(calls.filter((call) => call.method === 'answerCallbackQuery')).toHaveLength(1);
    },
  );

  it('tells the first of an album from the others, and takes an edit that changes no word for none', async () => {
    const set = await fed();
    const chat = { id: set.amina.id, type: 'private', first_name: 'Amina' };
    const take = async (fields: object) => set.emulator.control('POST', '/updates', { update: fields });
    await set.say('ciao');
    for (const number of [901, 902, 903])
      await take({ message: { message_id: number, date: 1, chat, from: set.amina, photo: [{}], media_group_id: '77' } });
    await take({ message: { message_id: 904, date: 1, chat, from: set.amina, text: 'a link' } });
    const edited = { message_id: 904, date: 1, chat, from: set.amina };
    await take({ edited_message: { ...edited, text: 'a link' } });
    await take({ edited_message: { ...edited, edit_date: 2, text: 'a link' } });
    await take({ edited_message: { ...edited, edit_date: 3, location: { latitude: 1, longitude: 1 } } });
    await take({ edited_message: { ...edited, edit_date: 4, text: 'another' } });
    await take({ edited_message: { ...edited, edit_date: 5, text: 'another' } });
    await set.feed();
    expect(await set.said(set.amina.id)).toEqual(['ciao', 'thing', 'further thing', 'further thing', 'a link', 'edited']);
  });

  it('answers a press that has no message', async () => {
    const set = await fed();
    await set.say('ciao');
    await set.emulator.control('POST', '/updates', {
      update: { callback_query: { id: '5501', from: set.amina, chat_instance: '1', data: 'm', inline_message_id: 'x' } },
    });
    await set.feed();
    expect(await set.said(set.amina.id)).toEqual(['ciao', 'press nothing of ours']);
    expect(await set.emulator.control('GET', '/presses/5501')).toMatchObject({ answered: true });
  });

  it('shows at the next start what a death of the process kept from being shown', async () => {
    const set = await fed();
    await set.say('ciao');
    const shown = await set.newest();
    const mark = (screens: string[], instead: number | null) => ({
      chat: set.amina.id,
      lang: 'it',
      instead,
      screens: screens.map((each) => echo(each)),
    });
    const at = '2026-11-23T08:00:00.000Z';
    await set.store.commit([], { id: 1, at, unshown: mark(['lost', 'and more'], null) });
    await set.store.commit([], { id: 2, at, unshown: mark(['in its place'], shown) });
    await set.store.commit([], { id: 3, at, unshown: mark(['seen'], null) });
    for (let shown = 3; shown < 40; shown++) set.store.shown(3);
    await set.store.commit([]);
    await set.again();
    expect(await set.said(set.amina.id)).toEqual(['in its place', 'lost', 'and more']);
    // Many enough go with the next commit.
    for (let more = 0; more < 32; more++) set.store.shown(3);
    await set.store.commit([]);
    expect(await set.store.unshown()).toEqual([]);
  });

  it('does not mind what is no update', async () => {
    const set = await fed();
    for (const nonsense of [null, 'x', {}, { update_id: 'x' }, { update_id: 1 }, { update_id: 1, message: 5 }])
      await set.bot.take(nonsense);
    expect(await set.said(set.amina.id)).toEqual([]);
    expect(set.bot.open).toBe(0);
  });
});
