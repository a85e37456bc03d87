/** An answer with `ok: false`, in Telegram's shape. `violation`: the call broke a rule of the Bot API, so a good bot never causes it. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Record<string, unknown> | undefined;
  readonly violation: boolean;

  constructor(code: number, description: string, more: { violation?: boolean; parameters?: Record<string, unknown> } = {}) {
    super(description);
    this.code = code;
    this.parameters = more.parameters;
    this.violation = more.violation ?? false;
  }
}

/** The call broke a rule: 400 "Bad Request: …", listed in /violations. */
export function broken(what: string): ApiError {
  return new ApiError(400, `Bad Request: ${what}`, { violation: true });
}

/** The call was right, but the circumstances refuse it (deleted, blocked, too late): 400 "Bad Request: …". */
export function refused(what: string): ApiError {
  return new ApiError(400, `Bad Request: ${what}`);
}

/** 403 "Forbidden: …". */
export function forbidden(what: string): ApiError {
  return new ApiError(403, `Forbidden: ${what}`);
}
