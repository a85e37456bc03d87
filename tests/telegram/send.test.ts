import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Refused, Unreachable } from '../../src/telegram/errors.ts';
import { type CallApi, createSend } from '../../src/telegram/send.ts';
import { type Stage, stage, TOKEN } from '../emulator/stage.ts';

interface Call {
  readonly method: string;
  readonly ok: boolean;
  readonly error_code?: number;
}

function sender(apiRoot: string, token = TOKEN): CallApi {
  const { callApi, close } = createSend(token, apiRoot);
  onTestFinished(close);
  return callApi;
}

/** An emulator with a person who has opened the chat, and the sender before it. */
async function ready(): Promise<{
  emulator: Stage;
  callApi: CallApi;
  chat: number;
  fault(fault: object): Promise<unknown>;
  calls(method: string): Promise<(number | 'ok')[]>;
  texts(): Promise<string[]>;
}> {
  const emulator = await stage();
  const { id: chat } = await emulator.person();
  return {
    emulator,
    callApi: sender(emulator.url),
    chat,
    fault: (fault) => emulator.control('POST', '/faults', fault),
    calls: async (method) =>
      (await emulator.control<{ calls: Call[] }>('GET', '/calls')).calls
        .filter((call) => call.method === method)
        .map((call) => (call.ok ? 'ok' : (call.error_code ?? 0))),
    texts: async () => (await emulator.shown(chat)).filter(({ message }) => message.from?.is_bot).map(({ message }) => message.text ?? ''),
  };
}

/** What a call threw. */
async function thrown(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );
}

