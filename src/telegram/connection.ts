import type { Logger } from 'pino';
import { Refused } from './errors.ts';
import { inOlderWords, isOlder } from './older.ts';
import type { Beat } from './pace.ts';
import { reachable } from './reachable.ts';
import { type CallApi, createSend } from './send.ts';

export interface ConnectionDeps {
  readonly token: string;
  readonly apiRoot: string;
  readonly log: Logger;
  /** The time by which Telegram's pace is kept; absent: the machine's. */
  readonly beat?: Beat | undefined;
  /** How many send with this token. */
  processes(): number;
  /** What became of each call and how long it took, in seconds, for figures; a long poll that was answered is none. */
  told(method: string, outcome: string, seconds: number): void;
  /** Telegram answered, with what was asked for. */
  answered(method: string): void;
}

export interface Connection {
  readonly callApi: CallApi;
  /** Waits until the Bot API answers, and learns how old it is. Rejects when it refuses the token. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

/** The connection to the Bot API: each call is counted, and said in the words that the server knows. */
export function connect({ token, apiRoot, log, beat, processes, told, answered }: ConnectionDeps): Connection {
  const { callApi: today, close } = createSend(token, apiRoot, beat, processes);
  let send = today;
  const callApi: CallApi = async (method, payload, options) => {
    const begun = performance.now();
    const tell = (outcome: string) => told(method, outcome, (performance.now() - begun) / 1000);
    try {
      const result = await send(method, payload, options);
      if (method !== 'getUpdates') tell('ok');
      answered(method);
      return result;
    } catch (error) {
      tell(error instanceof Refused ? String(error.code) : 'unreachable');
      throw error;
    }
  };
  return {
    callApi,
    async begin() {
      if (!isOlder(await reachable(callApi, log))) return;
      log.warn('the Bot API server is old: it is spoken to in the words of before Bot API 7.0');
      send = inOlderWords(today);
    },
    close,
  };
}
