import type { Screen } from '../base/screen.ts';
import { addMinutes, type Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import type { Appointment } from './appointment.ts';
import { noteMessage, toldMessage } from './appointment-messages.ts';
import type { Change, Write } from './change.ts';
import type { Handoff, Operator } from './handoff.ts';
import { type Line, longestLine, passOn, type Side } from './lines.ts';
import { closedGoes, lineGoes } from './tidy.ts';

type Changed = Extract<Write, { write: 'handoff-set' }>['set'];

const set = ({ id, version }: Handoff, change: Changed): Write => ({
  write: 'handoff-set',
  id,
  version,
  set: change,
});

/** The person asked to be forgotten: there is nobody to write to. */
export const isForgotten = ({ chat }: Handoff): boolean => chat === 0;

/** An operator takes a waiting handoff; the resident learns that somebody is on it. */
export function take(handoff: Handoff, by: Operator, now: Instant): Acted<'closed' | 'taken'> {
  if (handoff.status !== 'waiting') return { refused: handoff.status };
  const taken = { status: 'taken', taken_by: by.id, taken_name: by.name } as const;
  return { change: [set(handoff, taken), { write: 'draw', handoff: handoff.id, now }, ...toldMessage(handoff, now, 'taken')] };
}

/** Whoever took a handoff leaves it to the others again. */
export function release(handoff: Handoff, by: Operator, now: Instant): Acted<'not-taken' | 'taken'> {
  if (handoff.status !== 'taken') return { refused: 'not-taken' };
  if (handoff.taken_by !== by.id) return { refused: 'taken' };
  const waiting = { status: 'waiting', taken_by: null, taken_name: null } as const;
  return { change: [set(handoff, waiting), { write: 'draw', handoff: handoff.id, now }] };
}

/** A talk in which nobody has written for so long is over, in minutes. */
export const talkMinutes = 48 * 60;

/** Whether what the resident types goes to the desk. */
export function listens({ talking, talk_at }: Handoff, now: Instant): boolean {
  return talking && talk_at !== null && addMinutes(talk_at, talkMinutes) > now;
}

/** Somebody who pressed *Write* and has not written after so long, in minutes, is not writing any more. */
const writingMinutes = 15;

/** Who is writing to the resident just now, as shown in the group. */
export function writes({ writing_name, writing_at }: Handoff, now: Instant): string | null {
  return writing_at !== null && addMinutes(writing_at, writingMinutes) > now ? writing_name : null;
}

/** An operator wants to write: the answer box opens for them. The talk begins with their words, not with the button. */
export function beginTalk(handoff: Handoff, by: Operator, now: Instant): Acted<'closed' | 'nobody'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (isForgotten(handoff)) return { refused: 'nobody' };
  const later = {
    key: `handoff:${handoff.id}:card:${handoff.desk}:written`,
    due: addMinutes(now, writingMinutes),
    to: { desk: handoff.desk },
  };
  return {
    change: [
      set(handoff, { writing_name: by.name, writing_at: now }),
      { write: 'draw', handoff: handoff.id, now },
      // By then nobody is writing, unless they pressed again.
      { write: 'message', message: { ...later, body: { kind: 'card', handoff: handoff.id } } },
      noteMessage(handoff.id, handoff.desk, now, 'write', by),
    ],
  };
}

/** That the desk wrote for the first time. */
export const firstReply = ({ first_reply_at }: Handoff, now: Instant) => (first_reply_at === null ? { first_reply_at: now } : {});

/** A line from the desk to the resident; an operator's own message joins the thread, so that answering it works too. */
export function sayToResident(handoff: Handoff, line: Line, now: Instant): Acted<'closed' | 'nobody' | 'too-long'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (isForgotten(handoff)) return { refused: 'nobody' };
  if (line.text.length > longestLine) return { refused: 'too-long' };
  const written = { talking: true, talk_at: now, unanswered: 0, writing_name: null, writing_at: null, ...firstReply(handoff, now) };
  const drawn: Write[] = writes(handoff, now) === null ? [] : [{ write: 'draw', handoff: handoff.id, now }];
  return { change: [set(handoff, written), ...drawn, ...passOn(handoff, line, 'resident', now), lineGoes(handoff, now)] };
}

/** So many lines of a resident wait for the desk's word; one person does not fill its group. */
export const mostUnanswered = 10;

/** A line from the resident to the desk; `more`: what else changes with it; `begun`: it is of an album of which another was passed on, and counts with it. */
export function sayToDesk(handoff: Handoff, line: Line, now: Instant, more: Changed = {}, begun = false): Acted<'too-long' | 'unanswered'> {
  if (line.text.length > longestLine) return { refused: 'too-long' };
  if (!begun && handoff.unanswered >= mostUnanswered) return { refused: 'unanswered' };
  const counted = { talk_at: now, unanswered: handoff.unanswered + (begun ? 0 : 1) };
  return { change: [set(handoff, { ...counted, ...more }), ...passOn(handoff, line, 'desk', now), lineGoes(handoff, now)] };
}

/** Somebody corrected a line of theirs: what the other side has of it changes. `before`: what told its thing from another. */
export function correct(
  handoff: Handoff,
  line: Line,
  to: Side,
  now: Instant,
  before: string | null,
): Acted<'closed' | 'nobody' | 'too-long'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (isForgotten(handoff)) return { refused: 'nobody' };
  if (line.text.length > longestLine) return { refused: 'too-long' };
  return { change: passOn(handoff, line, to, now, true, before) };
}

/** Nobody has written for long: what the resident types is the bot's again. The desk is told; telling the resident is left to the caller. */
export function endSilentTalk(handoff: Handoff, now: Instant): Acted<'not-silent'> {
  if (!handoff.talking || listens(handoff, now)) return { refused: 'not-silent' };
  return { change: [set(handoff, { talking: false }), noteMessage(handoff.id, handoff.desk, now, 'ended-silent')] };
}

/** The resident goes back to the bot. */
export function endTalk(handoff: Handoff, now: Instant): Acted<'not-talking'> {
  if (!handoff.talking) return { refused: 'not-talking' };
  return { change: [set(handoff, { talking: false }), noteMessage(handoff.id, handoff.desk, now, 'ended-by-resident')] };
}

/** The desk closes the handoff. Not while its appointment stands: nobody could move, cancel or mark it any more, and the person would not know what holds. */
export function close(handoff: Handoff, appointment: Pick<Appointment, 'status'> | null, now: Instant): Acted<'closed' | 'still-booked'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (appointment?.status === 'booked') return { refused: 'still-booked' };
  return {
    change: [
      set(handoff, { status: 'closed', talking: false, closed_at: now }),
      { write: 'draw', handoff: handoff.id, now },
      // The sheets that operators have opened.
      { write: 'away-now', handoff: handoff.id, now },
      closedGoes(handoff, now),
      ...toldMessage(handoff, now, 'closed'),
    ],
  };
}

/**
 * A desk's group became a supergroup: message numbers died with the old chat, so the card of every open handoff is drawn anew in the new one. `told`:
 * what the group reads of it once, since what stood there can be taken away by its people alone.
 */
export function groupMoved(open: readonly Handoff[], from: number, to: number, now: Instant, told: Screen): Change {
  const [first] = open;
  const message = { key: `moved:${from}`, due: now, body: { kind: 'screen' as const, screen: told } };
  return [
    { write: 'chat-moved', from, to },
    ...open.map(({ id }): Write => ({ write: 'draw', handoff: id, now })),
    ...(first ? [{ write: 'message-once' as const, message: { ...message, to: { desk: first.desk } } }] : []),
  ];
}
