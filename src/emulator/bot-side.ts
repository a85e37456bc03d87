import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { ApiError } from './api-error.ts';
import { pause } from './bell.ts';
import type { Fault } from './call-log.ts';
import { methods } from './methods/all.ts';
import { type Caller, Told } from './methods/call.ts';
import { type RawParams, readParams } from './params.ts';
import type { World } from './world.ts';

type Env = { Bindings: HttpBindings };
/** Until the other side gives up. */
const FOREVER_MS = 2 ** 31 - 1;

type Answer = { ok: true; result: unknown; description?: string } | { ok: false; error: ApiError };

/** The Bot API as a bot sees it: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function botSide(world: World): Hono<Env> {
  const app = new Hono<Env>();

  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', async (c) => {
    if (c.req.param('bot') !== `bot${world.token}`) return failure(c, new ApiError(401, 'Unauthorized'));
    const method = c.req.param('method');
    const gone = c.req.raw.signal;
    let params: RawParams;
    try {
      params = await readParams(c.req.raw);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      world.calls.add({ method, params: {}, ok: false, error_code: error.code, description: error.message }, error.violation);
      return failure(c, error);
    }
    const fault = world.calls.takeFault(method, params['chat_id']);
    const ends = AbortSignal.any([gone, world.closing]);
    if (fault?.delay_ms && !fault.after) await pause(fault.delay_ms, ends);
    const answer = !fault || fault.after || !fails(fault) ? await call(world, method, params, gone) : undefined;
    if (fault?.delay_ms && fault.after) await pause(fault.delay_ms, ends);
    if (fault?.hang) await pause(FOREVER_MS, ends);
    if (fault?.disconnect || fault?.hang) return hangUp(c, world, method, params, answer);
    if (fault && fails(fault)) return failure(c, answer ? errorOf(fault) : record(world, method, params, errorOf(fault)));
    if (!answer?.ok) return failure(c, answer?.error ?? new ApiError(500, 'Internal Server Error'));
    const { description } = answer;
    return c.json({ ok: true, result: answer.result, ...(description ? { description } : {}) });
  });

  app.get('/file/:bot{bot[^/]+}/:path{.+}', (c) => {
    const file = c.req.param('bot') === `bot${world.token}` ? world.files.at(c.req.param('path')) : undefined;
    if (!file) return failure(c, new ApiError(404, 'Not Found'));
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': 'application/octet-stream' });
  });

  // A mistake of the emulator's own: loud here, and in Telegram's shape for the bot.
  app.onError((error, c) => {
    console.error(error);
    return failure(c, new ApiError(500, 'Internal Server Error'));
  });

  return app;
}

/** Checks and carries out one call, and writes it into the list of calls. */
async function call(world: World, method: string, raw: RawParams, gone: AbortSignal): Promise<Answer> {
  let blameless = false;
  try {
    const { given, params } = world.gate.read(method, raw);
    // What is wrong only because an old server left something out is not the bot's fault.
    blameless = params !== given && JSON.stringify(params) !== JSON.stringify(given);
    const behaviour = methods.get(method);
    if (!behaviour) throw new ApiError(501, `Not Implemented: the emulator has no behaviour for ${method}`, { violation: true });
    world.gate.pass(method, params);
    const result = await behaviour(world, params as never, { gone, callBack: (body) => callBack(world, body) } satisfies Caller);
    // The endless getUpdates would push everything else out of the list.
    if (method !== 'getUpdates') world.calls.add({ method, params, ok: true }, false);
    return result instanceof Told ? { ok: true, result: result.result, description: result.description } : { ok: true, result };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: record(world, method, raw, error, error.violation && !blameless) };
  }
}

/** A webhook's answer may hold one call: `{ "method": "sendMessage", … }`. Its result is lost. */
async function callBack(world: World, body: string): Promise<void> {
  try {
    const { method, ...params } = JSON.parse(body) as RawParams;
    if (typeof method === 'string') await call(world, method, params, world.closing);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

function record(world: World, method: string, params: unknown, error: ApiError, violation = error.violation): ApiError {
  world.calls.add({ method, params, ok: false, error_code: error.code, description: error.message }, violation);
  return error;
}

/** A fault that only delays lets the call go through. */
function fails(fault: Fault): boolean {
  return fault.disconnect === true || fault.hang === true || fault.error_code !== undefined;
}

function errorOf({ error_code = 500, description, parameters }: Fault): ApiError {
  const retry = parameters?.['retry_after'];
  const words =
    error_code === 429 ? `Too Many Requests: retry after ${retry ?? 1}` : error_code >= 500 ? 'Internal Server Error' : 'Bad Request';
  const given = error_code === 429 ? (parameters ?? { retry_after: 1 }) : parameters;
  return new ApiError(error_code, description ?? words, given ? { parameters: given } : {});
}

function hangUp(c: Context<Env>, world: World, method: string, params: unknown, answer: Answer | undefined): Response {
  if (!answer) record(world, method, params, new ApiError(0, 'disconnected'));
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function failure(c: Context<Env>, { code, message, parameters }: ApiError): Response {
  const body = { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) };
  return c.json(body, code as 400);
}
