import type { HandoffId } from './ids.ts';

/** A handoff's own topic in a forum. Its number belongs to its chat and dies with it. */
export interface Topic {
  readonly handoff: HandoffId;
  readonly chat: number;
  readonly topic: number;
  readonly closed: boolean;
}
