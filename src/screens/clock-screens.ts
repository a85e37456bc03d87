import { type Screen, text } from '../base/screen.ts';
import type { Clock, Day } from '../base/time.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import { home } from './buttons.ts';

/** When a desk is open next; `now`: it is open at this moment. */
interface Opens {
  readonly day: Day;
  readonly time: Clock;
  readonly now: boolean;
}

/** The person is told that nobody has answered yet: when the desk opens next, where its hours are known, and its telephone. */
export function nobodyAnswered(desk: Desk | undefined, id: DeskId, opens: Opens | null): Screen {
  const phone = desk?.phone[0];
  return {
    text: [
      text('common:clock.nobody', { desk: desk?.name ?? id }),
      [
        ...(opens ? [opens.now ? text('common:clock.open-now') : text('common:clock.opens', { day: opens.day, time: opens.time })] : []),
        ...(phone ? [text('common:clock.phone', { phone })] : []),
      ],
    ],
    buttons: [[{ label: text('common:clock.desk'), act: { do: 'desk', desk: id } }], [home]],
    stay: true,
  };
}

/** Those who answer for a desk are told of a request that nobody takes. */
export function notTaken(desk: Desk | undefined, id: DeskId, code: string): Screen {
  return { text: [text('common:clock.not-taken', { desk: desk?.name ?? id, code })], buttons: [] };
}
