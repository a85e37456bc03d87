import { answerTo } from './answer.ts';
import { api, type NewPerson, Refused, type Said } from './api.ts';
import { targetOf } from './links.ts';
import { type Dialog, type Draft, markRead, messagesOf, type Pane, type Theme, takeChat, writerOf } from './state.ts';
import type { Store } from './store.ts';
import type { InlineButton } from './telegram.ts';
import { type Tongue, type Word, wordsIn } from './words.ts';

export type Actions = ReturnType<typeof createActions>;

const TOAST_MS = 4_000;

/** Everything somebody can do on the page. What goes wrong is shown, never thrown. */
export function createActions(store: Store, remember: (name: string, value: string) => void) {
  const { state } = store;
  const word = (name: Word, values?: Record<string, string>) => wordsIn(state.tongue)(name, values);

  function toast(chat: number, text: string): void {
    store.change((next) => next.toasts.set(chat, text));
    setTimeout(() => {
      if (state.toasts.get(chat) === text) store.change((next) => next.toasts.delete(chat));
    }, TOAST_MS);
  }

  function open(dialog: Dialog | undefined): void {
    store.change((next) => {
      next.dialog = dialog;
    });
  }

  /** Runs a call; a refusal is shown in the chat, or as a dialog where there is none. Gives whether it went well. */
  async function attempt(chat: number | undefined, run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      const text = error instanceof Refused ? error.message : word('offline');
      if (chat === undefined) open({ kind: 'alert', text });
      else toast(chat, text);
      return false;
    }
  }

  function show(pane: Pane): void {
    store.change((next) => {
      next.pane = pane;
    });
  }

  function choosePerson(person: number): void {
    store.change((next) => {
      next.person = person;
      next.pane = 'chat';
      next.dialog = undefined;
      markRead(next, person);
    });
  }

  function chooseGroup(group: number): void {
    store.change((next) => {
      next.group = group;
      markRead(next, group);
    });
  }

  async function say(chat: number, said: Said): Promise<boolean> {
    const info = state.chats.get(chat);
    const from = info && writerOf(state, info);
    if (from === undefined) return false;
    const draft = state.drafts.get(chat);
    setDraft(chat, undefined);
    if (draft?.kind === 'edit') return attempt(chat, () => api.edit(chat, draft.id, from, said.text ?? ''));
    const answered = draft ? { reply_to: draft.id } : {};
    return attempt(chat, () => api.say(chat, from, { ...said, ...answered }));
  }

  function setDraft(chat: number, draft: Draft | undefined): void {
    store.change((next) => {
      if (draft) next.drafts.set(chat, draft);
      else next.drafts.delete(chat);
    });
  }

  async function startWith(person: number | undefined, payload: string): Promise<void> {
    const chat = person ?? state.person;
    if (chat === undefined) return open({ kind: 'alert', text: word('needsPerson') });
    choosePerson(chat);
    await attempt(chat, () => api.say(chat, chat, { text: payload ? `/start ${payload}` : '/start' }));
  }

  /** Follows a link as Telegram would: `person` is who tapped it. */
  function follow(link: string, person: number | undefined): void {
    const target = targetOf(link, state.bot.username ?? '');
    switch (target.kind) {
      case 'start':
        void startWith(person, target.payload);
        return;
      case 'share':
        open({ kind: 'share', url: target.url, text: target.text, from: person });
        return;
      case 'web':
        window.open(target.url, '_blank', 'noopener,noreferrer');
        return;
      case 'refused':
        open({ kind: 'alert', text: word('refusedLink', { url: target.url }) });
        return;
    }
  }

  async function copy(chat: number | undefined, text: string): Promise<void> {
    await navigator.clipboard.writeText(text).catch(() => undefined);
    if (chat !== undefined) toast(chat, word('copied'));
  }

  async function press(chat: number, message: number, spot: string, button: InlineButton): Promise<void> {
    const info = state.chats.get(chat);
    const from = info && writerOf(state, info);
    if (button.url) return follow(button.url, from);
    if (button.copy_text) return copy(chat, button.copy_text.text);
    const data = button.callback_data;
    const key = `${chat}/${message}/${spot}`;
    if (data === undefined || state.waiting.has(key)) return;
    if (from === undefined) return toast(chat, word('noMembers'));
    store.change((next) => next.waiting.add(key));
    await attempt(chat, async () => {
      const made = await api.press(chat, message, from, data);
      const answer = await answerTo(store, made.press);
      if (!answer.answered) toast(chat, word('notAnswered'));
      else if (answer.url) follow(answer.url, from);
      else if (answer.text && answer.show_alert) open({ kind: 'alert', text: answer.text });
      else if (answer.text) toast(chat, answer.text);
    });
    store.change((next) => next.waiting.delete(key));
  }

  async function addPerson(person: NewPerson): Promise<void> {
    await attempt(undefined, async () => {
      const user = await api.addUser(person);
      store.change((next) => next.users.set(user.id, user));
      choosePerson(user.id);
    });
  }

  async function addGroup(title: string): Promise<void> {
    await attempt(undefined, async () => {
      const group = await api.addGroup(title, []);
      store.change((next) => {
        takeChat(next, group);
        next.group = group.id;
        next.pane = 'desks';
        next.dialog = { kind: 'members', chat: group.id };
      });
    });
  }

  async function moveClock(to: { seconds: number } | { to: string }): Promise<void> {
    if (state.moving) return;
    store.change((next) => {
      next.moving = true;
      next.dialog = undefined;
    });
    await attempt(undefined, async () => {
      const { now } = await api.moveClock(to);
      store.change((next) => {
        next.now = Date.parse(now);
      });
    });
    store.change((next) => {
      next.moving = false;
    });
  }

  function setTheme(theme: Theme): void {
    remember('theme', theme);
    store.change((next) => {
      next.theme = theme;
    });
  }

  function setTongue(tongue: Tongue): void {
    remember('tongue', tongue);
    store.change((next) => {
      next.tongue = tongue;
    });
  }

  return {
    open,
    show,
    choosePerson,
    chooseGroup,
    say,
    setDraft,
    startWith,
    follow,
    copy,
    press,
    addPerson,
    addGroup,
    moveClock,
    setTheme,
    setTongue,
    setMember: (chat: number, user: number, inside: boolean) => attempt(chat, () => api.setMember(chat, user, inside)),
    setBlocked: (user: number, blocked: boolean) => attempt(user, () => api.setBlocked(user, blocked)),
    keepText: (chat: number, text: string) => store.change((next) => next.unsent.set(chat, text)),
    act: (group: number, user: number) => store.change((next) => next.acting.set(group, user)),
    seen: (chat: number) => {
      const newest = messagesOf(state, chat).at(-1)?.message.message_id ?? 0;
      if (newest > (state.read.get(chat) ?? 0)) store.change((next) => markRead(next, chat));
    },
    /** A force_reply puts the input field into reply mode, once. */
    takeForced: (chat: number, id: number) =>
      store.change((next) => {
        next.forced.set(chat, id);
        next.drafts.set(chat, { kind: 'reply', id });
      }),
  };
}
