import type { Instant } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import type { Body } from '../desk/message.ts';
import { noteScreen } from '../screens/desk-group-screens.ts';
import type { Reads } from '../store/store.ts';
import type { Delivery } from './delivery.ts';

/** Days for which a chat that is closed to the bot is asked to let a message be taken out of it. */
const mostDays = 14;
const dayLong = 24 * 3600;

/** The operator has closed their chat with the bot: the group is told, and asked for again the sheet comes by a link that opens the chat. */
export async function sheetRefused(
  store: Pick<Reads, 'handoff'>,
  { handoff: id, by }: Extract<Body, { kind: 'sheet' }>,
  now: Instant,
  why: string,
): Promise<Delivery> {
  const handoff = await store.handoff(id);
  const screen = noteScreen('sheet-not-sent', { by: by.name, link: `tg://user?id=${by.id}` });
  const key = `handoff:${id}:sheet-not-sent:${by.id}`;
  const note: Write[] = handoff
    ? [{ write: 'message', message: { key, due: now, to: { desk: handoff.desk }, body: { kind: 'screen', screen } } }]
    : [];
  const closed: Write[] = [
    { write: 'operator-chat', operator: by.id, at: null },
    { write: 'blocked', chat: by.id, at: now },
  ];
  return { became: 'untrue', why, change: [...closed, ...note] };
}

/** Nothing can be taken out of a chat that is closed, or that has become another one: it is tried for some days. */
export function awayRefused(chat: number, message: number, attempts: number, why: string, moved: boolean): Delivery {
  if (!moved && attempts < mostDays) return { became: 'waits', waits: 'rights', seconds: dayLong, why };
  return { became: 'untrue', why, change: [{ write: 'thread-gone', chat, message }] };
}
