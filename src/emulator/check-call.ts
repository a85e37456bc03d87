import { ApiError, broken } from './api-error.ts';
import { checkFields, isProblem } from './check-value.ts';
import type { RawParams } from './params.ts';
import { botApi } from './spec.ts';
import { Upload } from './upload.ts';
import type { OldServer } from './versions.ts';

/** What Telegram says when these are missing; anything else is said in our own words. */
const MISSING: Record<string, string> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  message_id: 'message identifier is not specified',
  document: 'there is no document in the request',
  photo: 'there is no photo in the request',
};

/**
 * Checks a call against the Bot API's own description: the method, its required parameters, their types down to the last field,
 * their lengths and ranges, and nothing unknown. Gives the parameters with the types they are described with (JSON strings parsed,
 * `attach://` replaced by the file). With `server`, fields newer than it are left out or refused. Throws ApiError.
 */
export function checkCall(method: string, raw: RawParams, server?: OldServer): Record<string, unknown> {
  const entry = Object.hasOwn(botApi().methods, method) ? botApi().methods[method] : undefined;
  if (!entry) throw new ApiError(404, 'Not Found', { violation: true });
  const given: RawParams = {};
  const uploads = new Map<string, Upload>();
  for (const [name, value] of Object.entries(raw)) {
    // Telegraf repeats the method among the parts of a multipart call.
    if (name === 'method' && value === method) continue;
    if (value instanceof Upload) uploads.set(name, value);
    // A parameter that is null counts as not given.
    if (value !== null && value !== undefined) given[name] = value;
  }
  const used = new Set<string>();
  const checked = checkFields(entry.fields, given, {
    uploads,
    used,
    top: true,
    ...(server ? { server } : {}),
    ignore: (name) => uploads.has(name) && !entry.fields.some((field) => field.name === name),
  });
  if (isProblem(checked)) throw broken((checked.missing && MISSING[checked.missing]) || checked.problem);
  const stray = [...uploads.keys()].find((name) => !used.has(name) && !entry.fields.some((field) => field.name === name));
  if (stray) throw broken(`unknown parameter "${stray}"`);
  return checked;
}
