import { z } from 'zod';
import { Refused } from './errors.ts';
import type { CallApi } from './send.ts';

/** What every server since Bot API 7.2 tells of a bot. */
const sinceThen = z.object({ can_connect_to_business: z.boolean() });

/** Whether a server, by what `getMe` gave, may be older than Bot API 7.0, with which some of what we say got its names. */
export const isOlder = (me: unknown): boolean => !sinceThen.safeParse(me).success;

/**
 * Calls in the words of servers before Bot API 7.0. Such a server takes no notice of newer ones: foreign previews would stand under legal
 * texts, answers would hang under nothing, and what is to be taken back would stay.
 */
export function inOlderWords(call: CallApi): CallApi {
  return async (method, { link_preview_options: preview, reply_parameters: reply, ...payload }, options) => {
    if (method === 'deleteMessages') return await deleteEach(call, payload);
    if (method === 'copyMessages') return await copyEach(call, payload);
    const older = {
      ...(preview === undefined ? {} : { disable_web_page_preview: flag(preview, 'is_disabled') }),
      ...(isObject(reply) ? { reply_to_message_id: reply['message_id'], allow_sending_without_reply: true } : {}),
    };
    return await call(method, { ...payload, ...older }, options);
  };
}

/** One by one; one that cannot be copied is left out, unless it is the only one. */
async function copyEach(call: CallApi, { message_ids, ...to }: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> {
  const ids: readonly unknown[] = Array.isArray(message_ids) ? message_ids : [];
  const copies: unknown[] = [];
  for (const message_id of ids) {
    try {
      copies.push(await call('copyMessage', { ...to, message_id }));
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 400 || ids.length === 1) throw error;
    }
  }
  return copies;
}

/** One by one. One that is no more, or too old, holds up none of the others. */
async function deleteEach(call: CallApi, { chat_id, message_ids }: Readonly<Record<string, unknown>>): Promise<true> {
  for (const message_id of Array.isArray(message_ids) ? message_ids : [])
    await call('deleteMessage', { chat_id, message_id }).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.code !== 400) throw error;
    });
  return true;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const flag = (value: unknown, name: string) => isObject(value) && value[name] === true;
