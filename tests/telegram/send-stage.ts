import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type CallApi, createSend } from '../../src/telegram/send.ts';
import { type Stage, stage, TOKEN } from '../emulator/stage.ts';

interface Call {
  readonly method: string;
  readonly ok: boolean;
  readonly error_code?: number;
}

export function sender(apiRoot: string, token = TOKEN): CallApi {
  const { callApi, close } = createSend(token, apiRoot);
  onTestFinished(close);
  return callApi;
}

/** An emulator with a person who has opened the chat, and the sender before it. */
export async function ready(): Promise<{
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
export async function thrown(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );
}

/** A web server that is no Bot API server. */
export async function otherServer(answer: (path: string) => { status: number; body: string }): Promise<string> {
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
export async function plainServer(each: (socket: Socket) => unknown): Promise<string> {
  const server = createTcpServer((socket) => void each(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
