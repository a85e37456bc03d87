import type { Action } from '../base/action.ts';
import { type Screen, text } from '../base/screen.ts';
import { type Report, wrongThings } from '../desk/wrong.ts';
import { backRow, button } from './buttons.ts';

/** Saying that the card of a place is wrong. */

/** The card to go back to. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is wrong: nothing is typed, so that nobody tells of themselves. */
export function wrongScreen({ id, name }: Named, card: Action): Screen {
  return {
    text: [text('common:wrong.title', { name }), text('common:wrong.which')],
    buttons: [...wrongThings.map((what) => [button(text(`common:wrong.thing.${what}`), { do: 'wrong', place: id, what })]), backRow(card)],
  };
}

export function thanksScreen({ name }: Named, card: Action): Screen {
  return { text: [text('common:wrong.thanks', { name })], buttons: [backRow(card)] };
}

/** What those who keep the card are told: the desk's group, and who runs the bot. */
export function reportScreen(name: string, { what }: Report): Screen {
  return { text: [text('common:wrong.report', { name, what: text(`common:wrong.told.${what}`) })], buttons: [] };
}
