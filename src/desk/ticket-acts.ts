import { addMinutes, type Instant } from '../base/time.ts';
import type { FlowId } from '../flow/flow.ts';
import type { Acted } from './acted.ts';
import { clockStarts } from './clock-acts.ts';
import type { DeskId } from './desk.ts';
import { type Handoff, newHandoff, type Operator } from './handoff.ts';
import { sayToDesk } from './handoff-acts.ts';
import type { HandoffId } from './ids.ts';
import type { Line } from './lines.ts';

/** A closed handoff can be taken up again for so long, in minutes. */
export const reopenMinutes = 14 * 24 * 60;
/** Desks that one person may ask at a time, without an appointment. */
const mostAsked = 2;

/** From when on a closed handoff can still be taken up again. */
export const reopenSince = (now: Instant): Instant => addMinutes(now, -reopenMinutes);

/** Whether a closed handoff can be taken up again by either side. */
export const canReopen = ({ status, closed_at, chat }: Handoff, now: Instant): boolean =>
  status === 'closed' && chat !== 0 && closed_at !== null && closed_at > reopenSince(now);

/** What a person asks of a desk. */
export interface Asking {
  readonly desk: DeskId;
  readonly chat: number;
  readonly lang: string;
  /** The guide that it is about. */
  readonly flow: FlowId | null;
  readonly urgent: boolean;
  readonly line: Line;
  /** Names for a new handoff. */
  readonly fresh: { readonly handoff: HandoffId; readonly code: string };
}

/** Where an asked line goes: into a handoff that is there, open or closed lately, or into a new one; null: too many desks are asked already. */
export function placeToAsk(mine: readonly Handoff[], desk: DeskId, now: Instant): Handoff | 'new' | null {
  const there = mine.filter((each) => each.desk === desk);
  const found = there.find(({ status }) => status !== 'closed') ?? there.find((each) => canReopen(each, now));
  if (found) return found;
  return mine.filter(({ status, appointment }) => status !== 'closed' && appointment === null).length < mostAsked ? 'new' : null;
}

/**
 * The person asks a desk: their line joins the handoff that is open with it, opens one again that was closed lately, or begins one. `mine`:
 * the person's handoffs, newest first. The talk begins with it.
 */
export function ask(mine: readonly Handoff[], asking: Asking, now: Instant): Acted<'too-long' | 'unanswered' | 'too-many'> {
  const { desk, chat, lang, flow, line, fresh } = asking;
  const place = placeToAsk(mine, desk, now);
  if (place === null) return { refused: 'too-many' };
  if (place !== 'new') {
    const urgent = place.urgent || asking.urgent;
    const reopened = place.status === 'closed' ? ({ status: 'waiting', closed_at: null, taken_by: null, taken_name: null } as const) : {};
    const said = sayToDesk(place, line, now, { talking: true, urgent, ...reopened });
    if ('refused' in said) return said;
    const [set, ...message] = said.change;
    const draw = { write: 'draw', handoff: place.id, now } as const;
    const changed = place.status === 'closed' || urgent !== place.urgent;
    // The card first: the line comes under it.
    const waits = place.status === 'closed' ? [clockStarts(place, now)] : [];
    return { change: [...(set ? [set] : []), ...(changed ? [draw] : []), ...message, ...waits] };
  }
  const sheet = { name: '', flow, outcome: null, answers: {}, papers: [], line: line.text };
  const begun = newHandoff({ id: fresh.handoff, desk, chat, lang, appointment: null, code: fresh.code, urgent: asking.urgent, sheet }, now);
  const said = sayToDesk(begun, line, now);
  if ('refused' in said) return said;
  const handoff = { ...begun, talking: true, talk_at: now, unanswered: 1 };
  const lines = said.change.filter(({ write }) => write !== 'handoff-set');
  return { change: [{ write: 'handoff', handoff }, { write: 'draw', handoff: begun.id, now }, ...lines, clockStarts(begun, now)] };
}

/** An operator takes up a closed handoff again, and has it. */
export function reopen(handoff: Handoff, by: Operator, now: Instant): Acted<'open' | 'too-old'> {
  if (handoff.status !== 'closed') return { refused: 'open' };
  if (!canReopen(handoff, now)) return { refused: 'too-old' };
  const set = { status: 'taken', closed_at: null, taken_by: by.id, taken_name: by.name } as const;
  return {
    change: [
      { write: 'handoff-set', id: handoff.id, version: handoff.version, set },
      { write: 'draw', handoff: handoff.id, now },
    ],
  };
}
