import { setTimeout as wait } from 'node:timers/promises';

/** Telegram's published pace: about 30 calls a second in all, 20 messages a minute in a group; short bursts pass. Waiting and obeying 429 does the rest. */
const overall = { burst: 28, perSecond: 28 };
const group = { burst: 20, perSecond: 20 / 60 };

interface Bucket {
  tokens: number;
  at: number;
}

/** Lets messages through at Telegram's pace. Answers to presses and edits are not held back: nobody should look at a spinning button. */
export function createPace(): { turn(method: string, chat: unknown): Promise<void> } {
  const all: Bucket = { tokens: overall.burst, at: performance.now() };
  const groups = new Map<number, Bucket>();

  function take(bucket: Bucket, { burst, perSecond }: typeof overall): number {
    const now = performance.now();
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    bucket.tokens -= 1;
    return bucket.tokens >= 0 ? 0 : (-bucket.tokens / perSecond) * 1000;
  }

  return {
    async turn(method, chat) {
      if (!method.startsWith('send') || method === 'sendChatAction') return;
      let pause = take(all, overall);
      if (typeof chat === 'number' && chat < 0) {
        const bucket = groups.get(chat) ?? { tokens: group.burst, at: performance.now() };
        groups.set(chat, bucket);
        pause = Math.max(pause, take(bucket, group));
      }
      if (pause > 0) await wait(pause);
    },
  };
}
