import { ApiError, broken } from './api-error.ts';
import { readMultipart } from './multipart.ts';

export type RawParams = Record<string, unknown>;

/** "50 MB" of the Bot API for files sent by a bot, and a little for the rest of the call. */
const BODY_BYTES = 50 * 1024 * 1024 + 256 * 1024;

/** The parameters of a call as they came: query first, then the body in any of Telegram's three forms. Values are not checked yet. */
export async function readParams(request: Request): Promise<RawParams> {
  const params: RawParams = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method !== 'POST') return params;
  const type = request.headers.get('content-type') ?? '';
  const body = Buffer.from(await request.arrayBuffer());
  if (body.length > BODY_BYTES) throw new ApiError(413, 'Request Entity Too Large', { violation: true });
  if (body.length === 0) return params;
  if (/^application\/json/i.test(type)) return { ...params, ...readJson(body) };
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    return { ...params, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  }
  if (/^multipart\/form-data/i.test(type)) {
    try {
      return { ...params, ...Object.fromEntries(readMultipart(type, body)) };
    } catch {
      throw broken("can't parse multipart body");
    }
  }
  throw broken(`content type "${type}" is not one of JSON, urlencoded and multipart`);
}

function readJson(body: Buffer): RawParams {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // told below
  }
  throw broken("can't parse request JSON object");
}
