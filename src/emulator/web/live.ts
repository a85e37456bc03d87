import { type Answer, api, type ChatInfo, type Shown } from './api.ts';
import { takeAnswer, takeChat, takeMessage, takeOverview } from './state.ts';
import type { Store } from './store.ts';
import type { User } from './telegram.ts';

type Happened =
  | { type: 'message'; seq: number; chat: number; shown: Shown }
  | { type: 'chat'; seq: number; chat: ChatInfo }
  | { type: 'user'; seq: number; user: User }
  | { type: 'typing'; seq: number; chat: number; action?: string }
  | ({ type: 'press'; seq: number; press: string } & Answer)
  | { type: 'clock'; seq: number; now: string };

/** Telegram shows "typing" for so long unless a message comes first. */
const TYPING_MS = 5_000;
const CLOCK_MS = 15_000;
const RETRY_MS = 2_000;

/** Loads everything anew. */
async function load(store: Store): Promise<void> {
  const overview = await api.state();
  const pages = await Promise.all(overview.chats.map(async ({ id }) => [id, (await api.messages(id)).messages] as const));
  store.change((state) => takeOverview(state, overview, new Map(pages)));
}

/** Keeps the page up to date with the server's events, through lost connections and restarts, until the page is left. */
export function follow(store: Store): void {
  const offline = (value: boolean) => {
    if (store.state.offline === value) return;
    store.change((state) => {
      state.offline = value;
    });
  };

  const connect = async (): Promise<void> => {
    try {
      await load(store);
    } catch {
      offline(true);
      setTimeout(connect, RETRY_MS);
      return;
    }
    const source = new EventSource(`/emulator/events?since=${store.state.seq}`);
    source.onopen = () => offline(false);
    // A server that was restarted counts from one again: everything is loaded anew rather than continued.
    const again = () => {
      source.close();
      offline(true);
      setTimeout(connect, RETRY_MS);
    };
    source.onerror = again;
    source.addEventListener('reset', again);
    for (const type of ['message', 'chat', 'user', 'press', 'typing', 'clock'] as const) {
      source.addEventListener(type, (event: MessageEvent<string>) => {
        take(store, { ...(JSON.parse(event.data) as Happened), type } as Happened);
      });
    }
  };

  void connect();
  setInterval(async () => {
    if (document.hidden || store.state.moving || store.state.offline) return;
    const clock = await api.clock().catch(() => undefined);
    if (!clock) return;
    store.change((state) => {
      state.now = Date.parse(clock.now);
    });
  }, CLOCK_MS);
}

function take(store: Store, event: Happened): void {
  store.change((state) => {
    switch (event.type) {
      case 'message':
        return takeMessage(state, event.chat, event.shown);
      case 'chat':
        return takeChat(state, event.chat);
      case 'user':
        state.users.set(event.user.id, event.user);
        return;
      case 'press':
        if (event.answered) takeAnswer(state, event.press, event);
        return;
      case 'clock':
        state.now = Date.parse(event.now);
        return;
      case 'typing':
        state.typing.set(event.chat, event.action ?? 'typing');
        setTimeout(() => store.change((later) => void later.typing.delete(event.chat)), TYPING_MS);
        return;
    }
  });
}
