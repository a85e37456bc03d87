import { type Action, parseAction } from '../../../src/base/action.ts';
import type { Stage } from '../stage.ts';

/** A message with everything that it ever said, the last words at the end. */
export interface Said {
  readonly id: number;
  readonly byBot: boolean;
  readonly versions: string[];
  gone: boolean;
  buttons: readonly { readonly label: string; readonly data: string; readonly act: Action | null }[];
  /** A photo, a file, a voice … */
  thing: boolean;
}

interface Shown {
  readonly deleted?: true;
  readonly message: {
    readonly message_id: number;
    readonly text?: string;
    readonly caption?: string;
    readonly from?: { readonly is_bot: boolean };
    readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly { text: string; callback_data?: string }[])[] };
  } & Readonly<Partial<Record<'photo' | 'document' | 'voice' | 'location' | 'contact' | 'sticker', unknown>>>;
}

interface Events {
  readonly seq: number;
  readonly reset?: true;
  readonly events: readonly { readonly type: string; readonly chat?: number; readonly shown?: Shown }[];
}

const [second, minute] = [1000, 60_000] as const;

/** Many people at once, and all that was ever said to each chat. */
export interface Crowd {
  /** Waits until the bot has dealt with all, and reads what it said. */
  settle(): Promise<void>;
  /** Waits until the bot has answered all; what goes out by itself may still be on its way. */
  answered(): Promise<void>;
  /** All that was ever said in a chat, by number. */
  said(chat: number): readonly Said[];
  say(chat: number, from: number, text: string, more?: object): Promise<void>;
  edit(chat: number, from: number, message: number, text: string): Promise<void>;
  /** Presses the newest button that is meant, of those who stand in the chat; false: there is none. */
  press(chat: number, from: number, meant: (act: Action, label: string) => boolean, choose?: (many: number) => number): Promise<boolean>;
  /** What the last press of that person was answered with. */
  answer(from: number): Promise<{ readonly text?: string; readonly url?: string }>;
}

export function crowd(stage: Stage): Crowd {
  const chats = new Map<number, Map<number, Said>>();
  const presses = new Map<number, string>();
  let since = 0;

  const here = (chat: number) => {
    const known = chats.get(chat) ?? new Map<number, Said>();
    chats.set(chat, known);
    return known;
  };

  function take(chat: number, { deleted, message }: Shown): void {
    const id = message.message_id;
    const one = here(chat).get(id) ?? { id, byBot: message.from?.is_bot === true, versions: [], gone: false, buttons: [], thing: false };
    here(chat).set(id, one);
    const words = message.text ?? message.caption ?? '';
    if (one.versions.at(-1) !== words) one.versions.push(words);
    one.gone = deleted === true;
    one.buttons = (message.reply_markup?.inline_keyboard ?? [])
      .flat()
      .flatMap(({ text: label, callback_data: data }) => (data === undefined ? [] : [{ label, data, act: parseAction(data) }]));
    one.thing = [message.photo, message.document, message.voice, message.location, message.contact, message.sticker].some(
      (each) => each !== undefined,
    );
  }

  async function look(): Promise<void> {
    const page = await stage.call<Events>(`events.json?since=${since}`);
    if (page.reset) throw new Error('something was said and forgotten');
    since = page.seq;
    for (const { type, chat, shown } of page.events) if (type === 'message' && chat !== undefined && shown) take(chat, shown);
  }

  return {
    async settle() {
      // What people do takes its time, and a group is told no more than twenty things a minute.
      stage.clock.advance(new Date(stage.clock.now().getTime() + minute));
      await stage.settle();
      await look();
    },
    async answered() {
      const { settled } = await stage.call<{ settled: boolean }>('settled?wait=20000');
      if (!settled) throw new Error('the bot has not dealt with every update');
      await look();
      // Telegram takes thirty messages a second: whoever comes next is answered at once.
      stage.clock.advance(new Date(stage.clock.now().getTime() + 2 * second));
    },
    said: (chat) => [...here(chat).values()].sort((a, b) => a.id - b.id),
    async say(chat, from, text, more = {}) {
      await stage.call(`chats/${chat}/messages`, { from, text, ...more });
    },
    async edit(chat, from, message, text) {
      await stage.call(`chats/${chat}/messages/${message}/edit`, { from, text });
    },
    async press(chat, from, meant, choose = () => 0) {
      const standing = [...here(chat).values()].filter(({ gone, byBot }) => byBot && !gone).sort((a, b) => b.id - a.id);
      for (const { id, buttons } of standing) {
        const meants = buttons.filter(({ act, label }) => act !== null && meant(act, label));
        const button = meants[choose(meants.length)];
        if (!button) continue;
        const pressed = await stage.call<{ press: string }>(`chats/${chat}/messages/${id}/press`, { from, data: button.data });
        presses.set(from, pressed.press);
        return true;
      }
      return false;
    },
    answer: async (from) => await stage.call(`presses/${presses.get(from)}?wait=5000`),
  };
}

/**
 * What people do, each in their order: all who are still at something take one step, then the bot deals with all. Who only looks at the screens
 * of their own chat waits for no more than those.
 */
export async function together(all: Crowd, doing: readonly AsyncGenerator<void>[], screens = false): Promise<void> {
  let busy = doing;
  while (busy.length > 0) {
    const still: AsyncGenerator<void>[] = [];
    for (const each of busy) if (!(await each.next()).done) still.push(each);
    await (screens && still.length > 0 ? all.answered() : all.settle());
    busy = still;
  }
}

/** Chances that are the same every time (mulberry32). */
export function chances(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { of: (many: number) => Math.floor(next() * many), is: (part: number) => next() < part };
}
export type Chances = ReturnType<typeof chances>;
