import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Given, row, stage } from './stage.ts';

test('updates stay until a later offset confirms them', async () => {
  const s = await stage();
  const user = await s.person();
  for (const text of ['a', 'b', 'c']) await s.say(user.id, user, text);
  const first = await s.updates('keep');
  expect(await s.updates('keep')).toEqual(first);
  expect(await s.settled()).toBe(false);
  const { result } = await s.bot<Given[]>('getUpdates', { offset: (first[0]?.update_id ?? 0) + 1, limit: 1 });
  expect(result.map(({ message }) => message?.text)).toEqual(['b']);
  expect((await s.bot<Given[]>('getUpdates', { offset: -1 })).result.map(({ message }) => message?.text)).toEqual(['c']);
  expect(await s.settled()).toBe(false);
  await s.updates();
  expect(await s.settled()).toBe(true);
});

test('a long poll ends with the first update, or with another one', async () => {
  const s = await stage();
  const user = await s.person();
  const one = s.bot<Given[]>('getUpdates', { timeout: 50 });
  // The calls of one connection pool may overtake each other, so the second waits until the first is there.
  await s.bot('getMe');
  const two = s.bot<Given[]>('getUpdates', { timeout: 50 });
  const loser = await Promise.race([one, two]);
  expect(loser).toEqual({
    ok: false,
    error_code: 409,
    description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
  await s.say(user.id, user, 'ciao');
  const both = await Promise.all([one, two]);
  expect(both.find(({ ok }) => ok)?.result.map(({ message }) => message?.text)).toEqual(['ciao']);
});

test('a second delivery has the same id and comes whatever the offset', async () => {
  const s = await stage();
  const user = await s.person();
  await s.say(user.id, user, 'a');
  const [update] = await s.updates();
  const id = update?.update_id ?? 0;
  await s.control('POST', `/updates/${id}/again`);
  expect(await s.settled()).toBe(false);
  expect((await s.bot('getUpdates', { offset: id + 1 })).result).toEqual([update]);
  await s.bot('getUpdates', { offset: id + 1 });
  expect(await s.settled()).toBe(true);
});

test('only the kinds of update that were asked for', async () => {
  const s = await stage();
  const user = await s.person();
  await s.bot('getUpdates', { allowed_updates: ['callback_query'] });
  await s.say(user.id, user, 'a');
  expect(await s.updates()).toEqual([]);
  await s.bot('getUpdates', { allowed_updates: [] });
  await s.say(user.id, user, 'b');
  expect(await s.updates()).toHaveLength(1);
});

test('a press that nobody fetched is dropped after 150 seconds', async () => {
  const s = await stage();
  const user = await s.person();
  await s.bot('sendMessage', { chat_id: user.id, text: 'a', reply_markup: row({ text: 'b', callback_data: 'x' }) });
  await s.press(user.id, 2, user, 'x');
  s.wait(150_000);
  expect(await s.updates()).toEqual([]);
});

test('a raw update is handed over as it is', async () => {
  const s = await stage();
  await s.control('POST', '/updates', { update: { update_id: 5, poll: { id: '1' } } });
  await s.control('POST', '/updates', { update: { callback_query: { id: 'q', from: { id: 1 } } } });
  const [raw, query] = await s.updates();
  expect(raw).toEqual({ update_id: 5, poll: { id: '1' } });
  expect(await s.bot('answerCallbackQuery', { callback_query_id: query?.callback_query?.id })).toEqual({ ok: true, result: true });
});

/** A bot's webhook that answers as `answer` says and notes what came. */
async function hook(answer: (update: Given, response: ServerResponse, request: IncomingMessage) => void): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    answer(JSON.parse(Buffer.concat(chunks).toString()) as Given, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

test('webhook: secret, order in a lane, repeated until 2xx, a call in the answer', async () => {
  const s = await stage();
  const user = await s.person();
  const came: unknown[] = [];
  const url = await hook((update, response, request) => {
    came.push([update.message?.text, request.headers['x-telegram-bot-api-secret-token']]);
    if (came.length === 1) {
      response.writeHead(500).end();
    } else if (update.message?.text === 'b') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ method: 'sendMessage', chat_id: user.id, text: 'from the answer' }));
    } else {
      response.end();
    }
  });
  expect(await s.bot('setWebhook', { url, secret_token: 'se-cret_1' })).toEqual({ ok: true, result: true, description: 'Webhook was set' });
  await s.say(user.id, user, 'a');
  await s.say(user.id, user, 'b');
  expect(await s.control('GET', '/settled?wait=5000')).toEqual({ settled: true });
  expect(came).toEqual([
    ['a', 'se-cret_1'],
    ['a', 'se-cret_1'],
    ['b', 'se-cret_1'],
  ]);
  expect((await s.shown(user.id)).at(-1)?.message.text).toBe('from the answer');
  expect((await s.bot<{ url: string }>('getWebhookInfo')).result).toMatchObject({
    url,
    pending_update_count: 0,
    last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
  });
  expect(await s.bot('getUpdates')).toMatchObject({
    error_code: 409,
    description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  });
  expect(await s.bot('deleteWebhook')).toEqual({ ok: true, result: true, description: 'Webhook was deleted' });
  expect(await s.updates()).toEqual([]);
});

test('webhook: a message and a press of one person come side by side', async () => {
  const s = await stage();
  const user = await s.person();
  await s.bot('sendMessage', { chat_id: user.id, text: 'a', reply_markup: row({ text: 'b', callback_data: 'x' }) });
  const open: ServerResponse[] = [];
  const url = await hook((_, response) => {
    open.push(response);
    // Neither is answered before both are there.
    if (open.length === 2) for (const each of open) each.end();
  });
  await s.bot('setWebhook', { url });
  await s.say(user.id, user, 'm');
  await s.press(user.id, 2, user, 'x');
  expect(await s.control('GET', '/settled?wait=5000')).toEqual({ settled: true });
});

test.each([
  ['http://bot.example.org/hook', 'bad webhook: An HTTPS URL must be provided for webhook'],
  ['https://bot.example.org:9000/hook', 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'],
])('webhook address %s is refused', async (url, problem) => {
  const s = await stage();
  expect((await s.bot('setWebhook', { url })).description).toBe(`Bad Request: ${problem}`);
});
