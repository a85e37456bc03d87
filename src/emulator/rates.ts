import { ApiError } from './api-error.ts';

/** How much Telegram takes: messages a second in all, a second in one chat, a minute in one group. What is not said has no limit. */
export type RateLimits = {
  per_second?: number | undefined;
  per_chat_second?: number | undefined;
  per_group_minute?: number | undefined;
  /** Edits count like messages. */
  edits: boolean;
};

const SECOND = 1000;
const MINUTE = 60_000;

/** Whether a call counts against the limits. */
export function counts(method: string, { edits }: RateLimits): boolean {
  return /^(send(?!ChatAction)|forward|copy)/.test(method) || (edits && method.startsWith('edit'));
}

/** What was sent in the last minute. Sliding windows: Telegram's own are not published. */
export class Meter {
  #sent: { chat: string; at: number }[] = [];

  /** Notes a message to `chat` at `now` (milliseconds); throws 429 with the whole seconds to wait, and notes nothing, when it is one too many. */
  take(limits: RateLimits, chat: string, isGroup: boolean, now: number): void {
    this.#sent = this.#sent.filter(({ at }) => at > now - MINUTE);
    const here = this.#sent.filter((each) => each.chat === chat);
    const wait = Math.max(
      waitFor(this.#sent, limits.per_second, SECOND, now),
      waitFor(here, limits.per_chat_second, SECOND, now),
      isGroup ? waitFor(here, limits.per_group_minute, MINUTE, now) : 0,
    );
    if (wait > 0) {
      const retry_after = Math.ceil(wait / SECOND);
      throw new ApiError(429, `Too Many Requests: retry after ${retry_after}`, { parameters: { retry_after } });
    }
    this.#sent.push({ chat, at: now });
  }
}

/** Milliseconds until one more fits; 0: now. `sent` is in the order of time. */
function waitFor(sent: { at: number }[], most: number | undefined, window: number, now: number): number {
  if (most === undefined) return 0;
  const oldest = sent.filter(({ at }) => at > now - window).at(-most);
  return oldest ? oldest.at + window - now : 0;
}
