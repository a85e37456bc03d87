import { startEmulator } from '@sportello/telegram-emulator';
import { expect, test } from 'vitest';
import { row, stage, TOKEN } from './stage.ts';

test('faults: so often, for that chat, before or after the call is carried out', async () => {
  const s = await stage();
  const { id: chat_id } = await s.person();
  const send = (text: string) => s.bot('sendMessage', { chat_id, text });
  await s.control('POST', '/faults', { method: 'sendMessage', error_code: 429, parameters: { retry_after: 7 } });
  expect(await send('a')).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  });
  expect((await send('b')).ok).toBe(true);
  await s.control('POST', '/faults', { method: 'sendMessage', chat_id: 1, error_code: 500 });
  expect((await send('c')).ok).toBe(true);
  await s.control('DELETE', '/faults');
  await s.control('POST', '/faults', { method: 'sendMessage', disconnect: true });
  await expect(send('d')).rejects.toThrow();
  await s.control('POST', '/faults', { method: 'sendMessage', disconnect: true, after: true });
  await expect(send('e')).rejects.toThrow();
  expect((await s.shown(chat_id)).map(({ message }) => message.text)).toEqual(['/start', 'b', 'c', 'e']);
  const { calls } = await s.control<{ calls: { ok: boolean; error_code?: number }[] }>('GET', '/calls');
  expect(calls.map(({ ok, error_code }) => (ok ? 'ok' : error_code))).toEqual([429, 'ok', 'ok', 0, 'ok']);
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });
});

test('settled waits for the confirmation', async () => {
  const s = await stage();
  const amina = await s.person();
  await s.say(amina.id, amina, 'a');
  const waiting = s.control('GET', '/settled?wait=5000');
  await s.updates('keep');
  expect(await s.settled()).toBe(false);
  await s.updates();
  expect(await waiting).toEqual({ settled: true });
});

test('events: what changed, as a long poll and as a stream', async () => {
  const s = await stage();
  const amina = await s.person();
  const { seq } = await s.events(0);
  const waiting = s.control<{ events: { type: string }[] }>('GET', `/events.json?since=${seq}&wait=5000`);
  await s.bot('sendMessage', { chat_id: amina.id, text: 'a', reply_markup: row({ text: 'b', callback_data: 'x' }) });
  expect((await waiting).events).toMatchObject([{ seq: seq + 1, type: 'message', chat: amina.id, shown: { seq: seq + 1, edits: 0 } }]);
  const { press } = await s.press(amina.id, 2, amina, 'x');
  await s.bot('answerCallbackQuery', { callback_query_id: press });
  await s.bot('sendChatAction', { chat_id: amina.id, action: 'typing' });
  await s.control('POST', '/clock', { to: '2026-11-24T09:00:00+01:00' });
  const { events } = await s.events(seq + 1);
  expect(events.map(({ type }) => type)).toEqual(['press', 'press', 'typing', 'clock']);

  const stream = await fetch(`${s.url}/emulator/events?since=${seq}`);
  const reader = stream.body?.getReader();
  let text = '';
  while (!text.includes('event: clock')) text += new TextDecoder().decode((await reader?.read())?.value);
  expect(text).toContain(`event: message\ndata: {"seq":${seq + 1}`);
  expect(text).toContain(`id: ${seq + 5}`);
  await reader?.cancel();
});

test('the clock goes forward only', async () => {
  const s = await stage();
  expect(await s.control('POST', '/clock', { seconds: 60 })).toEqual({ now: '2026-11-23T09:01:00.000Z' });
  await expect(s.control('POST', '/clock', { to: '2026-11-23T09:00:00Z' })).rejects.toThrow('409 the clock stands at');
  const fixed = await stage({ clock: { now: () => new Date(0) } });
  await expect(fixed.control('POST', '/clock', { seconds: 1 })).rejects.toThrow('409 this clock is the real one');
});

test('what the bot tells of itself: by language, commands also by chat', async () => {
  const s = await stage({ botName: 'Sportello' });
  const amina = await s.person();
  const text = async (method: string, params = {}) => (await s.bot<Record<string, string>>(method, params)).result;
  await s.bot('setMyName', { name: 'Desk', language_code: 'en' });
  expect(await text('getMyName')).toEqual({ name: 'Sportello' });
  expect(await text('getMyName', { language_code: 'en' })).toEqual({ name: 'Desk' });
  await s.bot('setMyDescription', { description: 'Aiuta' });
  expect(await text('getMyDescription', { language_code: 'fr' })).toEqual({ description: 'Aiuta' });
  const commands = (name: string) => [{ command: name, description: name }];
  await s.bot('setMyCommands', { commands: commands('all') });
  await s.bot('setMyCommands', { commands: commands('tutti'), language_code: 'it' });
  await s.bot('setMyCommands', { commands: commands('mine'), scope: { type: 'chat', chat_id: amina.id } });
  const shown = async () => (await s.control<{ chats: { commands: unknown }[] }>('GET', '/state')).chats[0]?.commands;
  expect(await shown()).toEqual(commands('mine'));
  await s.bot('deleteMyCommands', { scope: { type: 'chat', chat_id: amina.id } });
  expect(await shown()).toEqual(commands('tutti'));
  expect(await text('getMyCommands', { scope: { type: 'all_private_chats' } })).toEqual([]);
  await s.bot('setChatMenuButton', { menu_button: { type: 'commands' } });
  expect(await text('getChatMenuButton', { chat_id: amina.id })).toEqual({ type: 'commands' });
});

test('errors of the control API name what is wrong', async () => {
  const s = await stage();
  await expect(s.control('GET', '/nothing')).rejects.toThrow('404 there is no GET');
  await expect(s.control('POST', '/users', { name: 'x' })).rejects.toThrow('400');
  await expect(s.control('GET', '/chats/5/messages')).rejects.toThrow('404 there is no chat 5');
});

test('closing ends an open long poll; a taken port is a clear error', async () => {
  const options = { token: TOKEN, clock: { now: () => new Date() } };
  const one = await startEmulator({ port: 0, ...options });
  await expect(startEmulator({ port: one.port, ...options })).rejects.toThrow(`port ${one.port} on 127.0.0.1 is already in use`);
  const poll = fetch(`${one.url}/bot${TOKEN}/getUpdates?timeout=50`).catch(() => 'ended');
  await fetch(`${one.url}/bot${TOKEN}/getMe`);
  await one.close();
  await poll;
  await expect(fetch(`${one.url}/bot${TOKEN}/getMe`)).rejects.toThrow();
});

test('Preact is served to the web chat; nothing outside its folders is', async () => {
  const s = await stage();
  for (const name of ['preact.js', 'preact-hooks.js', 'preact-jsx-runtime.js']) {
    const script = await fetch(`${s.url}/vendor/${name}`);
    expect([script.status, script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'no-store',
    ]);
  }
  expect((await fetch(`${s.url}/web/..%2f..%2fpackage.json`)).status).toBe(404);
  expect((await fetch(`${s.url}/vendor/other.js`)).status).toBe(404);
});
