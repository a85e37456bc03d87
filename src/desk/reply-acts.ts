import type { Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import type { Handoff } from './handoff.ts';
import { firstReply } from './handoff-acts.ts';
import { lineGoes } from './tidy.ts';

/** An answer of the list goes to the resident, as a line of the desk; `update`: the press, so that one press sends one. */
export function sendReply(handoff: Handoff, reply: string, update: number, now: Instant): Acted<'closed' | 'nobody'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (handoff.chat === 0) return { refused: 'nobody' };
  const { id, version, desk, chat } = handoff;
  const body = { kind: 'reply-to-resident', handoff: id, desk, reply } as const;
  return {
    change: [
      { write: 'handoff-set', id, version, set: { talking: true, talk_at: now, unanswered: 0, ...firstReply(handoff, now) } },
      { write: 'message', message: { key: `handoff:${id}:answer:${update}`, due: now, to: { chat }, body } },
      lineGoes(handoff, now),
    ],
  };
}
