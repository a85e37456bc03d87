import type { Call } from './api-call.ts';
import type { CallApi } from './send.ts';

/** Whether Telegram counts a user among the members of a group; null: it does not tell just now. */
export function membership(callApi: CallApi): (chat: number, user: number) => Promise<boolean | null> {
  return async (chat, user) => {
    const member = await callApi('getChatMember', { chat_id: chat, user_id: user } satisfies Call<'getChatMember'>).catch(() => null);
    if (member === null || typeof member !== 'object' || !('status' in member)) return null;
    if (member.status === 'restricted') return 'is_member' in member && member.is_member === true;
    return ['creator', 'administrator', 'member'].includes(String(member.status));
  };
}
