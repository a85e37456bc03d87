import { type Lane, lanes } from '../desk/message.ts';
import { Refused } from './errors.ts';
import { createBucket, createWindow, type Limit } from './limits.ts';

/**
 * Telegram's published pace: 30 messages a second in all; 20 a minute in a group; one a second in a private chat, where short bursts pass.
 */
const [perSecond, perMinute] = [30, 20];
const overall = () => createWindow(perSecond, 1_000);
const ofChat = (chat: number) => (chat < 0 ? createWindow(perMinute, 60_000) : createBucket(20, 1));
/** Places that a lane leaves for those before it: in all, and in a group, where an operator's answer must not wait behind a minute of cards. */
const left: Readonly<Record<Lane, number>> = { look: 0, desk: 1, reminder: 1, dates: 1 };
const leftInGroup: Readonly<Record<Lane, number>> = { look: 0, desk: 4, reminder: 4, dates: 4 };
/** The same among several processes, which count each for itself: of the places of the outbox each takes its part. What a person looks at goes at once. */
const leftAmong = (processes: number, lane: Lane, most: number, own: number) =>
  lane === 'look' ? own : most - Math.max(1, Math.floor((most - own) / processes));
/** Reminders of all kinds go out evenly, not all places at once: else all become free at once, and who looks waits for a second. */
const evenly = () => createBucket(6, 26);
const isEven = (lane: Lane) => lane === 'reminder' || lane === 'dates';
/** While Telegram asks one of a lane's messages to wait, that lane goes on at this pace, half of all. */
const slowly = () => createBucket(1, 14);
/** Chats are looked through this often, and those with nothing to remember forgotten, in milliseconds. */
const sweepEvery = 60_000;

/** The time it goes by, in milliseconds. */
export interface Beat {
  now(): number;
  /** Runs something later; gives what takes it back. */
  after(milliseconds: number, run: () => void): () => void;
}

const realBeat: Beat = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** To be called when the call is answered, however. */
export type Gone = () => void;
const uncounted: Gone = () => undefined;

interface Waiter {
  readonly chat: number | null;
  readonly enter: (gone: Gone) => void;
  readonly leave: (error: Error) => void;
  readonly until: number;
  readonly method: string;
}

export interface Pace {
  /**
   * Resolves when the call may go out. Rejects with a `Refused` 429, whose `retry_after` says how long it would take, when that is
   * longer than `within` milliseconds. Answers to presses go at once; edits wait only for what Telegram asked of their chat.
   */
  turn(method: string, chat: unknown, lane: Lane, within: number): Promise<Gone>;
  /** Telegram asked to wait (429): the chat waits that long, to the end, and the lane goes slower meanwhile. */
  told(chat: unknown, lane: Lane, seconds: number): void;
}

