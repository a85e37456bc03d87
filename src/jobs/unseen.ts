import { addDays, clockAt, type Day, dayAt, momentOf, weekday } from '../base/time.ts';
import type { Change } from '../desk/change.ts';
import type { Message } from '../desk/message.ts';
import { isWorkingDay } from '../law/working-days.ts';
import { unseenScreen } from '../screens/ask-screens.ts';
import type { DrawDeps } from './drawn.ts';

const saturday = 6;

/** The next day on which offices work: Saturday counts for the law, not here. */
function nextOfficeDay(day: Day): Day {
  const next = addDays(day, 1);
  return isWorkingDay(next) && weekday(next) !== saturday ? next : nextOfficeDay(next);
}

/** What the person is told when nobody at the desk could see their request within a working day, since Telegram lets no card into its group: once. */
export async function unseen({ store, content, zone, now }: DrawDeps, { to, body, due }: Message): Promise<Change> {
  if (body.kind !== 'card' || !('desk' in to)) return [];
  const late = momentOf(nextOfficeDay(dayAt(due, zone)), clockAt(due, zone), zone);
  if (now() < late || (await store.cardsOf(body.handoff)).length > 0) return [];
  const handoff = await store.handoff(body.handoff);
  if (!handoff || handoff.chat === 0 || handoff.status === 'closed') return [];
  const screen = unseenScreen({ content }, handoff.desk);
  const message = {
    key: `handoff:${handoff.id}:unseen`,
    due: now(),
    to: { chat: handoff.chat },
    body: { kind: 'screen' as const, screen },
  };
  return [{ write: 'message-once', message }];
}
