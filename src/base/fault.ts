/** What a log line says of something that was thrown. */
export interface Fault {
  readonly error: string;
  readonly stack?: string;
}

/**
 * A thrown value for the log. JSON's own complaints quote the text that they stumbled over, so only their kind is told; the stack is
 * given as places in our code, without the message that begins it.
 */
export function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { error: `thrown: ${thrown === null ? 'null' : typeof thrown}` };
  const error = thrown instanceof SyntaxError ? 'text that is not as it should be' : thrown.message || thrown.name;
  const places = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return places.length > 0 ? { error, stack: places.map((line) => line.trim()).join(' < ') } : { error };
}
