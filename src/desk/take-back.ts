import type { Instant } from '../base/time.ts';
import type { Change } from './change.ts';
import type { Handoff } from './handoff.ts';
import type { At } from './ids.ts';
import { type Side, unsent } from './lines.ts';
import { takeAwayAt } from './pass-acts.ts';

/** So long a line can be taken back, in minutes. */
export const takeBackMinutes = 1;

/** Somebody takes a line of theirs back: what was not sent yet is not, and its copies go from the other side. */
export function takeBack(handoff: Handoff, to: Side, own: At, copies: readonly At[], now: Instant): Change {
  return [
    ...unsent(handoff, to, own),
    { write: 'thread-gone', ...own },
    ...copies.map(({ chat, message }) => takeAwayAt(handoff.id, chat, message, now)),
  ];
}
