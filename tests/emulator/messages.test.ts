import { expect, test } from 'vitest';
import { row, stage } from './stage.ts';

const GO = row({ text: 'Avanti', callback_data: 'go' });
const SAME =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

test('who can be written to', async () => {
  const s = await stage();
  const silent = await s.control<{ id: number }>('POST', '/users', { first_name: 'Silent' });
  const amina = await s.person();
  const to = async (chat_id: number) => (await s.bot('sendMessage', { chat_id, text: 'a' })).description;
  expect(await to(999)).toBe('Bad Request: chat not found');
  expect(await to(silent.id)).toBe("Forbidden: bot can't initiate conversation with a user");
  await s.control('POST', `/users/${amina.id}/block`);
  expect(await to(amina.id)).toBe('Forbidden: bot was blocked by the user');
  const [blocked] = await s.updates();
  expect(blocked?.my_chat_member).toMatchObject({ chat: { type: 'private' }, new_chat_member: { status: 'kicked' } });
  await expect(s.say(amina.id, amina, 'a')).rejects.toThrow('409 this person has blocked the bot');
  await s.control('POST', `/users/${amina.id}/unblock`);
  expect(await to(amina.id)).toBeUndefined();
});

test('groups: joining, leaving, the bot removed', async () => {
  const s = await stage();
  const [amina, omar] = [await s.person('Amina'), await s.person('Omar')];
  const group = await s.group('Sportello', [amina]);
  expect(group).toMatchObject({ type: 'supergroup', title: 'Sportello', members: [amina.id], blocked: false });
  expect(group.id).toBeLessThan(-1_000_000_000_000);
  await expect(s.say(group.id, omar, 'a')).rejects.toThrow('is not in chat');
  await s.control('PUT', `/groups/${group.id}/members/${omar.id}`);
  await s.say(group.id, omar, 'a');
  const kinds = (await s.updates()).map(({ update_id: _, ...rest }) => Object.keys(rest)[0]);
  expect(kinds).toEqual(['my_chat_member', 'message', 'message']);
  expect((await s.bot('getChatMemberCount', { chat_id: group.id })).result).toBe(3);
  expect((await s.bot('getChatMember', { chat_id: group.id, user_id: omar.id })).result).toMatchObject({ status: 'member' });
  const { id } = (await s.bot<{ id: number }>('getMe')).result;
  await s.control('DELETE', `/groups/${group.id}/members/${id}`);
  expect(await s.bot('sendMessage', { chat_id: group.id, text: 'a' })).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was kicked from the supergroup chat',
  });
});

test('privacy mode: in a group only what is meant for the bot', async () => {
  const s = await stage({ privacyMode: true });
  const amina = await s.person();
  const group = await s.group('Sportello', [amina]);
  const { message_id } = (await s.bot('sendMessage', { chat_id: group.id, text: 'domanda' })).result;
  await s.say(group.id, amina, 'tra noi');
  await s.say(group.id, amina, '/take');
  await s.control('POST', `/chats/${group.id}/messages`, { from: amina.id, text: 'risposta', reply_to: message_id });
  const texts = (await s.updates()).flatMap(({ message }) => message?.text ?? []);
  expect(texts).toEqual(['/take', 'risposta']);
});

test('editing: what it changes and what it refuses', async () => {
  const s = await stage();
  const { id } = await s.person();
  const sent = await s.bot('sendMessage', { chat_id: id, text: '<b>Uno</b>', parse_mode: 'HTML', reply_markup: GO });
  expect(sent.result).toMatchObject({ message_id: 2, chat: { id, type: 'private' }, date: 1795424400, reply_markup: GO });
  const edit = (params: object) => s.bot('editMessageText', { chat_id: id, message_id: 2, ...params });
  expect((await edit({ text: ' <b>Uno</b> ', parse_mode: 'HTML', reply_markup: GO })).description).toBe(SAME);
  expect((await edit({ text: 'Due' })).result.reply_markup).toBeUndefined();
  expect((await edit({ text: 'Due' })).description).toBe(SAME);
  expect((await edit({ text: 'Due', reply_markup: GO })).result).toMatchObject({ text: 'Due', reply_markup: GO, edit_date: 1795424400 });
  expect((await edit({ text: 'Due', reply_markup: { keyboard: [[{ text: 'a' }]] } })).ok).toBe(false);
  expect((await edit({ message_id: 1, text: 'x' })).description).toBe("Bad Request: message can't be edited");
  expect((await edit({ message_id: 9, text: 'x' })).description).toBe('Bad Request: message to edit not found');
  expect((await s.bot('editMessageReplyMarkup', { chat_id: id, message_id: 2 })).result.text).toBe('Due');
  expect((await s.bot('editMessageCaption', { chat_id: id, message_id: 2, caption: 'c' })).description).toBe(
    'Bad Request: there is no caption in the message to edit',
  );
  await s.bot('sendMessage', { chat_id: id, text: 'x', reply_markup: { keyboard: [[{ text: 'a' }]] } });
  expect((await edit({ message_id: 3, text: 'y' })).description).toBe("Bad Request: message can't be edited");
  expect((await s.shown(id)).map(({ edits }) => edits)).toEqual([0, 3, 0]);
});

