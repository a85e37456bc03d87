import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage('2026-11-23T08:00:00Z');
});
afterEach(() => stage.close());

const say = (chat: number, text: string) => stage.call(`chats/${chat}/messages`, { from: chat, text });
const settled = async () => (await stage.call<{ settled: boolean }>('settled?wait=20000')).settled;

/** A resident past the notice. */
async function resident(name: string): Promise<number> {
  const id = await stage.person(name, 'it');
  await say(id, '/start');
  await stage.settle();
  for (const data of ['ls/it', 'po']) await press(id, data);
  await stage.settle();
  return id;
}

async function press(chat: number, data: string, press = true): Promise<void> {
  const message = (await stage.messages(chat)).filter((each) => each.from === 'bot').at(-1)?.id ?? 0;
  await stage.call(`chats/${chat}/messages/${message}/press`, { from: chat, data, forged: true });
  if (press) await stage.settle();
}

/** What a person presses in a flood: the guide's ways out, each shown in place of the last. */
const flood = async (chat: number, count: number) => {
  const message = (await stage.messages(chat)).filter((each) => each.from === 'bot').at(-1)?.id ?? 0;
  const from = { id: chat, is_bot: false, first_name: 'Flood', language_code: 'it' };
  for (let i = 0; i < count; i++)
    await stage.call('updates', {
      update: {
        callback_query: {
          id: `flood-${chat}-${i}`,
          from,
          chat_instance: '1',
          data: i % 2 ? 'm' : 'mn/permit',
          message: { message_id: message, date: 1, chat: { id: chat, type: 'private', first_name: 'Flood' }, text: 'x' },
        },
      },
    });
};

describe('one person’s flood', () => {
  it('is confirmed long before it is done, and others are answered meanwhile', { timeout: 60_000 }, async () => {
    const flooder = await resident('Flood');
    const other = await resident('Ana');
    // Telegram is slow with the flooder, whose screens take their time.
    await stage.call('faults', { method: 'editMessageText', chat_id: flooder, times: 5, delay_ms: 400 });
    await flood(flooder, 150);
    await say(other, '/menu');
    expect(await settled()).toBe(true);
    expect((await stage.store.inbox.chats()).get(flooder)).toBeGreaterThan(50);
    await stage.settle();
    expect(await stage.store.inbox.chats()).toEqual(new Map());
    const { calls } = await stage.call<{ calls: { method: string; params: { callback_query_id?: string } }[] }>('calls');
    const answered = calls.flatMap(({ method, params }) =>
      method === 'answerCallbackQuery' && params.callback_query_id?.startsWith('flood') ? [params.callback_query_id] : [],
    );
    expect(answered).toEqual(Array.from({ length: 150 }, (_, i) => `flood-${flooder}-${i}`));
  });

  it('goes on where it was after a restart', { timeout: 60_000 }, async () => {
    const flooder = await resident('Flood');
    await stage.call('faults', { method: 'editMessageText', chat_id: flooder, times: 3, delay_ms: 300 });
    await flood(flooder, 60);
    expect(await settled()).toBe(true);
    await stage.restart();
    await stage.settle();
    const { calls } = await stage.call<{ calls: { method: string; params: { callback_query_id?: string } }[] }>('calls');
    const answered = calls.filter(
      ({ method, params }) => method === 'answerCallbackQuery' && params.callback_query_id?.startsWith('flood'),
    );
    expect(answered).toHaveLength(60);
    expect(await stage.store.inbox.chats()).toEqual(new Map());
  });
});

describe('an administrator who writes as the desk’s group', () => {
  it('counts as its operator; Telegram is not asked, and another channel is nobody', async () => {
    const group = stage.groups.get('coeso-grosseto') ?? 0;
    const post = (sender: number, text: string) =>
      stage.call('updates', {
        update: {
          message: {
            message_id: 700 + text.length,
            date: 1,
            chat: { id: group, type: 'supergroup', title: 'g' },
            from: { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
            sender_chat: { id: sender, type: 'supergroup', title: 'g' },
            author_signature: 'Sportello',
            text,
          },
        },
      });
    await post(-100999, '/oggi ');
    await stage.settle();
    expect((await stage.messages(group)).filter((each) => each.from === 'bot')).toEqual([]);
    await post(group, '/oggi');
    await stage.settle();
    expect((await stage.messages(group)).filter((each) => each.from === 'bot')).toHaveLength(1);
    const { calls } = await stage.call<{ calls: { method: string }[] }>('calls');
    expect(calls.filter(({ method }) => method === 'getChatMember')).toEqual([]);
  });
});