/** A web server that is no Bot API server. */
async function otherServer(answer: (path: string) => { status: number; body: string }): Promise<string> {
  const server = createServer((request, response) => {
    const { status, body } = answer(request.url ?? '');
    request.resume().on('end', () => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that does what it likes with each connection. */
async function plainServer(each: (socket: Socket) => unknown): Promise<string> {
  const server = createTcpServer((socket) => void each(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a call', () => {
  it('gives the result', async () => {
    const { callApi, chat, texts } = await ready();
    expect(await callApi('sendMessage', { chat_id: chat, text: 'مرحبا & <ciao>' })).toMatchObject({ text: 'مرحبا & <ciao>' });
    expect(await texts()).toEqual(['مرحبا & <ciao>']);
  });

  it('leaves out what is not given', async () => {
    const { callApi, chat, emulator } = await ready();
    await callApi('sendMessage', { chat_id: chat, text: 'x', reply_markup: undefined, reply_parameters: null });
    expect(await emulator.control('GET', '/violations')).toEqual({ calls: [] });
  });

  it('sends a file with everything that goes with it', async () => {
    const { callApi, chat, emulator } = await ready();
    const source = new TextEncoder().encode('BEGIN:VCALENDAR\r\n');
    const sent = (await callApi('sendDocument', {
      chat_id: chat,
      document: { source, filename: 'appuntamento à.ics', type: 'text/calendar' },
      caption: 'L’appuntamento',
      reply_parameters: { message_id: 1, allow_sending_without_reply: true },
      reply_markup: { inline_keyboard: [[{ text: 'Menu', callback_data: 'm' }]] },
    })) as { document: { file_id: string; file_name: string; mime_type: string }; reply_to_message?: object; reply_markup?: object };
    expect(sent).toMatchObject({ caption: 'L’appuntamento', document: { file_name: 'appuntamento à.ics', mime_type: 'text/calendar' } });
    expect(sent.reply_to_message).toBeDefined();
    expect(sent.reply_markup).toBeDefined();
    expect(await (await fetch(`${emulator.url}/emulator/files/${sent.document.file_id}`)).text()).toBe('BEGIN:VCALENDAR\r\n');
    expect(await emulator.control('GET', '/violations')).toEqual({ calls: [] });
  });

  it('goes to a server under a path, with or without a stroke at the end', async () => {
    const paths: string[] = [];
    const url = await otherServer((path) => {
      paths.push(path);
      return { status: 200, body: '{"ok":true,"result":{}}' };
    });
    await sender(`${url}/telegram`)('getMe', {});
    expect(paths).toEqual([`/telegram/bot${TOKEN}/getMe`]);
  });

  it('that Telegram refuses says method, code and description', async () => {
    const { callApi } = await ready();
    const error = await thrown(callApi('sendMessage', { chat_id: 5, text: 'x' }));
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({ method: 'sendMessage', code: 400, message: expect.stringMatching(/^sendMessage: 400 .*chat not found/) });
  });
});

describe('when Telegram asks to wait (429)', () => {
  it('any call waits as long as asked and is repeated', async () => {
    const { callApi, chat, fault, calls, texts } = await ready();
    await fault({ method: 'sendMessage', times: 2, parameters: { retry_after: 1 } });
    const before = performance.now();
    await callApi('sendMessage', { chat_id: chat, text: 'x' });
    expect(performance.now() - before).toBeGreaterThan(1950);
    expect(await calls('sendMessage')).toEqual([429, 429, 'ok']);
    expect(await texts()).toEqual(['x']);
  });

  it('three tries are enough', async () => {
    const { callApi, chat, fault, calls, texts } = await ready();
    await fault({ method: 'sendMessage', times: 3, parameters: { retry_after: 1 } });
    const error = await thrown(callApi('sendMessage', { chat_id: chat, text: 'x' }));
    expect(error).toMatchObject({ code: 429, parameters: { retry_after: 1 } });
    expect(await calls('sendMessage')).toEqual([429, 429, 429]);
    expect(await texts()).toEqual([]);
  });

  it('a long pause is left to who called', async () => {
    const { callApi, chat, fault, calls } = await ready();
    await fault({ method: 'sendMessage', parameters: { retry_after: 6 } });
    expect(await thrown(callApi('sendMessage', { chat_id: chat, text: 'x' }))).toMatchObject({ parameters: { retry_after: 6 } });
    expect(await calls('sendMessage')).toEqual([429]);
  });
});

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

it('a call that was called off ends at once, and says so', async () => {
  const { callApi } = await ready();
  const off = new AbortController();
  const call = thrown(callApi('getUpdates', { timeout: 50 }, { signal: off.signal }));
  off.abort();
  expect(await call).toMatchObject({ name: 'Unreachable', aborted: true });
});

describe('an error', () => {
  it('never holds the token nor what was to be said', async () => {
    const { emulator, callApi, chat, fault } = await ready();
    const secretPart = TOKEN.split(':')[1] ?? '';
    const wrongToken = '7000000001:another-token-of_nobody';
    const html = await otherServer((path) => ({ status: 404, body: `no ${path}` }));
    const closed = await otherServer(() => ({ status: 200, body: '' }));
    const gone = new URL(closed);
    gone.port = '1';
    const said = { chat_id: chat, text: 'my-secret-story' };

    const errors: unknown[] = [await thrown(callApi('sendMessage', { ...said, parse_mode: 'HTML', text: '<b>my-secret-story' }))];
    await fault({ method: 'sendMessage', disconnect: true });
    errors.push(await thrown(callApi('sendMessage', said)));
    await fault({ method: 'sendMessage', error_code: 500 });
    errors.push(await thrown(callApi('sendMessage', said)));
    errors.push(await thrown(callApi('sendMessage', said, { signal: AbortSignal.abort() })));
    errors.push(await thrown(sender(emulator.url, wrongToken)('sendMessage', said)));
    errors.push(await thrown(sender(html)('sendMessage', said)));
    errors.push(await thrown(sender(gone.href.replace(/\/$/, ''))('sendMessage', said)));

    expect(errors).toHaveLength(7);
    for (const error of errors) {
      const everything = `${inspect(error, { depth: null, showHidden: true })} ${JSON.stringify(error)}`;
      expect(everything).toContain('sendMessage');
      for (const secret of [secretPart, wrongToken.split(':')[1] ?? '', 'my-secret-story']) expect(everything).not.toContain(secret);
    }
  });
});
