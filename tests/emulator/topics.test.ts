import type { ChatInfo, Message } from '@sportello/telegram-emulator';
import { expect, test } from 'vitest';
import { stage } from './stage.ts';

type Topic = { message_thread_id: number; name: string; icon_color: number };

async function forum() {
  const s = await stage();
  const amina = await s.person();
  const group = await s.control<ChatInfo>('POST', '/groups', { title: 'Sportello', is_forum: true, members: [amina.id] });
  const bot = (await s.bot<{ id: number }>('getMe')).result.id;
  const role = (given: object) => s.control('PUT', `/groups/${group.id}/members/${bot}`, given);
  await role({ status: 'administrator' });
  await s.updates();
  const call = <T = true>(method: string, params: object) => s.bot<T>(method, { chat_id: group.id, ...params });
  const open = async (name: string) => (await call<Topic>('createForumTopic', { name })).result.message_thread_id;
  const send = (params: object) => call<Message>('sendMessage', { text: 'a', ...params });
  const write = (text: string, more: object) =>
    s.control<Message>('POST', `/chats/${group.id}/messages`, { from: amina.id, text, ...more });
  return { s, amina, group, role, call, open, send, write };
}

test('the bot opens a topic, writes in it, and people answer there', async () => {
  const { s, group, call, open, send, write } = await forum();
  expect((await call('getChat', {})).result).toMatchObject({ type: 'supergroup', is_forum: true });
  const message_thread_id = await open('Rinnovo');
  const { result } = await send({ message_thread_id });
  const there = { message_thread_id, is_topic_message: true };
  // As Telegram has it: what answers nothing answers the message that opened the topic.
  const opening = { message_id: message_thread_id, forum_topic_created: { name: 'Rinnovo' } };
  expect(result).toMatchObject({ ...there, reply_to_message: opening });
  expect((await send({ reply_parameters: { message_id: result.message_id } })).result).toMatchObject(there);
  expect((await send({})).result).not.toHaveProperty('message_thread_id');
  await write('dentro', { message_thread_id });
  await write('risposta', { reply_to: result.message_id });
  await write('fuori', {});
  const [inside, answer, outside] = (await s.updates()).map(({ message }) => message);
  expect(inside).toMatchObject({ ...there, reply_to_message: opening });
  expect(answer).toMatchObject({ ...there, reply_to_message: { message_id: result.message_id } });
  expect(outside).not.toHaveProperty('is_topic_message');
  expect((await call('editForumTopic', { message_thread_id, name: 'Rinnovo, preso' })).ok).toBe(true);
  const { chats } = await s.control<{ chats: ChatInfo[] }>('GET', '/state');
  expect(chats.find(({ id }) => id === group.id)?.topics).toMatchObject([{ id: message_thread_id, name: 'Rinnovo, preso', closed: false }]);
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });
});

test('a closed topic refuses a bot that may not manage topics, a deleted one everybody', async () => {
  const { s, role, call, open, send } = await forum();
  const message_thread_id = await open('Rinnovo');
  const of = { message_thread_id };
  expect((await call('closeForumTopic', of)).ok).toBe(true);
  expect((await call('closeForumTopic', of)).description).toBe('Bad Request: TOPIC_NOT_MODIFIED');
  expect((await send(of)).ok).toBe(true);
  await role({ status: 'member' });
  expect(await send(of)).toEqual({ ok: false, error_code: 400, description: 'Bad Request: TOPIC_CLOSED' });
  expect((await call('reopenForumTopic', of)).description).toBe('Bad Request: not enough rights to edit the topic');
  expect((await call('createForumTopic', { name: 'b' })).description).toBe('Bad Request: not enough rights to create a topic');
  await role({ status: 'administrator' });
  expect((await call('reopenForumTopic', of)).ok).toBe(true);
  await role({ status: 'member' });
  expect((await send(of)).ok).toBe(true);
  await role({ status: 'administrator' });
  expect((await call('deleteForumTopic', of)).ok).toBe(true);
  expect((await send(of)).description).toBe('Bad Request: message thread not found');
  expect((await call('closeForumTopic', of)).description).toBe('Bad Request: TOPIC_ID_INVALID');
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });
});

test('people open, close and delete topics, and the bot hears of all but the last', async () => {
  const { s, amina, group, role, send, write } = await forum();
  const { id } = await s.control<{ id: number }>('POST', `/groups/${group.id}/topics`, { name: 'Casa' });
  await s.control('POST', `/groups/${group.id}/topics/${id}/close`, { by: amina.id });
  await role({ status: 'member' });
  expect((await send({ message_thread_id: id })).description).toBe('Bad Request: TOPIC_CLOSED');
  await expect(write('a', { message_thread_id: id })).rejects.toThrow(`409 topic ${id} is closed`);
  await s.control('POST', `/groups/${group.id}/topics/${id}/reopen`);
  await s.control('DELETE', `/groups/${group.id}/topics/${id}`);
  const told = (await s.updates()).flatMap(({ message }) => (message ? [message] : []));
  expect(told).toMatchObject([
    { message_id: id, message_thread_id: id, forum_topic_created: { name: 'Casa' } },
    { message_thread_id: id, forum_topic_closed: {} },
    { message_thread_id: id, forum_topic_reopened: {} },
  ]);
  expect((await send({ message_thread_id: id })).description).toBe('Bad Request: message thread not found');
});

test('a group without topics has none to write in, and only a supergroup can have them', async () => {
  const { s, amina, group, call, open, send } = await forum();
  const message_thread_id = await open('Rinnovo');
  await s.control('PATCH', `/groups/${group.id}`, { is_forum: false });
  expect((await send({ message_thread_id })).description).toBe('Bad Request: message thread not found');
  expect((await call('createForumTopic', { name: 'b' })).description).toBe('Bad Request: the chat is not a forum');
  const basic = { title: 'b', type: 'group', is_forum: true, members: [amina.id] };
  await expect(s.control('POST', '/groups', basic)).rejects.toThrow('only a supergroup has topics');
});
