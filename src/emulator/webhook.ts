import { setMaxListeners } from 'node:events';
import { pause } from './bell.ts';
import type { Update } from './telegram-types.ts';

export type Webhook = {
  url: string;
  secret: string;
  connections: number;
  /** Carries out a call that came as the body of an answer; its result is lost, as with Telegram. */
  callBack: (body: string) => Promise<unknown>;
  error?: { at: number; message: string };
  now: () => number;
  stop: AbortController;
};

/** An update that the bot has not confirmed. */
export type Queued = {
  update: Update;
  kind: string;
  at: number;
  delivered: boolean;
  /** Asked for a second time: comes whatever the offset says. */
  again: boolean;
  /** On its way to the webhook. */
  busy: boolean;
};

/** What the webhook needs of the queue. */
type Queue = { queue: readonly Queued[]; dropStale(): void; done(queued: Queued): void };

const ANSWER_MS = 60_000;
const LONGEST_PAUSE_S = 64;

/** Starts what may start: the first update of every lane that is free, up to the number of connections. */
export function deliver(updates: Queue, webhook: Webhook): void {
  if (webhook.stop.signal.aborted) return;
  updates.dropStale();
  const busy = new Set(updates.queue.filter((each) => each.busy).map((each) => laneOf(each.update)));
  for (const queued of updates.queue) {
    const lane = laneOf(queued.update);
    if (busy.size >= webhook.connections) return;
    if (busy.has(lane)) continue;
    busy.add(lane);
    queued.busy = true;
    queued.delivered = true;
    void send(updates, webhook, queued);
  }
}

/** Messages go one at a time per chat, presses per person, and the two side by side. */
function laneOf(update: Update): string {
  const press = update['callback_query'] as { from?: { id?: number } } | undefined;
  if (press) return `user ${press.from?.id}`;
  const body = Object.entries(update).find(([key]) => key !== 'update_id')?.[1] as { chat?: { id?: number } } | undefined;
  return body?.chat?.id === undefined ? `update ${update.update_id}` : `chat ${body.chat.id}`;
}

/** Repeats until a 2xx answer: at once, then after 2, 4, 8 … seconds, or what `Retry-After` says. */
async function send(updates: Queue, webhook: Webhook, queued: Queued): Promise<void> {
  setMaxListeners(0, webhook.stop.signal);
  for (let attempt = 0; !webhook.stop.signal.aborted; attempt += 1) {
    const sent = await post(webhook, queued.update);
    if (webhook.stop.signal.aborted) return;
    if ('body' in sent) {
      if (sent.body.trim().startsWith('{')) await webhook.callBack(sent.body);
      updates.done(queued);
      deliver(updates, webhook);
      return;
    }
    webhook.error = { at: webhook.now(), message: sent.error };
    const seconds = sent.retryAfter ?? (attempt === 0 ? 0 : Math.min(2 ** attempt, LONGEST_PAUSE_S));
    await pause(seconds * 1000, webhook.stop.signal);
  }
}

async function post(webhook: Webhook, update: Update): Promise<{ body: string } | { error: string; retryAfter?: number }> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret === '' ? {} : { 'x-telegram-bot-api-secret-token': webhook.secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([webhook.stop.signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    const body = await response.text();
    if (response.ok) return { body };
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    const error = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    return Number.isFinite(retryAfter) ? { error, retryAfter } : { error };
  } catch (error) {
    return { error: error instanceof DOMException && error.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection failed' };
  }
}
