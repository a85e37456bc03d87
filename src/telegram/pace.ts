import { type Lane, lanes } from '../desk/message.ts';
import { Refused } from './errors.ts';

interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Telegram's published pace: about 30 messages a second in all, one a second in a chat, 20 a minute in a group; short bursts pass. */
const overall: Rate = { burst: 28, perSecond: 28 };
const person: Rate = { burst: 20, perSecond: 1 };
const group: Rate = { burst: 20, perSecond: 20 / 60 };
/** Messages that a lane leaves for those before it. */
const left: Readonly<Record<Lane, number>> = { look: 0, desk: 4, reminder: 8 };
/** While Telegram asks one of a lane's messages to wait, that lane goes on at this share of the pace. */
const slowly = 0.5;
/** Buckets of chats are looked through this often, and the full ones forgotten, in milliseconds. */
const sweepEvery = 60_000;

interface Bucket {
  tokens: number;
  at: number;
}

interface Waiter {
  readonly chat: number | null;
  readonly enter: () => void;
  readonly leave: (error: Error) => void;
  readonly until: number;
  readonly method: string;
}

export interface Pace {
  /**
   * Resolves when the call may go out. Rejects with a `Refused` 429, whose `retry_after` says how long it would take, when that is
   * longer than `within` milliseconds. Answers to presses go at once; edits wait only for what Telegram asked of their chat.
   */
  turn(method: string, chat: unknown, lane: Lane, within: number): Promise<void>;
  /** Telegram asked to wait (429): the chat waits that long, to the end, and the lane goes slower meanwhile. */
  told(chat: unknown, lane: Lane, seconds: number): void;
}

/** Lets messages through at Telegram's pace, by lane and chat: one chat that must wait holds up no other. */
export function createPace(now: () => number = () => performance.now()): Pace {
  const all: Bucket = { tokens: overall.burst, at: now() };
  const chats = new Map<number, Bucket>();
  /** Until when a chat must be left alone, a lane go slowly. */
  const silent = new Map<number, number>();
  const slow: Record<Lane, { until: number; bucket: Bucket }> = {
    look: { until: 0, bucket: { tokens: 0, at: 0 } },
    desk: { until: 0, bucket: { tokens: 0, at: 0 } },
    reminder: { until: 0, bucket: { tokens: 0, at: 0 } },
  };
  const waiting: Record<Lane, Waiter[]> = { look: [], desk: [], reminder: [] };
  let timer: NodeJS.Timeout | null = null;
  let swept = now();

  function fill(bucket: Bucket, { burst, perSecond }: Rate): Bucket {
    bucket.tokens = Math.min(burst, bucket.tokens + ((now() - bucket.at) / 1000) * perSecond);
    bucket.at = now();
    return bucket;
  }
  const rateOf = (chat: number) => (chat < 0 ? group : person);
  function bucketOf(chat: number): Bucket {
    const bucket = chats.get(chat) ?? { tokens: rateOf(chat).burst, at: now() };
    chats.set(chat, bucket);
    return fill(bucket, rateOf(chat));
  }
  const slowRate: Rate = { burst: 1, perSecond: overall.perSecond * slowly };

  /** Milliseconds until one more message may go, as far as this chat and its lane are concerned; 0: now. */
  function pause(chat: number | null, lane: Lane): number {
    const asked = chat === null ? 0 : (silent.get(chat) ?? 0) - now();
    const bucket = chat === null ? null : bucketOf(chat);
    const own = bucket && chat !== null && bucket.tokens < 1 ? ((1 - bucket.tokens) / rateOf(chat).perSecond) * 1000 : 0;
    const { until, bucket: ofLane } = slow[lane];
    const slowed = until > now() && fill(ofLane, slowRate).tokens < 1 ? ((1 - ofLane.tokens) / slowRate.perSecond) * 1000 : 0;
    return Math.max(0, asked, own, slowed);
  }

  const shared = (lane: Lane) => {
    const lacking = 1 + left[lane] - fill(all, overall).tokens;
    return lacking <= 0 ? 0 : (lacking / overall.perSecond) * 1000;
  };

  function take(chat: number | null, lane: Lane): void {
    all.tokens -= 1;
    if (chat !== null) bucketOf(chat).tokens -= 1;
    if (slow[lane].until > now()) slow[lane].bucket.tokens -= 1;
  }

  function held(method: string, milliseconds: number): Refused {
    return new Refused(method, 429, 'kept back: too many messages at once', { retry_after: Math.max(1, Math.ceil(milliseconds / 1000)) });
  }

  /** Lets in whoever may go, lane by lane, and looks again when the next one may. */
  function pump(): void {
    timer = null;
    let soonest = Number.POSITIVE_INFINITY;
    for (const lane of lanes) {
      const still: Waiter[] = [];
      const stopped = new Set<number>();
      for (const each of waiting[lane]) {
        const wait =
          each.chat !== null && stopped.has(each.chat) ? Number.POSITIVE_INFINITY : Math.max(shared(lane), pause(each.chat, lane));
        if (wait <= 0) {
          take(each.chat, lane);
          each.enter();
        } else if (now() + (Number.isFinite(wait) ? wait : 0) > each.until) {
          each.leave(held(each.method, Number.isFinite(wait) ? wait : 1000));
        } else {
          if (each.chat !== null) stopped.add(each.chat);
          if (Number.isFinite(wait)) soonest = Math.min(soonest, wait);
          still.push(each);
        }
      }
      waiting[lane] = still;
    }
    if (Number.isFinite(soonest)) timer = setTimeout(pump, Math.max(5, Math.ceil(soonest)));
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
    const behindOwn = chat === null ? 0 : same / rateOf(chat).perSecond;
    return Math.max(shared(lane), pause(chat, lane)) + Math.max(before / overall.perSecond, behindOwn) * 1000;
  }

  function sweep(): void {
    if (now() - swept < sweepEvery) return;
    swept = now();
    for (const [chat, bucket] of chats) if (fill(bucket, rateOf(chat)).tokens >= rateOf(chat).burst) chats.delete(chat);
    for (const [chat, until] of silent) if (until <= now()) silent.delete(chat);
  }

  return {
    async turn(method, given, lane, within) {
      const chat = typeof given === 'number' ? given : null;
      if (method === 'answerCallbackQuery') return;
      const counted = /^(send(?!ChatAction)|copy|forward)/.test(method);
      if (!counted) {
        const asked = chat === null ? 0 : (silent.get(chat) ?? 0) - now();
        if (asked > within) throw held(method, asked);
        if (asked > 0) await new Promise((resolve) => setTimeout(resolve, asked));
        return;
      }
      sweep();
      const mine = waiting[lane].some((each) => each.chat === chat && chat !== null);
      const wait = Math.max(shared(lane), pause(chat, lane));
      if (wait <= 0 && !mine) return take(chat, lane);
      const all = expected(chat, lane);
      if (all > within) throw held(method, all);
      await new Promise<void>((enter, leave) => {
        waiting[lane].push({ chat, enter, leave, until: now() + within, method });
        if (timer) clearTimeout(timer);
        pump();
      });
    },
    told(given, lane, seconds) {
      const until = now() + seconds * 1000;
      if (typeof given === 'number') silent.set(given, Math.max(silent.get(given) ?? 0, until));
      slow[lane].until = Math.max(slow[lane].until, until);
      slow[lane].bucket = { tokens: 1, at: now() };
    },
  };
}
