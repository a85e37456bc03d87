import type { ChatInfo, Message } from '@sportello/telegram-emulator';
import { expect, test } from 'vitest';
import { row, type Stage, stage } from './stage.ts';

const GO = row({ text: 'Prendi', callback_data: 'take' });

async function desk(type: 'group' | 'supergroup' = 'supergroup') {
  const s = await stage();
  const [amina, omar] = [await s.person('Amina'), await s.person('Omar')];
  const group = await s.control<ChatInfo>('POST', '/groups', { title: 'Sportello', type, members: [amina.id, omar.id] });
  await s.updates();
  const bot = (await s.bot<{ id: number }>('getMe')).result.id;
  const role = (given: object) => s.control<ChatInfo>('PUT', `/groups/${group.id}/members/${bot}`, given);
  return { s, amina, omar, group, role, bot };
}
const send = (s: Stage, chat_id: number, more: object = {}) => s.bot('sendMessage', { chat_id, text: 'a', ...more });

test('a group becomes a supergroup: another chat, other message numbers, the old one names the new', async () => {
  const { s, amina, group } = await desk('group');
  expect(group).toMatchObject({ type: 'group', bot: 'member' });
  for (let time = 0; time < 3; time += 1) await send(s, group.id, { reply_markup: GO });
  const moved = await s.control<ChatInfo>('POST', `/groups/${group.id}/migrate`, { by: amina.id });
  expect(moved).toMatchObject({ type: 'supergroup', title: 'Sportello', members: group.members, bot: 'member' });
  expect(moved.id).not.toBe(group.id);
  const told = (await s.updates()).map(({ message }) => message);
  expect(told).toMatchObject([
    { message_id: 4, chat: { id: group.id, type: 'group' }, from: { id: amina.id }, migrate_to_chat_id: moved.id },
    { message_id: 1, chat: { id: moved.id, type: 'supergroup' }, sender_chat: { id: moved.id }, migrate_from_chat_id: group.id },
  ]);
  const gone = {
    ok: false,
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: moved.id },
  };
  expect(await send(s, group.id)).toEqual(gone);
  expect(await s.bot('editMessageText', { chat_id: group.id, message_id: 2, text: 'b' })).toEqual(gone);
  const edit = (message_id: number) => s.bot('editMessageText', { chat_id: moved.id, message_id, text: 'b' });
  expect((await edit(3)).description).toBe('Bad Request: message to edit not found');
  expect((await edit(1)).description).toBe("Bad Request: message can't be edited");
  expect((await send(s, moved.id)).result.message_id).toBe(2);
  await expect(s.say(group.id, amina, 'a')).rejects.toThrow(`409 this group became the supergroup ${moved.id}`);
  await s.say(moved.id, amina, 'a');
  // The buttons of the old group are still on people's screens.
  await s.press(group.id, 2, amina, 'take');
  expect((await s.updates()).map(({ callback_query }) => callback_query?.message.chat.id)).toEqual([undefined, group.id]);
  await expect(s.control('POST', `/groups/${moved.id}/migrate`)).rejects.toThrow('409');
  const { chats } = await s.control<{ chats: ChatInfo[] }>('GET', '/state');
  expect(chats.find(({ id }) => id === group.id)?.migrated_to).toBe(moved.id);
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });
});

test('an anonymous administrator writes in the name of the group, and presses as who they are', async () => {
  const { s, amina, omar, group } = await desk();
  await s.control('PUT', `/groups/${group.id}/members/${amina.id}`, { status: 'administrator', anonymous: true });
  const { result } = await send(s, group.id, { reply_markup: GO });
  const said = await s.control<Message>('POST', `/chats/${group.id}/messages`, {
    from: amina.id,
    text: 'ecco',
    reply_to: result.message_id,
  });
  await s.control('POST', `/chats/${group.id}/messages/${said.message_id}/edit`, { from: amina.id, text: 'eccolo' });
  await expect(s.control('POST', `/chats/${group.id}/messages/${said.message_id}/edit`, { from: omar.id, text: 'no' })).rejects.toThrow(
    '409 only the author',
  );
  await s.press(group.id, result.message_id, amina, 'take');
  await s.say(group.id, omar, 'io');
  const [first, second, third, fourth] = await s.updates();
  const anonymous = { from: { id: 1087968824, is_bot: true, username: 'GroupAnonymousBot' }, sender_chat: { id: group.id } };
  expect(first?.message).toMatchObject({ ...anonymous, text: 'ecco', reply_to_message: { message_id: result.message_id } });
  expect(second?.edited_message).toMatchObject({ ...anonymous, text: 'eccolo' });
  expect(third?.callback_query?.from.id).toBe(amina.id);
  expect(fourth?.message).not.toHaveProperty('sender_chat');
  const member = { chat_id: group.id, user_id: amina.id };
  expect((await s.bot('getChatMember', member)).result).toMatchObject({ status: 'administrator', is_anonymous: true });
  await s.control('PUT', `/groups/${group.id}/members/${amina.id}`, { status: 'member' });
  expect((await s.say(group.id, amina, 'io')).from.id).toBe(amina.id);
  expect((await s.bot('getChatMember', member)).result).toMatchObject({ status: 'member' });
});

