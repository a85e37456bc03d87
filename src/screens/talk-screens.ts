import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import type { Instant } from '../base/time.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Handoff, Operator } from '../desk/handoff.ts';
import { listens, talkMinutes } from '../desk/handoff-acts.ts';
import type { HandoffId } from '../desk/ids.ts';
import { longestLine } from '../desk/lines.ts';
import { act, because, home } from './buttons.ts';
import { menuScreen, safetyScreen } from './menu-screens.ts';
import type { Setting } from './setting.ts';

/** What is said around a conversation between a resident and a desk. */

const endRow = (handoff: HandoffId | null): Button[][] => (handoff ? [[act('talk-end', { do: 'talk-end', handoff })]] : []);

/** The conversation is over: the menu, with a line that says so, and one about a talk with another desk that goes on. */
export function talkEnded(setting: Setting, ended: Handoff | null, other: Handoff | null): Screen {
  const nameOf = ({ desk }: Handoff) => setting.content.desks.get(desk)?.name ?? desk;
  const menu = menuScreen(setting);
  const still = other
    ? { ...because(text('common:talk.still', { desk: nameOf(other) }), menu), buttons: [...endRow(other.id), ...menu.buttons] }
    : menu;
  return because(ended ? text('common:talk.ended-with', { desk: nameOf(ended) }) : text('common:talk.ended'), still);
}

/** A screen of the bot's while a desk listens: what is typed goes there, and how to come back. */
export function withTalkLine(screen: Screen, { id, desk }: Handoff, known: Desk | undefined): Screen {
  const last = screen.buttons.length - 1;
  const buttons = [...screen.buttons.slice(0, last), ...endRow(id), ...screen.buttons.slice(last)];
  return { ...because(text('ask:status', { desk: known?.name ?? desk }), screen), buttons };
}

/** Nobody has written for long: what the resident types is the bot's again. */
export function talkSilent(desk: Desk | undefined, id: DeskId): Screen {
  return { text: [text('common:talk.silent', { desk: desk?.name ?? id, hours: talkMinutes / 60 })], buttons: [[home]], stay: true };
}

/** Words of danger are the person's own: the numbers, and that the desk did not get them. */
export function dangerInTalk(setting: Setting): Screen {
  return because(text('common:talk.not-sent'), safetyScreen(setting));
}

/** Telegram lets this be passed on to nobody. */
export function notCopied(handoff: HandoffId | null): Screen {
  return { text: [text('ask:not-copied')], buttons: endRow(handoff), stay: true };
}

/** Telegram left something of an album out. */
export function notWholeAlbum(handoff: HandoffId): Screen {
  return { text: [text('ask:not-whole')], buttons: endRow(handoff), stay: true };
}

/** The other side has the corrected words; or it cannot have them any more. */
export function correctionScreen(handoff: HandoffId, done: boolean): Screen {
  return { text: [text(done ? 'ask:correction' : 'ask:correction-late')], buttons: endRow(handoff) };
}

/** A line was taken back; null: there was none of the last minute. */
export function takenBack(handoff: HandoffId | null): Screen {
  return { text: [text(handoff ? 'ask:taken-back' : 'ask:nothing-to-take-back')], buttons: handoff ? endRow(handoff) : [[home]] };
}

/** The line was not passed on: it is too long. Without a handoff: told to the desk. */
export function lineTooLong(handoff: HandoffId | null): Screen {
  return { text: [text('common:talk.too-long', { max: longestLine })], buttons: endRow(handoff) };
}

/** What was written was passed on. */
export function passedOn(handoff: HandoffId | null): Screen {
  return { text: [text(handoff ? 'common:talk.passed-on' : 'common:desk-note.passed-on')], buttons: endRow(handoff) };
}

/** What the bot had asked went to the desk instead. */
export function wentToDesk(handoff: HandoffId): Screen {
  return { text: [text('common:talk.went-to-desk')], buttons: endRow(handoff) };
}

/**
 * A resident's line in the desk's group, by the code of their request: whose it is stands on the sheet. What cannot wait is marked; `about`: the
 * reminder that it answers.
 */
export function lineToDesk(code: string, said: string, urgent: boolean, about?: Text): Screen {
  const line = about ? text('common:talk.from-resident-about', { code, said, about }) : text('common:talk.from-resident', { code, said });
  return { text: [urgent ? text('ask:card-urgent', { head: line }) : line], buttons: [], protect: true };
}

/** A line to the resident from the desk that wrote it; how to answer, while what the resident types still goes to that desk. */
export function lineToResident(handoff: Handoff, from: DeskId, desk: Desk | undefined, said: string | Text, now: Instant): Screen {
  const heard = handoff.desk === from && listens(handoff, now);
  return {
    text: [
      text('common:talk.from-desk', { desk: desk?.name ?? from }),
      ...(said ? [text('common:talk.said', { said })] : []),
      ...(heard ? [text('common:talk.how')] : []),
    ],
    buttons: heard ? endRow(handoff.id) : [[home]],
    stay: true,
  };
}

/** The same line with other words than before. */
export function corrected(screen: Screen): Screen {
  return { ...screen, text: [text('ask:corrected'), ...screen.text] };
}

/** A line of the bot's in the group: a key of `common:desk-note.`. `write` opens the answer box of the operator named, and of nobody else. */
export function noteToDesk(code: string, note: string, by?: Operator): Screen {
  return {
    text: [text(`common:desk-note.${note}`, { code, ...(by ? { by: by.name, link: `tg://user?id=${by.id}` } : {}) })],
    buttons: [],
    ...(note === 'write' ? { reply: true as const } : {}),
  };
}
