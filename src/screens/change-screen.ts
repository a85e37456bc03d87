import { type Paragraph, type Screen, text } from '../base/screen.ts';
import type { Day } from '../base/time.ts';
import type { FactChange } from '../flow/follow.ts';
import { titleKey } from '../flow/keys.ts';
import { act, home } from './buttons.ts';

/** Texts shown with their old and new number; the guide has the rest. */
const mostTexts = 4;

/** At booking: what will be otherwise on the day of the appointment. */
export function thatDayScreen(
  flow: { readonly id: string; readonly icon: string },
  { texts, other }: Pick<FactChange, 'texts' | 'other'>,
  day: Day,
): Screen {
  const lines = texts
    .slice(0, mostTexts)
    .map(
      ({ key, before, after }): Paragraph => [
        text('common:follow.today', { said: text(key, before) }),
        text('common:follow.that-day', { said: text(key, after) }),
      ],
    );
  return {
    text: [
      text('common:follow.differs', { icon: flow.icon, title: text(titleKey(flow.id)), day }),
      ...lines,
      ...(other || lines.length === 0 ? [text('common:follow.sooner')] : []),
    ],
    buttons: [[act('see-outcome', { do: 'flow-outcome', flow: flow.id })], [home]],
    stay: true,
  };
}

/** Old and new, sentence by sentence; and the way back to the guide. */
export function changeScreen(flow: { readonly id: string; readonly icon: string }, { texts, other }: FactChange): Screen {
  const lines = texts
    .slice(0, mostTexts)
    .map(
      ({ key, before, after }): Paragraph => [
        text('common:follow.before', { said: text(key, before) }),
        text('common:follow.now', { said: text(key, after) }),
      ],
    );
  return {
    text: [
      text('common:follow.changed', { icon: flow.icon, title: text(titleKey(flow.id)) }),
      ...lines,
      ...(other || lines.length === 0 ? [text('common:follow.other')] : []),
    ],
    buttons: [[act('see-outcome', { do: 'flow-outcome', flow: flow.id })], [home]],
    stay: true,
  };
}
