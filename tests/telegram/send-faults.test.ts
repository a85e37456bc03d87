import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Unreachable } from '../../src/telegram/errors.ts';
import { closedPort, otherServer, plainServer, ready, sender, thrown } from './send-stage.ts';

describe('when Telegram has a fault (5xx)', () => {
  it('what does no harm twice is repeated', async () => {
    const { callApi, chat, fault, calls } = await ready();
    const sent = (await callApi('sendMessage', { chat_id: chat, text: 'x' })) as { message_id: number };
    await fault({ method: 'editMessageText', times: 2, error_code: 502 });
    await callApi('editMessageText', { chat_id: chat, message_id: sent.message_id, text: 'y' });
    expect(await calls('editMessageText')).toEqual([502, 502, 'ok']);
  });

  it('a message is not: it may have been sent', async () => {
    const { callApi, chat, fault, calls, texts } = await ready();
    await fault({ method: 'sendMessage', error_code: 500, after: true });
    expect(await thrown(callApi('sendMessage', { chat_id: chat, text: 'x' }))).toMatchObject({ code: 500 });
    expect(await calls('sendMessage')).toEqual(['ok']);
    expect(await texts()).toEqual(['x']);
  });
});

describe('when the connection breaks', () => {
  it('what does no harm twice is repeated', async () => {
    const { callApi, fault, calls } = await ready();
    await fault({ method: 'getMe', times: 2, disconnect: true });
    expect(await callApi('getMe', {})).toMatchObject({ is_bot: true });
    expect(await calls('getMe')).toEqual([0, 0, 'ok']);
  });

  it('an edit is repeated', async () => {
    const { callApi, chat, fault, calls, texts } = await ready();
    const sent = (await callApi('sendMessage', { chat_id: chat, text: 'x' })) as { message_id: number };
    await fault({ method: 'editMessageText', disconnect: true });
    await callApi('editMessageText', { chat_id: chat, message_id: sent.message_id, text: 'y' });
    expect(await calls('editMessageText')).toEqual([0, 'ok']);
    expect(await texts()).toEqual(['y']);
  });

  it('three tries are enough', async () => {
    const { callApi, fault, calls } = await ready();
    await fault({ method: 'getMe', times: 3, disconnect: true });
    expect(await thrown(callApi('getMe', {}))).toBeInstanceOf(Unreachable);
    expect(await calls('getMe')).toEqual([0, 0, 0]);
  });

  it.each([
    ['before Telegram did it', false, []],
    ['after Telegram did it', true, ['x']],
  ])('a message is not sent twice, since nobody knows whether it was: %s', async (_, after, seen) => {
    const { callApi, chat, fault, calls, texts } = await ready();
    await fault({ method: 'sendMessage', disconnect: true, after });
    const error = await thrown(callApi('sendMessage', { chat_id: chat, text: 'x' }));
    expect(error).toBeInstanceOf(Unreachable);
    expect(error).toMatchObject({ method: 'sendMessage', aborted: false });
    expect(await calls('sendMessage')).toHaveLength(1);
    expect(await texts()).toEqual(seen);
  });

  it.each([
    ['refused', async () => `http://127.0.0.1:${await closedPort()}`],
    ['of no known address', async () => 'http://no-such-host.invalid'],
    ['broken off in the TLS handshake', async () => (await plainServer((socket) => socket.destroy())).replace('http:', 'https:')],
    ['to a server that does not speak TLS', async () => (await plainServer((socket) => socket.end('hello'))).replace('http:', 'https:')],
  ])('that was %s, the message certainly did not leave', async (_, url) => {
    expect(await thrown(sender(await url())('sendMessage', { chat_id: 1, text: 'x' }))).toMatchObject({ unsure: false, aborted: false });
  });

  it.each([
    ['once the call was written', (socket: Socket) => socket.once('data', () => socket.destroy())],
    [
      'in the middle of the answer',
      (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{')),
    ],
    [
      'by a gateway that waited too long',
      (socket: Socket) =>
        socket.once('data', () => socket.end(`HTTP/1.1 504 X\r\ncontent-length: 28\r\n\r\n{"ok":false,"error_code":504}`)),
    ],
  ])('%s, nobody knows whether it arrived', async (_, answer) => {
    const url = await plainServer(answer);
    expect(await thrown(sender(url)('sendMessage', { chat_id: 1, text: 'x' }))).toMatchObject({ name: 'Unreachable', unsure: true });
  });

  it('the next call has a new one', async () => {
    const { callApi, chat, fault, texts } = await ready();
    await fault({ method: 'sendMessage', disconnect: true });
    await thrown(callApi('sendMessage', { chat_id: chat, text: 'lost' }));
    await callApi('sendMessage', { chat_id: chat, text: 'y' });
    expect(await texts()).toEqual(['y']);
  });

  it('getUpdates is left to the poller', async () => {
    const { callApi, fault } = await ready();
    await fault({ method: 'getUpdates', disconnect: true });
    expect(await thrown(callApi('getUpdates', {}))).toBeInstanceOf(Unreachable);
    expect(await callApi('getUpdates', {})).toEqual([]);
  });

  it('an answer that is not the Bot API’s is none', async () => {
    const url = await otherServer(() => ({ status: 502, body: '<html>Bad Gateway</html>' }));
    expect(await thrown(sender(url)('sendMessage', { chat_id: 1, text: 'x' }))).toMatchObject({ reason: 'NOT_THE_BOT_API' });
  });
});
