import type { Call } from './api-call.ts';
import type { CallApi } from './send.ts';

/** So long what was heard of a group holds, in milliseconds. */
const holds = 600_000;

/** Whether a group has topics, as Telegram tells; where it does not tell, it has none. */
export function forums(callApi: CallApi, clock = () => performance.now()): (chat: number) => Promise<boolean> {
  const known = new Map<number, { readonly forum: boolean; readonly at: number }>();
  return async (chat) => {
    const before = known.get(chat);
    if (before && clock() - before.at < holds) return before.forum;
    const told = await callApi('getChat', { chat_id: chat } satisfies Call<'getChat'>).catch(() => null);
    if (told === null || typeof told !== 'object') return before?.forum ?? false;
    const forum = 'is_forum' in told && told.is_forum === true;
    known.set(chat, { forum, at: clock() });
    return forum;
  };
}
