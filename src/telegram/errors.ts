/** Telegram said no. Carries method, code and description: never the payload, never the token. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly method: string;
  readonly code: number;
  readonly description: string;
  readonly parameters: { readonly retry_after?: number | undefined; readonly migrate_to_chat_id?: number | undefined };

  constructor(method: string, code: number, description: string, parameters: Refused['parameters']) {
    super(`${method}: ${code} ${description}`);
    this.method = method;
    this.code = code;
    this.description = description;
    this.parameters = parameters;
  }
}

/** Refusals of every call, whatever it says: the token, or its address. */
export const refusesAll: ReadonlySet<number> = new Set([401, 404, 409]);

/** Telegram could not be reached, or did not answer in time. `reason`: the network's own code. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly method: string;
  readonly reason: string | undefined;
  readonly aborted: boolean;
  /** The call may have arrived: only its answer is missing. */
  readonly unsure: boolean;

  constructor(method: string, reason: string | undefined, aborted: boolean, unsure: boolean) {
    super(`${method}: ${aborted ? 'no answer in time' : `not reachable (${reason ?? 'unknown'})`}`);
    this.method = method;
    this.reason = reason;
    this.aborted = aborted;
    this.unsure = unsure;
  }
}
