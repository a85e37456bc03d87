import { expect, test } from 'vitest';
import { row, stage, TOKEN } from './stage.ts';

test('a fault that stands until it is lifted, for all methods that begin alike in one chat', async () => {
  const s = await stage();
  const [amina, omar] = [await s.person('Amina'), await s.person('Omar')];
  const send = (chat_id: number) => s.bot('sendMessage', { chat_id, text: 'a' });
  const refusal = { error_code: 400, description: 'Bad Request: TOPIC_CLOSED' };
  const { id } = await s.control<{ id: number }>('POST', '/faults', { method: 'send*', chat_id: amina.id, times: 'always', ...refusal });
  for (let time = 0; time < 3; time += 1) expect(await send(amina.id)).toEqual({ ok: false, ...refusal });
  expect((await send(omar.id)).ok).toBe(true);
  expect((await s.bot('getChat', { chat_id: amina.id })).ok).toBe(true);
  await s.control('DELETE', `/faults/${id}`);
  expect((await send(amina.id)).ok).toBe(true);
  await expect(s.control('DELETE', `/faults/${id}`)).rejects.toThrow(`404 there is no fault ${id}`);
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });
});

test.each([
  ['the call carried out', true, ['/start', 'a']],
  ['nothing done', false, ['/start']],
])('an answer that never comes, with %s', async (_, after, texts) => {
  const s = await stage();
  const { id: chat_id } = await s.person();
  await s.control('POST', '/faults', { method: 'sendMessage', hang: true, after });
  const given = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ chat_id, text: 'a' }) };
  const url = `${s.url}/bot${TOKEN}/sendMessage`;
  await expect(fetch(url, { ...given, signal: AbortSignal.timeout(200) })).rejects.toThrow();
  expect((await s.shown(chat_id)).map(({ message }) => message.text)).toEqual(texts);
});

test('a 500 after the call was carried out, so many times', async () => {
  const s = await stage();
  const { id: chat_id } = await s.person();
  await s.control('POST', '/faults', { method: 'sendMessage', error_code: 500, after: true, times: 2 });
  for (const ok of [false, false, true]) expect((await s.bot('sendMessage', { chat_id, text: 'a' })).ok).toBe(ok);
  expect(await s.shown(chat_id)).toHaveLength(4);
});

test('rates: all together, a chat a second, a group a minute; off unless set', async () => {
  const s = await stage();
  const amina = await s.person();
  const group = await s.group('Sportello', [amina]);
  const send = async (chat_id: number) => {
    const { ok, parameters } = await s.bot('sendMessage', { chat_id, text: 'a' });
    return ok ? 'sent' : parameters?.retry_after;
  };
  await s.control('PUT', '/rates', { per_second: 5, per_chat_second: 2, per_group_minute: 3 });
  expect([await send(amina.id), await send(amina.id), await send(amina.id)]).toEqual(['sent', 'sent', 1]);
  expect([await send(group.id), await send(group.id)]).toEqual(['sent', 'sent']);
  s.wait(20_000);
  expect([await send(group.id), await send(group.id)]).toEqual(['sent', 40]);
  const edit = { chat_id: group.id, message_id: 1, text: 'b' };
  expect((await s.bot('editMessageText', edit)).ok).toBe(true);
  s.wait(40_000);
  expect(await send(group.id)).toBe('sent');
  await s.control('PUT', '/rates', { per_second: 1, edits: true, measured_by: 'clock' });
  expect([await send(amina.id), await send(group.id)]).toEqual(['sent', 1]);
  expect(await s.bot('editMessageText', { ...edit, text: 'c' })).toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
  });
  await s.control('POST', '/clock', { seconds: 1 });
  expect(await send(group.id)).toBe('sent');
  await s.control('DELETE', '/rates');
  for (let time = 0; time < 5; time += 1) expect(await send(group.id)).toBe('sent');
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });
});

test('an old server knows no newer methods and tags, and takes no notice of newer fields or refuses them', async () => {
  const s = await stage();
  const { id: chat_id } = await s.person();
  const styled = row({ text: 'b', callback_data: 'x', style: 'danger' });
  const said = { chat_id, text: 'a', protect_content: true, reply_markup: styled };
  const copying = { chat_id, text: 'a', reply_markup: row({ text: 'b', copy_text: { text: 'c' } }) };

  await s.control('PUT', '/server', { version: '5.5' });
  const { result } = await s.bot('sendMessage', said);
  expect(result.has_protected_content).toBeUndefined();
  expect(result.reply_markup).toEqual(row({ text: 'b', callback_data: 'x' }));
  expect(await s.bot('deleteMessages', { chat_id, message_ids: [2] })).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
  expect((await s.bot('sendMessage', { chat_id, text: 'è <blockquote>b</blockquote>', parse_mode: 'HTML' })).description).toBe(
    'Bad Request: can\'t parse entities: Unsupported start tag "blockquote" at byte offset 3',
  );
  expect((await s.bot('sendMessage', copying)).description).toBe('Bad Request: text buttons are unallowed in the inline keyboard');

  const { result: first } = await s.bot('sendMessage', { chat_id, text: 'a', disable_web_page_preview: true });
  expect(first.link_preview_options).toEqual({ is_disabled: true });
  const answering = { chat_id, text: 'b', reply_to_message_id: first.message_id, allow_sending_without_reply: true };
  expect((await s.bot('sendMessage', answering)).result.reply_to_message).toMatchObject({ message_id: first.message_id });
  expect((await s.bot('getMe')).result).not.toHaveProperty('can_connect_to_business');

  await s.control('PUT', '/server', { version: '7.0', newer: 'refused' });
  expect((await s.bot('sendMessage', said)).description).toBe('Bad Request: unknown parameter "reply_markup.inline_keyboard[0][0].style"');
  expect((await s.bot('sendMessage', { ...said, reply_markup: row({ text: 'b', callback_data: 'x' }) })).result).toMatchObject({
    has_protected_content: true,
  });
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });

  await s.control('DELETE', '/server');
  expect((await s.bot('getMe')).result).toHaveProperty('can_connect_to_business');
  expect((await s.bot('sendMessage', copying)).ok).toBe(true);
  expect((await s.bot('sendMessage', { ...said, text: '' })).ok).toBe(false);
  expect((await s.control<{ calls: unknown[] }>('GET', '/violations')).calls).toHaveLength(1);
});
