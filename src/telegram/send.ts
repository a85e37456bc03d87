import { setTimeout as wait } from 'node:timers/promises';
import { FormData, Pool } from 'undici';
import { z } from 'zod';
import type { Lane } from '../desk/message.ts';
import type { Upload } from './api-call.ts';
import { Refused, Unreachable } from './errors.ts';
import { exchange } from './exchange.ts';
import { type Beat, createPace } from './pace.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Who waits for it; a person who looks at the screen, unless told. */
  readonly lane?: Lane;
  /** The longest wait for its turn, in milliseconds; beyond it the call is not made and throws a `Refused` 429 that says how long it would take. */
  readonly within?: number;
}

/** One outgoing call of the Bot API: parameters as in its documentation; a file stands as `{ source: bytes, filename }`. */
export type CallApi = (method: string, payload: Readonly<Record<string, unknown>>, options?: CallOptions) => Promise<unknown>;

const refusal = z.object({
  ok: z.literal(false),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() }).optional(),
});

/** Waiting longer than this for Telegram's permission is left to the outbox, in milliseconds. */
const longestPause = 5_000;
/** A call that Telegram does not answer is given up after this, in milliseconds: sooner when a person looks; a long poll, which brings its own signal, has the last. */
const patience: Readonly<Record<Lane | 'poll', number>> = { look: 8_000, desk: 20_000, reminder: 20_000, dates: 20_000, poll: 70_000 };
/** At a tenth of a second to Telegram and back, this many carry over a thousand calls a second. */
const connections = 256;
/** Telegram gives an edited message back whole, which nobody needs: an answer that says yes is not read on, and counts as `true`. */
const nothingNew = /^(edit|answer)/;
/** Calls that may be repeated without harm when nobody knows whether the first one arrived. */
const harmless = /^(get|edit|delete|set|answer|pin|unpin)/;

/** The single seam for sending: pace (by its `beat`, among so many `processes`), a pool of connections, repeats, and errors that carry no token and no payload. */
export function createSend(
  token: string,
  apiRoot: string,
  beat?: Beat,
  processes?: () => number,
): { callApi: CallApi; close(): Promise<void> } {
  const root = new URL(`${apiRoot}/`);
  const path = `${root.pathname}bot${token}/`;
  const pool = new Pool(root.origin, { connections, bodyTimeout: patience.desk });
  const pace = createPace(beat, processes);
  /** Faults of opening a connection, its TLS handshake included: nothing of the call was written. */
  const neverLeft = new WeakSet<object>();
  pool.on('connectionError', (_origin, _targets, error) => neverLeft.add(error));

  async function once(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    lane: Lane,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const { headers, body } = encode(payload);
    let text: string;
    try {
      const headersTimeout = signal ? patience.poll : patience[lane];
      text = await exchange(pool, { path: `${path}${method}`, method: 'POST', headers, body, headersTimeout }, signal);
    } catch (cause) {
      throw new Unreachable(
        method,
        cause instanceof Error ? (cause as Error & { code?: string }).code : undefined,
        signal?.aborted === true,
        !(cause instanceof Error && neverLeft.has(cause)),
      );
    }
    if (nothingNew.test(method) && text.startsWith('{"ok":true,')) return true;
    const reply = parseJson(text);
    if (isObject(reply) && reply['ok'] === true) return reply['result'];
    const refused = refusal.safeParse(reply);
    if (!refused.success) throw new Unreachable(method, 'NOT_THE_BOT_API', false, true);
    const { error_code, description, parameters } = refused.data;
    // Whoever stands before the server passed the call on, and had no answer.
    if (error_code === 504) throw new Unreachable(method, 'GATEWAY_TIMEOUT', false, true);
    throw new Refused(method, error_code ?? 0, description ?? '', parameters ?? {});
  }

  async function callApi(method: string, payload: Readonly<Record<string, unknown>>, options: CallOptions = {}) {
    const { signal, lane = 'look', within = longestPause } = options;
    const chat = payload['chat_id'];
    for (let attempt = 1; ; attempt++) {
      const gone = await pace.turn(method, chat, lane, within);
      try {
        return await once(method, payload, lane, signal).finally(gone);
      } catch (error) {
        const asked = error instanceof Refused && error.code === 429 ? (error.parameters.retry_after ?? 1) : null;
        if (asked !== null) pace.told(chat, lane, asked);
        if (method === 'getUpdates' || attempt >= most || signal?.aborted) throw error;
        // Asked to wait: the chat's turn comes when that time is over.
        const pause = asked === null ? pauseBefore(error, method, attempt) : typeof chat === 'number' ? 0 : asked * 1000;
        if (pause === null || pause > within) throw error;
        if (pause > 0) await wait(pause);
      }
    }
  }
  return { callApi, close: () => pool.destroy() };
}

/** Tries of one call. */
const most = 3;

/** How long to wait after a fault before trying again, in milliseconds; null: not to be repeated here. */
function pauseBefore(error: unknown, method: string, attempt: number): number | null {
  if (error instanceof Refused) return error.code >= 500 && harmless.test(method) ? 200 * attempt : null;
  if (error instanceof Unreachable) return !error.aborted && (harmless.test(method) || !error.unsure) ? 200 * attempt : null;
  return null;
}

const json = { 'content-type': 'application/json' };

function encode(payload: Readonly<Record<string, unknown>>) {
  const values = Object.values(payload);
  if (!values.includes(null) && !values.some(isUpload)) return { headers: json, body: JSON.stringify(payload) };
  const entries = Object.entries(payload).filter(([, value]) => value !== undefined && value !== null);
  if (!values.some(isUpload)) return { headers: json, body: JSON.stringify(Object.fromEntries(entries)) };
  const form = new FormData();
  for (const [name, value] of entries) {
    if (isUpload(value))
      form.append(name, new Blob([new Uint8Array(value.source)], { type: value.type ?? 'application/octet-stream' }), value.filename);
    else form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return { headers: {}, body: form };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function isUpload(value: unknown): value is Upload {
  return isObject(value) && value['source'] instanceof Uint8Array && typeof value['filename'] === 'string';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
