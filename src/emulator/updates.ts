import { ApiError } from './api-error.ts';
import { Bell } from './bell.ts';
import type { Update } from './telegram-types.ts';
import { deliver, type Queued, type Webhook } from './webhook.ts';

/** Random-looking, but the same in every run. */
const FIRST_ID = 438_215_907;

/** An undelivered press is dropped after this (tdlib/telegram-bot-api). */
const PRESS_LIVES_MS = 150_000;

/** Only sent when asked for by name. */
const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** Kept for `POST /updates/:id/again`. */
const REMEMBERED = 1000;

/** The updates that the bot has not confirmed, and the ways they leave. */
export class UpdateQueue {
  readonly bell = new Bell();
  queue: Queued[] = [];
  webhook: Webhook | undefined;
  #next = FIRST_ID;
  #past: Update[] = [];
  #allowed: string[] | undefined;
  #polling: AbortController | undefined;
  #elapsed: () => number;
  #closing: AbortSignal;

  constructor(elapsed: () => number, closing: AbortSignal) {
    this.#elapsed = elapsed;
    this.#closing = closing;
  }

  /** Numbers and queues an update; gives its id. What the bot did not ask for is numbered, but not sent. */
  add(kind: string, fields: Record<string, unknown>): number {
    const id = this.#next;
    this.push({ update_id: id, ...fields }, kind);
    return id;
  }

  /** Queues an update as it is. */
  push(update: Update, kind: string, again = false): void {
    this.#next = Math.max(this.#next, update.update_id + 1);
    if (!again) this.#past.push(update);
    if (this.#past.length >= 2 * REMEMBERED) this.#past.splice(0, REMEMBERED);
    if (!again && !this.#wants(kind)) return;
    this.queue.push({ update, kind, at: this.#elapsed(), delivered: false, again, busy: false });
    this.bell.ring();
    this.#deliver();
  }

  /** Sends a past update once more, with the same id. Gives whether there was one. */
  repeat(id: number): boolean {
    const update = this.#past.find((each) => each.update_id === id);
    if (update) this.push(update, kindOf(update), true);
    return update !== undefined;
  }

  /** The empty list means the default set. */
  allow(kinds: string[] | undefined): void {
    if (kinds) this.#allowed = kinds.length > 0 ? kinds : undefined;
  }

  get allowed(): string[] | undefined {
    return this.#allowed;
  }

  #wants(kind: string): boolean {
    return this.#allowed ? this.#allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind);
  }

  dropStale(): void {
    const now = this.#elapsed();
    this.queue = this.queue.filter(({ kind, at, delivered }) => delivered || kind !== 'callback_query' || now - at < PRESS_LIVES_MS);
  }

  dropAll(): void {
    this.queue = [];
    this.bell.ring();
  }

  done(queued: Queued): void {
    this.queue = this.queue.filter((each) => each !== queued);
    this.bell.ring();
  }

  /** Waits until the bot has confirmed everything. */
  settled(ms: number, gone: AbortSignal): Promise<boolean> {
    const empty = () => {
      this.dropStale();
      return this.queue.length === 0;
    };
    return this.bell.wait(empty, ms, gone);
  }

  /** Ends the deliveries; nothing is confirmed any more. */
  stop(): void {
    this.webhook?.stop.abort();
  }

  /** getUpdates: confirms what is below `offset`, then waits up to `seconds` for something to give. Ends another one that waits. */
  async poll(offset: number, limit: number, seconds: number, gone: AbortSignal): Promise<Update[]> {
    if (this.webhook) {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.#polling?.abort();
    const mine = new AbortController();
    this.#polling = mine;
    this.#confirm(offset);
    const ends = AbortSignal.any([mine.signal, gone, this.#closing]);
    await this.bell.wait(() => this.queue.length > 0, seconds * 1000, ends);
    if (mine.signal.aborted) throw new ApiError(409, `Conflict: ${this.webhook ? 'terminated by setWebhook request' : OTHER_POLL}`);
    this.#polling = undefined;
    if (gone.aborted || this.#closing.aborted) return [];
    this.dropStale();
    const batch = this.queue.slice(0, limit);
    for (const each of batch) each.delivered = true;
    return batch.map((each) => each.update);
  }

  #confirm(offset: number): void {
    this.dropStale();
    const before = this.queue.length;
    if (offset < 0) this.queue = this.queue.slice(offset);
    else this.queue = this.queue.filter(({ update, again, delivered }) => update.update_id >= offset || (again && !delivered));
    if (this.queue.length !== before) this.bell.ring();
  }

  /** Sets or (undefined) removes the webhook; a waiting getUpdates ends. */
  setWebhook(webhook: Webhook | undefined): void {
    this.webhook?.stop.abort();
    this.webhook = webhook;
    for (const each of this.queue) each.busy = false;
    if (webhook) this.#polling?.abort();
    this.#deliver();
  }

  #deliver(): void {
    if (this.webhook) deliver(this, this.webhook);
  }
}

const OTHER_POLL = 'terminated by other getUpdates request; make sure that only one bot instance is running';

/** Which of its optional fields an update has. */
export function kindOf(update: Update): string {
  return Object.keys(update).find((key) => key !== 'update_id') ?? '';
}
