import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

type Update = { readonly update_id: number; readonly [field: string]: unknown };

/** What a chat shows: its words, and the payloads of its buttons. */
export interface Shown {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** A Bot API server that only counts: it gives updates by polling or webhook as Telegram does, and tells when a chat's screen was shown. */
export interface TelegramStub {
  readonly url: string;
  /** Queues updates in one moment. */
  give(updates: readonly Omit<Update, 'update_id'>[]): void;
  /** Resolves when the next screen (a message or an edit) has come to this chat. */
  screen(chat: number): Promise<Shown>;
  /** Calls of a method so far. */
  count(method: string): number;
  /** Deliveries that the webhook did not take. */
  failed(): number;
  close(): void;
}

/** Telegram's own bounds: updates in one answer, and connections to a webhook. */
const window = 100;
const connections = 40;

interface Call {
  readonly chat_id?: number;
  readonly offset?: number;
  readonly timeout?: number;
  readonly text?: string;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly { readonly callback_data?: string }[])[] };
}

const shown = ({ text = '', reply_markup }: Call): Shown => ({
  text,
  buttons: (reply_markup?.inline_keyboard ?? []).flat().flatMap(({ callback_data }) => callback_data ?? []),
});

/** `webhook`: where to send updates, with which secret; null: they are asked for. `delay`: to Telegram and back, in milliseconds. */
export async function startTelegram(webhook: { readonly url: string; readonly secret: string } | null, delay = 0): Promise<TelegramStub> {
  let queue: Update[] = [];
  let next = 1;
  let poll: (() => void) | null = null;
  const screens = new Map<number, ((shown: Shown) => void)[]>();
  let failures = 0;
  const counts = new Map<string, number>();
  const busy = new Set<string>();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  const server = createServer((req, res) => {
    const method = req.url?.split('/').at(-1) ?? '';
    const parts: Buffer[] = [];
    req.on('data', (part) => parts.push(part));
    req.on('end', () => {
      counts.set(method, (counts.get(method) ?? 0) + 1);
      // A file comes in parts, and is no screen.
      const json = req.headers['content-type']?.startsWith('application/json') && parts.length > 0;
      const params: Call = json ? JSON.parse(Buffer.concat(parts).toString()) : {};
      const answer = (result: unknown) => {
        const body = JSON.stringify({ ok: true, result });
        const send = () => res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
        if (delay > 0) setTimeout(send, delay);
        else send();
      };
      if (method === 'getUpdates') return updates(params, answer);
      if (method === 'getMe')
        return answer({ id: 1, is_bot: true, first_name: 'b', username: 'bench_bot', can_connect_to_business: false });
      if (method !== 'sendMessage' && method !== 'editMessageText') return answer(true);
      answer({ message_id: 1, date: 1_790_000_000, chat: { id: params.chat_id, type: 'private' } });
      screens.get(params.chat_id ?? 0)?.shift()?.(shown(params));
    });
  });

  function updates({ offset = 0, timeout = 0 }: { offset?: number; timeout?: number }, answer: (result: unknown) => void): void {
    queue = queue.filter((each) => each.update_id >= offset);
    const now = () => answer(queue.slice(0, window));
    if (queue.length > 0 || timeout === 0) {
      now();
      return;
    }
    const end = setTimeout(() => poll?.(), timeout * 1000);
    poll = () => {
      clearTimeout(end);
      poll = null;
      now();
    };
  }

  /** Messages one at a time a chat, presses one at a time a person. */
  function deliver(): void {
    for (const update of [...queue]) {
      if (busy.size >= connections) return;
      const press = update['callback_query'] as { from: { id: number } } | undefined;
      const lane = press ? `p${press.from.id}` : `m${(update['message'] as { chat: { id: number } }).chat.id}`;
      if (busy.has(lane)) continue;
      busy.add(lane);
      queue = queue.filter((each) => each !== update);
      const body = JSON.stringify(update);
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-telegram-bot-api-secret-token': webhook?.secret,
      };
      const sent = request(webhook?.url ?? '', { method: 'POST', agent, headers }, (answer) => {
        if (answer.statusCode !== 200) failures++;
        answer.resume().on('end', () => {
          busy.delete(lane);
          deliver();
        });
      });
      sent.on('error', () => {
        failures++;
        busy.delete(lane);
      });
      sent.end(body);
    }
  }

  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    give(given) {
      for (const fields of given) queue.push({ update_id: next++, ...fields });
      if (webhook) deliver();
      else poll?.();
    },
    screen: (chat) => new Promise((resolve) => screens.set(chat, [...(screens.get(chat) ?? []), resolve])),
    failed: () => failures,
    count: (method) => counts.get(method) ?? 0,
    close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}