test("deleting: own and the person's, for 48 hours", async () => {
  const s = await stage();
  const amina = await s.person();
  const group = await s.group('Sportello', [amina]);
  await s.say(group.id, amina, 'a');
  const remove = (chat_id: number, message_id: number) => s.bot('deleteMessage', { chat_id, message_id });
  expect((await remove(group.id, 1)).description).toBe("Bad Request: message can't be deleted");
  expect((await remove(amina.id, 1)).ok).toBe(true);
  expect((await remove(amina.id, 1)).description).toBe('Bad Request: message to delete not found');
  await s.bot('sendMessage', { chat_id: amina.id, text: 'a' });
  await s.control('POST', '/clock', { seconds: 48 * 3600 + 1 });
  expect((await remove(amina.id, 2)).description).toBe("Bad Request: message can't be deleted for everyone");
  expect((await s.bot('deleteMessages', { chat_id: amina.id, message_ids: [77] })).ok).toBe(true);
  expect((await s.shown(amina.id)).map(({ deleted }) => deleted)).toEqual([true, undefined]);
});

test('replies, forwards, copies, pins, reactions', async () => {
  const s = await stage();
  const amina = await s.person();
  const group = await s.group('Sportello', [amina]);
  const chat_id = amina.id;
  const reply = (message_id: number, allow_sending_without_reply: boolean) =>
    s.bot('sendMessage', { chat_id, text: 'r', reply_parameters: { message_id, allow_sending_without_reply } });
  expect((await reply(1, false)).result.reply_to_message).toMatchObject({ message_id: 1, text: '/start' });
  expect((await reply(9, false)).description).toBe('Bad Request: message to be replied not found');
  expect((await reply(9, true)).result.reply_to_message).toBeUndefined();
  const from = { chat_id: group.id, from_chat_id: chat_id, message_id: 1 };
  expect((await s.bot('forwardMessage', from)).result.forward_origin).toMatchObject({ type: 'user', sender_user: { id: amina.id } });
  expect((await s.bot('copyMessage', from)).result).toEqual({ message_id: 2 });
  expect((await s.bot('pinChatMessage', { chat_id, message_id: 2 })).ok).toBe(true);
  expect((await s.bot('getChat', { chat_id })).result).toMatchObject({ pinned_message: { message_id: 2 } });
  expect((await s.bot('unpinChatMessage', { chat_id })).ok).toBe(true);
  const react = (emoji: string) => s.bot('setMessageReaction', { chat_id, message_id: 1, reaction: [{ type: 'emoji', emoji }] });
  expect((await react('👍')).ok).toBe(true);
  expect((await react('🧾')).description).toBe('Bad Request: REACTION_INVALID');
  expect((await s.shown(chat_id))[0]?.reaction).toBe('👍');
});

test('a person edits their message', async () => {
  const s = await stage();
  const amina = await s.person();
  await s.control('POST', `/chats/${amina.id}/messages/1/edit`, { from: amina.id, text: '/help' });
  const [update] = await s.updates();
  expect(update?.edited_message).toMatchObject({ message_id: 1, text: '/help', entities: [{ type: 'bot_command', offset: 0, length: 5 }] });
});

test('places and contacts', async () => {
  const s = await stage();
  const { id: chat_id } = await s.person();
  const place = { latitude: 43.77, longitude: 11.25 };
  expect((await s.bot('sendVenue', { chat_id, ...place, title: 'Comune', address: 'Piazza 1' })).result.venue?.location).toEqual(place);
  expect((await s.bot('sendLocation', { chat_id, ...place })).result.location).toEqual(place);
  expect((await s.bot('sendContact', { chat_id, phone_number: '+39055', first_name: 'C' })).result.contact?.phone_number).toBe('+39055');
  expect((await s.bot('sendLocation', { chat_id, latitude: 91, longitude: 0 })).ok).toBe(false);
  expect((await s.bot('sendChatAction', { chat_id, action: 'typing' })).ok).toBe(true);
  expect((await s.bot('sendChatAction', { chat_id, action: 'sleeping' })).ok).toBe(false);
});
