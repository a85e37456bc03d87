import type { BotCommand, Chat, Contact, Location, Message, User } from './telegram.ts';

export type ChatInfo = Chat & { members: number[]; blocked: boolean; pinned?: number; commands?: BotCommand[]; lastSeq: number };
export type Shown = { seq: number; deleted?: true; edits: number; reaction?: string; message: Message };
export type Overview = { now: string; bot: User; seq: number; users: User[]; chats: ChatInfo[] };
export type Answer = { answered: boolean; text?: string; show_alert?: boolean; url?: string };
export type SentFile = true | { name: string; mime: string; base64: string };
export type NewPerson = { first_name: string; last_name?: string; language_code?: string };

/** What a person can put into one message. */
export type Said = {
  text?: string;
  location?: Location;
  contact?: Contact;
  sticker?: SentFile;
  photo?: SentFile;
  voice?: SentFile;
  document?: SentFile;
  reply_to?: number;
};

/** The emulator said no, in its own words. */
export class Refused extends Error {}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/emulator${path}`, { method, ...sent });
  const text = await response.text();
  const json = text === '' ? undefined : (JSON.parse(text) as { error?: string } | undefined);
  if (!response.ok) throw new Refused(json?.error ?? `${response.status} ${response.statusText}`);
  return json as T;
}

/** The control API, one function for each call of `../README.md` that the page needs. All throw `Refused` on a 4xx. */
export const api = {
  state: () => call<Overview>('GET', '/state'),
  messages: (chat: number) => call<{ seq: number; messages: Shown[] }>('GET', `/chats/${chat}/messages?after=0`),
  say: (chat: number, from: number, said: Said) => call<Message>('POST', `/chats/${chat}/messages`, { from, ...said }),
  edit: (chat: number, id: number, from: number, text: string) =>
    call<unknown>('POST', `/chats/${chat}/messages/${id}/edit`, { from, text }),
  press: (chat: number, id: number, from: number, data: string) =>
    call<{ press: string }>('POST', `/chats/${chat}/messages/${id}/press`, { from, data }),
  answer: (press: string, wait: number) => call<Answer>('GET', `/presses/${press}?wait=${wait}`),
  addUser: (person: NewPerson) => call<User>('POST', '/users', person),
  addGroup: (title: string, members: number[]) => call<ChatInfo>('POST', '/groups', { title, members }),
  setMember: (chat: number, user: number, inside: boolean) => call<unknown>(inside ? 'PUT' : 'DELETE', `/groups/${chat}/members/${user}`),
  setBlocked: (user: number, blocked: boolean) => call<unknown>('POST', `/users/${user}/${blocked ? 'block' : 'unblock'}`, {}),
  clock: () => call<{ now: string }>('GET', '/clock'),
  moveClock: (to: { seconds: number } | { to: string }) => call<{ now: string }>('POST', '/clock', to),
};

/** Where the bytes of a sent file are. */
export function fileUrl(fileId: string): string {
  return `/emulator/files/${encodeURIComponent(fileId)}`;
}