/** Lets messages through at Telegram's pace, by lane and chat: one chat that must wait holds up no other. `processes`: so many send with one token. */
export function createPace({ now, after }: Beat = realBeat, processes: () => number = () => 1): Pace {
  const all = overall();
  const even = evenly();
  const chats = new Map<number, Limit>();
  /** Until when a chat must be left alone, a lane go slowly. */
  const silent = new Map<number, number>();
  const slow: Record<Lane, { until: number; limit: Limit }> = {
    look: { until: 0, limit: slowly() },
    desk: { until: 0, limit: slowly() },
    reminder: { until: 0, limit: slowly() },
    dates: { until: 0, limit: slowly() },
  };
  const waiting: Record<Lane, Waiter[]> = { look: [], desk: [], reminder: [], dates: [] };
  let cancel = () => {};
  let swept = now();

  function limitOf(chat: number): Limit {
    const limit = chats.get(chat) ?? ofChat(chat);
    chats.set(chat, limit);
    return limit;
  }

  const askedOf = (chat: number | null) => (chat === null ? 0 : (silent.get(chat) ?? 0) - now());

  /** Milliseconds until one more message may go behind so many of the same chat, as far as this chat and its lane are concerned; 0: now. */
  function pause(chat: number | null, lane: Lane, behind = 0): number {
    const own =
      chat === null ? 0 : limitOf(chat).wait(now(), behind + (chat < 0 ? leftAmong(processes(), lane, perMinute, leftInGroup[lane]) : 0));
    const slowed = slow[lane].until > now() ? slow[lane].limit.wait(now(), 0) : 0;
    return Math.max(0, askedOf(chat), own, slowed);
  }

  const shared = (lane: Lane, behind = 0) =>
    Math.max(all.wait(now(), behind + leftAmong(processes(), lane, perSecond, left[lane])), isEven(lane) ? even.wait(now(), behind) : 0);

  function take(chat: number | null, lane: Lane): Gone {
    const taken = [all.take(now()), ...(chat === null ? [] : [limitOf(chat).take(now())])];
    if (slow[lane].until > now()) slow[lane].limit.take(now());
    if (isEven(lane)) even.take(now());
    return () => {
      for (const gone of taken) gone(now());
      if (lanes.some((each) => waiting[each].length > 0)) pump();
    };
  }

  function held(method: string, milliseconds: number): Refused {
    return new Refused(method, 429, 'kept back: too many messages at once', { retry_after: Math.max(1, Math.ceil(milliseconds / 1000)) });
  }

  /** Lets in whoever may go, lane by lane, and looks again when the next one may. */
  function pump(): void {
    cancel();
    let soonest = Number.POSITIVE_INFINITY;
    for (const lane of lanes) {
      const still: Waiter[] = [];
      const stopped = new Set<number>();
      for (const each of waiting[lane]) {
        const behind = each.chat !== null && stopped.has(each.chat);
        const wait = behind ? Number.POSITIVE_INFINITY : Math.max(shared(lane), pause(each.chat, lane));
        if (wait <= 0) each.enter(take(each.chat, lane));
        else if (now() + (behind ? 0 : wait) > each.until) each.leave(held(each.method, behind ? 1000 : wait));
        else {
          if (each.chat !== null) stopped.add(each.chat);
          if (!behind) soonest = Math.min(soonest, wait);
          still.push(each);
        }
      }
      waiting[lane] = still;
    }
    cancel = Number.isFinite(soonest) ? after(Math.max(5, Math.ceil(soonest)), pump) : () => {};
  }

  /** How long a message would have to wait behind those already waiting, in milliseconds. Those held back by their own chat are in nobody's way. */
  function expected(chat: number | null, lane: Lane): number {
    let before = 0;
    let same = 0;
    for (const each of lanes.slice(0, lanes.indexOf(lane) + 1))
      for (const other of waiting[each]) {
        if (chat !== null && other.chat === chat) same += 1;
        else if (pause(other.chat, each) <= 0) before += 1;
      }
    return Math.max(shared(lane, before), pause(chat, lane, same));
  }

  function sweep(): void {
    if (now() - swept < sweepEvery) return;
    swept = now();
    for (const [chat, limit] of chats) if (limit.idle(now())) chats.delete(chat);
    for (const [chat, until] of silent) if (until <= now()) silent.delete(chat);
  }

  return {
    async turn(method, given, lane, within) {
      const chat = typeof given === 'number' ? given : null;
      if (method === 'answerCallbackQuery') return uncounted;
      if (!/^(send(?!ChatAction)|copy|forward)/.test(method)) {
        const asked = askedOf(chat);
        if (asked > within) throw held(method, asked);
        if (asked > 0) await new Promise<void>((resolve) => void after(asked, resolve));
        return uncounted;
      }
      sweep();
      const mine = chat !== null && waiting[lane].some((each) => each.chat === chat);
      if (!mine && Math.max(shared(lane), pause(chat, lane)) <= 0) return take(chat, lane);
      const wait = expected(chat, lane);
      if (wait > within) throw held(method, wait);
      return await new Promise<Gone>((enter, leave) => {
        waiting[lane].push({ chat, enter, leave, until: now() + within, method });
        pump();
      });
    },
    told(given, lane, seconds) {
      const until = now() + seconds * 1000;
      if (typeof given === 'number') silent.set(given, Math.max(silent.get(given) ?? 0, until));
      slow[lane].until = Math.max(slow[lane].until, until);
      slow[lane].limit = slowly();
    },
  };
}
