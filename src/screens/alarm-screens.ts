import { type Screen, text } from '../base/screen.ts';

/** What those who run the bot are told: something waits that nobody sees. */

/** The bot was put out of a desk's group, or the group is gone. */
export function deskClosed(desk: string): Screen {
  return { text: [text('common:admin.desk-closed', { desk })], buttons: [] };
}

/** A desk's group does not let the bot write; `why`: Telegram's own words. */
export function deskRefuses(desk: string, why: string): Screen {
  return { text: [text('common:admin.desk-refuses', { desk, why })], buttons: [] };
}

/** Telegram's answer to a message was lost: it may have arrived, and is not sent again. */
export function answerLost(kind: string, why: string): Screen {
  return { text: [text('common:admin.answer-lost', { kind, why })], buttons: [] };
}

/** A message that can never be sent, or cannot be read: set aside. */
export function setAside(kind: string, why: string): Screen {
  return { text: [text('common:admin.set-aside', { kind, why })], buttons: [] };
}

/** The outbox is not looked at any more (`not-swept`), or grows (`growing`): nobody is reminded. */
export function outboxTrouble(what: string): Screen {
  return { text: [text(`common:admin.${what}`)], buttons: [] };
}
