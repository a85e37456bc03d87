import type { Answer, ChatInfo, Overview, Shown } from './api.ts';
import type { Markup, Message, User } from './telegram.ts';
import type { Tongue } from './words.ts';

export type Pane = 'people' | 'chat' | 'desks';
export type Theme = 'auto' | 'light' | 'dark';
export type Draft = { kind: 'reply' | 'edit'; id: number };
export type Dialog =
  | { kind: 'person' | 'group' | 'date' }
  | { kind: 'members' | 'location' | 'contact'; chat: number }
  | { kind: 'alert'; text: string }
  | { kind: 'share'; url: string; text: string; from: number | undefined };

/** Everything the page shows. Changed only through `Store.change`. */
export type State = {
  ready: boolean;
  offline: boolean;
  now: number;
  moving: boolean;
  seq: number;
  bot: User;
  users: Map<number, User>;
  chats: Map<number, ChatInfo>;
  messages: Map<number, Map<number, Shown>>;
  /** The newest message somebody has had on the screen, by chat. */
  read: Map<number, number>;
  typing: Map<number, string>;
  /** Buttons that were pressed and wait: `chat/message/row/column`. */
  waiting: Set<string>;
  /** Answers to presses that came and are not yet shown, by press. */
  answers: Map<string, Answer>;
  toasts: Map<number, string>;
  drafts: Map<number, Draft>;
  /** What stands unsent in the input fields that are not on the screen. */
  unsent: Map<number, string>;
  /** The force_reply that was already taken up, by chat: it grabs the input field once. */
  forced: Map<number, number>;
  acting: Map<number, number>;
  person: number | undefined;
  group: number | undefined;
  pane: Pane;
  dialog: Dialog | undefined;
  theme: Theme;
  tongue: Tongue;
};

/** The page before anything is known. */
export function emptyState(tongue: Tongue, theme: Theme): State {
  return {
    ready: false,
    offline: false,
    now: 0,
    moving: false,
    seq: 0,
    bot: { id: 0, is_bot: true, first_name: 'Bot' },
    users: new Map(),
    chats: new Map(),
    messages: new Map(),
    read: new Map(),
    typing: new Map(),
    waiting: new Set(),
    answers: new Map(),
    toasts: new Map(),
    drafts: new Map(),
    unsent: new Map(),
    forced: new Map(),
    acting: new Map(),
    person: undefined,
    group: undefined,
    pane: 'people',
    dialog: undefined,
    theme,
    tongue,
  };
}

/** Takes over a whole state from the server; what the person chose on the page stays where it still exists. */
export function takeOverview(state: State, overview: Overview, pages: Map<number, Shown[]>): void {
  // A server that was restarted counts anew, and knows none of the earlier chats.
  const first = !state.ready || overview.seq < state.seq;
  state.ready = true;
  state.seq = overview.seq;
  state.now = Date.parse(overview.now);
  state.bot = overview.bot;
  state.users = new Map(overview.users.map((user) => [user.id, user]));
  state.chats = new Map();
  state.messages = new Map();
  if (!overview.chats.some(({ id }) => id === state.person)) state.person = undefined;
  if (!overview.chats.some(({ id }) => id === state.group)) state.group = undefined;
  for (const chat of overview.chats) takeChat(state, chat);
  for (const [chat, page] of pages) for (const shown of page) takeMessage(state, chat, shown);
  if (first) for (const chat of state.chats.keys()) markRead(state, chat);
}

/** A chat that is new or changed. The first of its sort is chosen by itself. */
export function takeChat(state: State, chat: ChatInfo): void {
  state.chats.set(chat.id, chat);
  if (chat.type === 'private') state.person ??= chat.id;
  else {
    state.group ??= chat.id;
    const acting = state.acting.get(chat.id);
    if (acting === undefined || !chat.members.includes(acting)) {
      const next = chat.members[0];
      if (next === undefined) state.acting.delete(chat.id);
      else state.acting.set(chat.id, next);
    }
  }
}

/** A message that is new, changed or deleted; an older version of what is known is ignored. */
export function takeMessage(state: State, chat: number, shown: Shown): void {
  const known = state.messages.get(chat) ?? new Map<number, Shown>();
  const before = known.get(shown.message.message_id);
  if (before && before.seq >= shown.seq) return;
  known.set(shown.message.message_id, shown);
  state.messages.set(chat, known);
  if (shown.message.from?.id === state.bot.id) state.typing.delete(chat);
}

/** How many answers are kept: those to presses of another window are never asked for. */
const ANSWERS = 100;

/** The bot answered a press. */
export function takeAnswer(state: State, press: string, answer: Answer): void {
  state.answers.set(press, answer);
  const oldest = state.answers.keys().next().value;
  if (state.answers.size > ANSWERS && oldest !== undefined) state.answers.delete(oldest);
}

/** The messages of a chat that are still there, oldest first. */
export function messagesOf(state: State, chat: number): Shown[] {
  const all = [...(state.messages.get(chat)?.values() ?? [])];
  return all.filter((shown) => !shown.deleted).sort((one, other) => one.message.message_id - other.message.message_id);
}

/** How many messages of others came since the chat was last on the screen. */
export function unreadOf(state: State, chat: number): number {
  const read = state.read.get(chat) ?? 0;
  const own = state.chats.get(chat)?.type === 'private' ? chat : undefined;
  return messagesOf(state, chat).filter(({ message }) => message.message_id > read && message.from?.id !== own).length;
}

/** Notes that everything in the chat is on the screen now. */
export function markRead(state: State, chat: number): void {
  state.read.set(chat, Math.max(0, ...(state.messages.get(chat)?.keys() ?? [])));
}

/** Who writes in a chat: the person of a private chat, the chosen member of a group. */
export function writerOf(state: State, chat: ChatInfo): number | undefined {
  return chat.type === 'private' ? chat.id : state.acting.get(chat.id);
}

/** The chats of one sort, in the order in which they were made. */
export function chatsOf(state: State, sort: 'private' | 'group'): ChatInfo[] {
  return [...state.chats.values()].filter((chat) => (chat.type === 'private') === (sort === 'private'));
}

/** The reply keyboard that stands under the input field, if the bot put one there and it is not used up. */
export function replyKeyboard(messages: Message[]): Markup | undefined {
  const at = messages.findLastIndex(({ reply_markup: markup }) => markup?.keyboard || markup?.remove_keyboard);
  const markup = messages[at]?.reply_markup;
  if (!markup?.keyboard) return undefined;
  const used = markup.one_time_keyboard && messages.slice(at + 1).some((message) => !message.from?.is_bot);
  return used ? undefined : markup;
}

/** The message that asks for a reply with force_reply, as long as nobody has written after it. */
export function forcedReply(messages: Message[]): Message | undefined {
  const last = messages.at(-1);
  return last?.reply_markup?.force_reply ? last : undefined;
}
