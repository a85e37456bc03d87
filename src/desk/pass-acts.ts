import { addMinutes, type Instant } from '../base/time.ts';
import type { Change, Write } from './change.ts';
import type { Handoff, Operator } from './handoff.ts';
import type { HandoffId } from './ids.ts';
import type { Pass } from './pass.ts';

/** So long a link is good, in minutes: one press, and one more on the bot's own *Start*. */
const passMinutes = 10;

/** Whether the link is this operator's and still good. */
export function opens(pass: Pass | null, operator: number, now: Instant): pass is Pass {
  return pass !== null && pass.operator === operator && pass.until > now;
}

/** A link to the sheet, for an operator whose private chat with the bot is not open yet: only they can open it. */
export function passTo(handoff: Pick<Handoff, 'id'>, by: Operator, pass: string, now: Instant): Change {
  return [{ write: 'pass', pass: { pass, handoff: handoff.id, operator: by.id, until: addMinutes(now, passMinutes) } }];
}

/** The sheet goes to the operator's private chat; asked for again while it is on its way, it comes once. */
export function sendSheet(handoff: Pick<Handoff, 'id'>, by: Operator, now: Instant): Write {
  const body = { kind: 'sheet', handoff: handoff.id, by } as const;
  return { write: 'message', message: { key: `handoff:${handoff.id}:sheet:${by.id}`, due: now, to: { chat: by.id }, body } };
}

/** Asks an operator in private for the name that is to stand on the sheet instead; once, however often it is pressed before it comes. */
export function askName(handoff: Pick<Handoff, 'id'>, by: Operator, now: Instant): Write {
  const body = { kind: 'name-asks', handoff: handoff.id, by } as const;
  return { write: 'message', message: { key: `handoff:${handoff.id}:name:${by.id}`, due: now, to: { chat: by.id }, body } };
}

/** The link was followed: the chat is open from now on, and the sheet comes. */
export function followPass(pass: Pass, handoff: Handoff, by: Operator, now: Instant): Change {
  return [{ write: 'pass-used', pass: pass.pass }, { write: 'operator-chat', operator: by.id, at: now }, sendSheet(handoff, by, now)];
}

/** A message about a handoff is taken out of its chat at that time. */
export function takeAwayAt(handoff: HandoffId, chat: number, message: number, due: Instant): Write {
  const body = { kind: 'away', handoff, message } as const;
  return { write: 'message', message: { key: `away:${chat}:${message}`, due, to: { chat }, body } };
}
