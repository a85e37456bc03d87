import type { Action } from '../base/action.ts';
import { type Button, type Screen, text } from '../base/screen.ts';
import type { Day } from '../base/time.ts';
import type { TypedDay } from '../base/typed-day.ts';
import { because, button } from './buttons.ts';
import { typedDayWords } from './words.ts';

/** The question for a day again: why the one typed is not taken, and above its buttons the days it may mean, or what else the words may mean. */
export function askedBack(
  question: Screen,
  typed: Exclude<TypedDay, { readonly day: Day }>,
  said: string,
  pick: (day: Day) => Action,
  found: readonly (readonly Button[])[],
): Screen {
  const days = 'which' in typed ? typed.which : typed.meant ? [typed.meant] : [];
  const offers = days.map((day) => [button(text('common:refused.offer', { day }), pick(day))]);
  return { ...because(typedDayWords(typed, said), question), buttons: [...offers, ...found, ...question.buttons] };
}

/** Whether what was typed for a day may rather be a wish: it has no number. */
export const maybeWish = (typed: TypedDay, said: string) => 'refused' in typed && typed.refused === 'not-a-date' && !/\p{N}/u.test(said);
