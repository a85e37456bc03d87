import type { Decision } from '../desk/change.ts';
import type { Situation, TalkDeps } from './situation.ts';

/** Somebody closed their chat to the bot, or opened it again: what waits goes out, and the desks see on their cards whether they can be reached here. */
export async function chatClosed({ store }: TalkDeps, { person: { chat }, now }: Situation, closed: boolean): Promise<Decision> {
  const open = (await store.handoffsOf(chat, now)).filter(({ status }) => status !== 'closed');
  return {
    change: [
      { write: 'blocked', chat, at: closed ? now : null },
      closed ? { write: 'operator-chat', operator: chat, at: null } : { write: 'wake', chat },
      ...open.map(({ id }) => ({ write: 'draw', handoff: id, now }) as const),
    ],
    screens: [],
  };
}
