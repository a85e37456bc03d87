import { checkCall } from './check-call.ts';
import { type ReadCall, readAsOldServer } from './old-server.ts';
import type { RawParams } from './params.ts';
import { counts, Meter, type RateLimits } from './rates.ts';
import type { OldServer } from './versions.ts';

/** What stands between a right call and its behaviour: an older server, and the limits on sending. Both off unless a test sets them. */
export class Gate {
  server: OldServer | undefined;
  #limits: (RateLimits & { now: () => number }) | undefined;
  #meter = new Meter();

  /** Limits from now on, counted from nothing; undefined takes them away. `now`: the milliseconds they are measured in. */
  limit(limits: (RateLimits & { now: () => number }) | undefined): void {
    this.#limits = limits;
    this.#meter = new Meter();
  }

  /** The parameters, checked, and as the server reads them. Throws ApiError. */
  read(method: string, raw: RawParams): ReadCall {
    if (this.server) return readAsOldServer(method, raw, this.server);
    const params = checkCall(method, raw);
    return { given: params, params };
  }

  /** Counts the call. Throws 429 when it is one too many. */
  pass(method: string, params: Record<string, unknown>): void {
    const chat = params['chat_id'];
    if (!this.#limits || chat === undefined || !counts(method, this.#limits)) return;
    this.#meter.take(this.#limits, String(chat), Number(chat) < 0, this.#limits.now());
  }
}
