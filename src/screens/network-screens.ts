import { type Screen, type Text, text } from '../base/screen.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Handoff, Operator } from '../desk/handoff.ts';
import { longestQuestion, network, perhapsNames } from '../desk/network.ts';
import type { Note } from '../desk/note.ts';
import { button } from './buttons.ts';

/** What is said around a question that a desk asks the experts. */

/** Whose a group is: a desk's, or the experts'. */
export const groupName = (desks: ReadonlyMap<DeskId, Desk>, desk: DeskId): string | Text =>
  desk === network ? text('network:name') : (desks.get(desk)?.name ?? desk);

/** The answer box of the operator who asks, and of nobody else. */
export function networkAsks(code: string, by: Operator): Screen {
  const link = `tg://user?id=${by.id}`;
  return {
    text: [text('network:asks', { code, by: by.name, link, max: longestQuestion }), text('network:asks-how')],
    buttons: [],
    reply: true,
  };
}

/** Shown once more before it goes; `by`: who asks. */
export function networkSure({ id }: Handoff, code: string, note: Note, by: number): Screen {
  const names = perhapsNames(note.text);
  const of = { handoff: id, note: note.id.slice(id.length + 1), by: by.toString(36) };
  return {
    text: [
      text('network:sure', { code }),
      text('network:said', { said: note.text }),
      ...(names.length > 0 ? [text('network:perhaps-names', { words: names.join(', ') })] : []),
      text('network:sure-how'),
    ],
    buttons: [[button(text('network:send'), { do: 'network-send', ...of })], [button(text('network:drop'), { do: 'network-drop', ...of })]],
    protect: true,
  };
}

/** It was sent, or thrown away. */
export const networkSent = (code: string, sent: boolean): Screen => ({
  text: [text(sent ? 'network:sent' : 'network:dropped', { code })],
  buttons: [],
});

/** A question as the experts read it: nothing of the person but what it says. */
export function networkQuestion({ text: said }: Note): Screen {
  return { text: [text('network:question'), text('network:said', { said }), text('network:question-how')], buttons: [], protect: true };
}

/** The experts' answer under the card of the desk that has the request. */
export function networkAdvice(code: string, { by, text: said }: Note): Screen {
  return {
    text: [text('network:advice', { code, by }), text('network:said', { said }), text('network:advice-how')],
    buttons: [],
    protect: true,
  };
}

/** A line of the bot's about questions to the experts: a key of `network:`. */
export const networkNote = (note: string, values?: Record<string, string>): Screen => ({
  text: [text(`network:${note}`, values)],
  buttons: [],
});
