import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inOlderWords, isOlder } from '../../src/telegram/older.ts';
import { introduce } from '../../src/telegram/profile.ts';
import { type CallApi, createSend } from '../../src/telegram/send.ts';
import { stage, TOKEN } from '../emulator/stage.ts';
import { projectContent } from '../support/stage.ts';

const old = [
  { version: '6.9', newer: 'ignored' },
  { version: '6.9', newer: 'refused' },
  { version: '5.0', newer: 'ignored' },
] as const;

async function ready(server: (typeof old)[number]) {
  const emulator = await stage();
  const { callApi, close } = createSend(TOKEN, emulator.url);
  onTestFinished(close);
  const { id: chat } = await emulator.person();
  await emulator.control('PUT', '/server', server);
  const violations = async () => (await emulator.control<{ calls: unknown[] }>('GET', '/violations')).calls;
  return { emulator, callApi, chat, violations };
}

describe('a server is told by what it says of the bot', () => {
  it('as old or not', async () => {
    const { emulator, callApi } = await ready(old[0]);
    expect(isOlder(await callApi('getMe', {}))).toBe(true);
    await emulator.control('DELETE', '/server');
    expect(isOlder(await callApi('getMe', {}))).toBe(false);
  });
});

describe.each(old)('a server of Bot API $version, what is newer $newer', (server) => {
  it('shows no previews, and hangs answers under what they answer', async () => {
    const { emulator, callApi, chat, violations } = await ready(server);
    const call: CallApi = inOlderWords(callApi);
    const asked = await emulator.say(
      chat,
      (await emulator.updates())[0]?.message?.from ?? { id: chat, is_bot: false, first_name: 'A' },
      'x',
    );
    const answer = { message_id: asked.message_id, allow_sending_without_reply: true };
    const said = { chat_id: chat, text: 'a', link_preview_options: { is_disabled: true } };
    expect(await call('sendMessage', { ...said, reply_parameters: answer })).toMatchObject({
      link_preview_options: { is_disabled: true },
      reply_to_message: { message_id: asked.message_id },
    });
    expect(await call('sendMessage', { ...said, reply_parameters: { ...answer, message_id: 999 } })).not.toHaveProperty('reply_to_message');
    expect(await violations()).toEqual([]);
  });

  it('deletes what it is told to, whatever is gone already', async () => {
    const { emulator, callApi, chat, violations } = await ready(server);
    const call = inOlderWords(callApi);
    const ids: number[] = [];
    for (const text of ['a', 'b', 'c'])
      ids.push(((await call('sendMessage', { chat_id: chat, text })) as { message_id: number }).message_id);
    await call('deleteMessage', { chat_id: chat, message_id: ids[1] });
    await call('deleteMessages', { chat_id: chat, message_ids: ids });
    const left = (await emulator.shown(chat)).filter(({ message, deleted }) => message.from?.is_bot && !deleted);
    expect(left).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('learns every command, whatever of the profile it does not know', async () => {
    const { emulator, callApi } = await ready(server);
    await introduce(callApi, await projectContent(), pino({ level: 'silent' }));
    const commands = async (params: object) => (await emulator.bot<{ command: string }[]>('getMyCommands', { ...params })).result;
    expect(await commands({ scope: { type: 'all_private_chats' }, language_code: 'it' })).toHaveLength(10);
    // Before 5.3 there was one list: then it is the residents'.
    const inGroups = server.version === '5.0' ? 'start' : 'desk';
    expect((await commands({ scope: { type: 'all_group_chats' } }))[0]).toMatchObject({ command: inGroups });
  });
});
