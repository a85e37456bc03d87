import {
  type ChatInfo,
  type Emulator,
  type EmulatorOptions,
  type Event,
  type Message,
  type Shown,
  startEmulator,
  type Update,
  type User,
} from '@sportello/telegram-emulator';
import { onTestFinished } from 'vitest';

export const TOKEN = '7000000001:TEST-token_of-the-emulator';

export type Reply<T = unknown> = {
  ok: boolean;
  result: T;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
};
export type Given = { update_id: number; message?: Message; edited_message?: Message; callback_query?: Query; my_chat_member?: Change };
type Query = { id: string; from: User; data: string; chat_instance: string; message: Message };
type Change = { chat: { id: number }; from: User; new_chat_member: { status: string } };

export type Stage = Emulator & {
  clock: { now(): Date; advance(to: Date): Promise<void> };
  /** Moves the time that really passed, as Telegram measures it. */
  wait(ms: number): void;
  /** Calls the Bot API with a JSON body. */
  bot<T = Message>(method: string, params?: Record<string, unknown>): Promise<Reply<T>>;
  /** Calls the control API; throws what it says on a 4xx. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A person who has written "/start", which the bot has confirmed. */
  person(name?: string): Promise<User>;
  group(title: string, members: User[]): Promise<ChatInfo>;
  say(chat: number, from: User, text: string): Promise<Message>;
  press(chat: number, id: number, from: User, data: string, forged?: boolean): Promise<{ press: string; update_id: number }>;
  shown(chat: number): Promise<Shown[]>;
  events(since: number): Promise<{ seq: number; reset?: true; events: Event[] }>;
  settled(): Promise<boolean>;
  /** What waits for the bot; confirms it unless `keep`. */
  updates(keep?: 'keep'): Promise<Given[]>;
};

/** An emulator on a free port with clocks of its own, closed when the test ends. */
export async function stage(options: Partial<EmulatorOptions> = {}): Promise<Stage> {
  let now = new Date('2026-11-23T09:00:00Z');
  let elapsed = 0;
  const clock = {
    now: () => now,
    advance: async (to: Date) => {
      now = to;
    },
  };
  const emulator = await startEmulator({ port: 0, token: TOKEN, clock, elapsed: () => elapsed, ...options });
  onTestFinished(() => emulator.close());

  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${emulator.url}/emulator${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const json = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${response.status} ${json.error}`);
    return json;
  };
  const bot = async <T>(method: string, params: Record<string, unknown> = {}): Promise<Reply<T>> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${emulator.url}/bot${TOKEN}/${method}`, { method: 'POST', headers, body: JSON.stringify(params) });
    return (await response.json()) as Reply<T>;
  };
  const updates = async (keep?: 'keep') => {
    const { result } = await bot<(Given & Update)[]>('getUpdates');
    const last = result.at(-1);
    if (last && !keep) await bot('getUpdates', { offset: last.update_id + 1 });
    return result;
  };
  const say = (chat: number, from: User, text: string) => control<Message>('POST', `/chats/${chat}/messages`, { from: from.id, text });
  return {
    ...emulator,
    clock,
    wait: (ms) => {
      elapsed += ms;
    },
    bot,
    control,
    say,
    updates,
    person: async (first_name = 'Amina') => {
      const user = await control<User>('POST', '/users', { first_name, language_code: 'it' });
      await say(user.id, user, '/start');
      await updates();
      return user;
    },
    group: (title, members) => control<ChatInfo>('POST', '/groups', { title, members: members.map(({ id }) => id) }),
    press: (chat, id, from, data, forged = false) =>
      control('POST', `/chats/${chat}/messages/${id}/press`, { from: from.id, data, forged }),
    shown: async (chat) => (await control<{ messages: Shown[] }>('GET', `/chats/${chat}/messages`)).messages,
    events: (since) => control('GET', `/events.json?since=${since}`),
    settled: async () => (await control<{ settled: boolean }>('GET', '/settled')).settled,
  };
}

/** An inline keyboard of one row. */
export function row(...buttons: Record<string, unknown>[]): { inline_keyboard: Record<string, unknown>[][] } {
  return { inline_keyboard: [buttons] };
}
