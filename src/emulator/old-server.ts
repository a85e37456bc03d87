import { ApiError, refused } from './api-error.ts';
import { checkCall } from './check-call.ts';
import type { RawParams } from './params.ts';
import { botApi } from './spec.ts';
import { isNewer, type OldServer } from './versions.ts';

/** Tags of Telegram's HTML and the version they came with; the rest is older than 5.0. */
const TAGS: Record<string, string> = { 'tg-spoiler': '5.6', 'tg-emoji': '6.2', blockquote: '7.0', 'tg-time': '9.5' };

/**
 * The parameters that an old server would see of a call that is right today. Throws ApiError where it would refuse: a method it does not
 * know (404), a newer tag, or a newer field when it refuses those. None of this is a violation: the call is right, the server is old.
 */
export function readAsOldServer(method: string, raw: RawParams, server: OldServer): Record<string, unknown> {
  if (isNewer(botApi().methods[method]?.since, server.version)) throw new ApiError(404, 'Not Found');
  const params = asRefusal(() => checkCall(method, raw, server));
  if (/^html$/i.test(String(params['parse_mode'] ?? ''))) {
    for (const name of ['text', 'caption']) checkTags(String(params[name] ?? ''), server.version);
  }
  return params;
}

function asRefusal<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof ApiError ? new ApiError(error.code, error.message) : error;
  }
}

function checkTags(html: string, version: string): void {
  for (const { 1: name = '', index } of html.matchAll(/<([a-z-]+)/gi)) {
    if (!isNewer(TAGS[name.toLowerCase()], version)) continue;
    const at = Buffer.byteLength(html.slice(0, index));
    throw refused(`can't parse entities: Unsupported start tag "${name.toLowerCase()}" at byte offset ${at}`);
  }
}
