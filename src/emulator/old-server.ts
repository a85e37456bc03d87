import { ApiError, refused } from './api-error.ts';
import { checkCall } from './check-call.ts';
import type { RawParams } from './params.ts';
import { botApi } from './spec.ts';
import { isNewer, type OldServer } from './versions.ts';

/** Tags of Telegram's HTML and the version they came with; the rest is older than 5.0. */
const TAGS: Record<string, string> = { 'tg-spoiler': '5.6', 'tg-emoji': '6.2', blockquote: '7.0', 'tg-time': '9.5' };

/** A call as it is meant today, and as a server reads it. */
export type ReadCall = { given: Record<string, unknown>; params: Record<string, unknown> };

/**
 * The parameters that an old server would see of a call. Throws ApiError where it would refuse: a method it does not know (404), a newer
 * tag, or a newer field when it refuses those. None of this is a violation: the call is right, the server is old.
 */
export function readAsOldServer(method: string, raw: RawParams, server: OldServer): ReadCall {
  const { rest, meant } = oldNames(raw);
  const given = checkCall(method, { ...rest, ...meant });
  if (isNewer(botApi().methods[method]?.since, server.version)) throw new ApiError(404, 'Not Found');
  const known = asRefusal(() => checkCall(method, rest, server));
  const params = { ...known, ...Object.fromEntries(Object.keys(meant).map((name) => [name, given[name]])) };
  if (/^html$/i.test(String(params['parse_mode'] ?? ''))) {
    for (const name of ['text', 'caption']) checkTags(String(params[name] ?? ''), server.version);
  }
  return { given, params };
}

/** What came to be said by other names with 7.0; servers before it, and Telegram's own since, take these. */
function oldNames(raw: RawParams): { rest: RawParams; meant: RawParams } {
  const { disable_web_page_preview, reply_to_message_id, allow_sending_without_reply, ...rest } = raw;
  const meant: RawParams = {};
  if (disable_web_page_preview !== undefined) meant['link_preview_options'] = { is_disabled: disable_web_page_preview };
  if (reply_to_message_id !== undefined) {
    const anyway = allow_sending_without_reply === undefined ? {} : { allow_sending_without_reply };
    meant['reply_parameters'] = { message_id: reply_to_message_id, ...anyway };
  }
  return { rest, meant };
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
