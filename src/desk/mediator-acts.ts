import type { Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import { noteMessage, toldMessage } from './appointment-messages.ts';
import type { Write } from './change.ts';
import type { Handoff, Operator } from './handoff.ts';
import type { Member } from './role.ts';

/** An operator asks a mediator, in private, to take a request; under the card stands who was asked. */
export function askMediator(handoff: Handoff, mediator: Member, by: Operator, now: Instant): Acted<'closed' | 'nobody'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (handoff.chat === 0 && handoff.sheet.name === '') return { refused: 'nobody' };
  const body = { kind: 'mediator-asked', handoff: handoff.id, by } as const;
  const key = `handoff:${handoff.id}:mediator:${mediator.person}`;
  return {
    change: [
      // A program of the version before does not know it: it does not look in that lane.
      { write: 'message', message: { key, due: now, to: { chat: mediator.person }, body, lane: 'dates' } },
      noteMessage(handoff.id, handoff.desk, now, 'mediator-asked', { id: mediator.person, name: mediator.name }),
    ],
  };
}

/** The mediator takes it, from nobody or from the operator who asked (`from`). The person is told where nobody had taken it. */
export function mediate(handoff: Handoff, by: Operator, from: number, now: Instant): Acted<'closed' | 'taken' | 'already'> {
  const { id, version, status, taken_by } = handoff;
  if (status === 'closed') return { refused: 'closed' };
  if (taken_by === by.id) return { refused: 'already' };
  if (status === 'taken' && taken_by !== from) return { refused: 'taken' };
  const set = { status: 'taken', taken_by: by.id, taken_name: by.name } as const;
  const told: Write[] = status === 'waiting' ? toldMessage(handoff, now, 'taken') : [];
  return { change: [{ write: 'handoff-set', id, version, set }, { write: 'draw', handoff: id, now }, ...told] };
}

/** The mediator cannot: the desk reads it. */
export function declineToMediate(handoff: Handoff, by: Operator, now: Instant): Acted<'closed'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  return { change: [noteMessage(handoff.id, handoff.desk, now, 'mediator-declined', by)] };
}
