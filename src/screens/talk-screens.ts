import { type Button, type Screen, text } from '../base/screen.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Handoff } from '../desk/handoff.ts';
import { longestLine } from '../desk/handoff-acts.ts';
import type { HandoffId } from '../desk/ids.ts';
import { act, because, home } from './buttons.ts';
import { menuScreen } from './menu-screens.ts';
import type { Setting } from './setting.ts';

/** What is said around a conversation between a resident and a desk. */

const endRow = (handoff: HandoffId | null): Button[][] => (handoff ? [[act('talk-end', { do: 'talk-end', handoff })]] : []);

/** The conversation is over: the menu, with a line that says so. */
export function talkEnded(setting: Setting): Screen {
  return because(text('common:talk.ended'), menuScreen(setting));
}

/** Only words can be passed on. */
export function onlyText(handoff: HandoffId | null): Screen {
  return { text: [text('common:talk.only-text')], buttons: endRow(handoff) };
}

/** The line was not passed on: it is too long. Without a handoff: told to the desk. */
export function lineTooLong(handoff: HandoffId | null): Screen {
  return { text: [text('common:talk.too-long', { max: longestLine })], buttons: endRow(handoff) };
}

/** What the bot had asked went to the desk instead. */
export function wentToDesk(handoff: HandoffId): Screen {
  return { text: [text('common:talk.went-to-desk')], buttons: endRow(handoff) };
}

/** A resident's line in the desk's group. */
export function lineToDesk({ sheet }: Handoff, said: string): Screen {
  return { text: [text('common:talk.from-resident', { name: sheet.name, said })], buttons: [] };
}

/** A line to the resident from the desk that wrote it; how to answer, while what the resident types still goes to that desk. */
export function lineToResident(handoff: Handoff, from: DeskId, desk: Desk | undefined, said: string): Screen {
  const listens = handoff.talking && handoff.desk === from;
  return {
    text: [
      text('common:talk.from-desk', { desk: desk?.name ?? from }),
      text('common:talk.said', { said }),
      ...(listens ? [text('common:talk.how')] : []),
    ],
    buttons: listens ? endRow(handoff.id) : [[home]],
    stay: true,
  };
}

/** A line of the bot's in the group: a key of `common:desk-note.`. `write` opens the operator's answer box. */
export function noteToDesk({ sheet }: Handoff, code: string, note: string): Screen {
  return {
    text: [text(`common:desk-note.${note}`, { name: sheet.name, code })],
    buttons: [],
    ...(note === 'write' ? { reply: true as const } : {}),
  };
}
