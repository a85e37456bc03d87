import { expect, test } from 'vitest';
import { row, stage } from './stage.ts';

const OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

async function keyboard() {
  const s = await stage();
  const amina = await s.person();
  await s.bot('sendMessage', { chat_id: amina.id, text: 'a', reply_markup: row({ text: 'b', callback_data: 'x' }) });
  return { s, amina };
}

test('a press carries the message and is answered once', async () => {
  const { s, amina } = await keyboard();
  const { press, update_id } = await s.press(amina.id, 2, amina, 'x');
  const [update] = await s.updates();
  expect(update).toMatchObject({
    update_id,
    callback_query: {
      id: press,
      from: { id: amina.id },
      data: 'x',
      message: { message_id: 2, reply_markup: row({ text: 'b', callback_data: 'x' }) },
    },
  });
  expect(update?.callback_query?.chat_instance).toMatch(/^-?\d+$/);
  expect(await s.control('GET', `/presses/${press}`)).toEqual({ answered: false });
  const waiting = s.control('GET', `/presses/${press}?wait=5000`);
  const answer = { callback_query_id: press, text: 'ok', show_alert: true };
  expect(await s.bot('answerCallbackQuery', answer)).toEqual({ ok: true, result: true });
  expect(await waiting).toEqual({ answered: true, text: 'ok', show_alert: true });
  expect((await s.bot('answerCallbackQuery', answer)).description).toBe(OLD);
});

test('an answer after 15 real seconds is too late, whatever the movable clock says', async () => {
  const { s, amina } = await keyboard();
  const one = await s.press(amina.id, 2, amina, 'x');
  await s.control('POST', '/clock', { seconds: 3600 });
  expect((await s.bot('answerCallbackQuery', { callback_query_id: one.press })).ok).toBe(true);
  const two = await s.press(amina.id, 2, amina, 'x');
  s.wait(15_001);
  expect((await s.bot('answerCallbackQuery', { callback_query_id: two.press })).description).toBe(OLD);
});

test('only buttons that are shown, unless forged', async () => {
  const { s, amina } = await keyboard();
  await expect(s.press(amina.id, 2, amina, 'y')).rejects.toThrow('409 message 2 shows no button with data "y"');
  await s.press(amina.id, 2, amina, 'y', true);
  await s.bot('deleteMessage', { chat_id: amina.id, message_id: 2 });
  await expect(s.press(amina.id, 2, amina, 'x')).rejects.toThrow('409');
  await s.press(amina.id, 2, amina, 'x', true);
  const [forged, gone] = await s.updates();
  expect(forged?.callback_query?.data).toBe('y');
  expect(gone?.callback_query?.message).toEqual({ chat: { id: amina.id, type: 'private', first_name: 'Amina' }, message_id: 2, date: 0 });
});

test('in a group a person who left can still press; not in the private chat of another', async () => {
  const { s, amina } = await keyboard();
  const omar = await s.person('Omar');
  const group = await s.group('Sportello', [amina]);
  await s.bot('sendMessage', { chat_id: group.id, text: 'a', reply_markup: row({ text: 'b', callback_data: 'x' }) });
  await s.updates();
  await s.press(group.id, 1, omar, 'x');
  await expect(s.press(amina.id, 2, omar, 'x')).rejects.toThrow('409 this is the private chat of somebody else');
  expect((await s.updates()).map(({ callback_query }) => callback_query?.from.id)).toEqual([omar.id]);
});
