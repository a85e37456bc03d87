import type { Instant } from '../base/time.ts';
import type { HandoffId } from './ids.ts';

/** What operators tell each other about a handoff: it stays in the desk. */
export interface Note {
  readonly id: string;
  readonly handoff: HandoffId;
  /** The resident whose handoff it is; null: they have no row of their own. */
  readonly chat: number | null;
  readonly at: Instant;
  /** The operator's first name, as the group shows it. */
  readonly by: string;
  readonly text: string;
  /** Of the experts: a question that waits for the word to send it, one that was sent, or an answer. Absent: colleagues wrote it for each other. */
  readonly network?: 'draft' | 'asked' | 'advice';
}