test.each([
  ['by restricting the bot, which is told', 'restricted'],
  ['for everybody, which nobody is told', 'everybody'],
])('a group takes the right to send away %s, and gives it back', async (_, how) => {
  const { s, group, role } = await desk();
  const sent = (await send(s, group.id)).result.message_id;
  const allow = (can_send_messages: boolean) =>
    how === 'everybody'
      ? s.control('PATCH', `/groups/${group.id}`, { can_send_messages })
      : role({ status: can_send_messages ? 'member' : 'restricted' });
  await allow(false);
  expect(await send(s, group.id)).toEqual({
    ok: false,
    error_code: 400,
    description: 'Bad Request: not enough rights to send text messages to the chat',
  });
  const place = { chat_id: group.id, latitude: 43.77, longitude: 11.25 };
  expect((await s.bot('sendLocation', place)).description).toBe('Bad Request: not enough rights to send locations to the chat');
  expect((await s.bot('editMessageText', { chat_id: group.id, message_id: sent, text: 'b' })).ok).toBe(true);
  await allow(true);
  expect((await send(s, group.id)).ok).toBe(true);
  const statuses = (await s.updates()).map(({ my_chat_member }) => my_chat_member?.new_chat_member.status);
  expect(statuses).toEqual(how === 'everybody' ? [] : ['restricted', 'member']);
  await role({ status: 'administrator' });
  await s.control('PATCH', `/groups/${group.id}`, { can_send_messages: false });
  expect((await send(s, group.id)).ok).toBe(true);
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });
});

test('the bot is removed, is out by itself, and comes back', async () => {
  const { s, group, role } = await desk();
  const refusals: [status: string, description: string][] = [
    ['kicked', 'Forbidden: bot was kicked from the supergroup chat'],
    ['left', 'Forbidden: bot is not a member of the supergroup chat'],
  ];
  for (const [status, description] of refusals) {
    expect(await role({ status })).toMatchObject({ blocked: true, bot: status });
    expect(await send(s, group.id)).toEqual({ ok: false, error_code: 403, description });
  }
  await role({});
  expect((await send(s, group.id)).ok).toBe(true);
});

test('an administrator that may delete deletes what others wrote', async () => {
  const { s, amina, group, role, bot } = await desk();
  const { message_id } = await s.say(group.id, amina, 'a');
  const remove = () => s.bot('deleteMessage', { chat_id: group.id, message_id });
  await role({ status: 'administrator', lacks: ['can_delete_messages'] });
  expect((await remove()).description).toBe("Bad Request: message can't be deleted");
  await role({ status: 'administrator' });
  expect((await remove()).ok).toBe(true);
  const { result } = await s.bot<{ status: string; user: { id: number } }[]>('getChatAdministrators', { chat_id: group.id });
  expect(result.map(({ status, user }) => [status, user.id])).toEqual([
    ['creator', amina.id],
    ['administrator', bot],
  ]);
});

test('what is protected stays so through edits, and is neither forwarded nor copied', async () => {
  const { s, amina, group } = await desk();
  const { result } = await send(s, group.id, { protect_content: true });
  expect(result.has_protected_content).toBe(true);
  const { message_id } = result;
  const edited = await s.bot('editMessageText', { chat_id: group.id, message_id, text: 'b' });
  expect(edited.result.has_protected_content).toBe(true);
  const from = { chat_id: amina.id, from_chat_id: group.id, message_id };
  expect((await s.bot('forwardMessage', from)).description).toBe("Bad Request: message can't be forwarded");
  expect((await s.bot('copyMessage', from)).description).toBe("Bad Request: message can't be copied");
});
