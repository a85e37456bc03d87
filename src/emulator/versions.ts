/** A server that knows the Bot API only up to `version`. Telegram's own ignores fields it does not know; others refuse them. */
export type OldServer = { version: string; newer: 'ignored' | 'refused' };

/** Whether something that came with Bot API `since` is unknown to a server of `version`. */
export function isNewer(since: string | undefined, version: string): boolean {
  if (since === undefined) return false;
  const [major = 0, minor = 0] = since.split('.').map(Number);
  const [known = 0, within = 0] = version.split('.').map(Number);
  return major > known || (major === known && minor > within);
}
