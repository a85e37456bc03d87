import type { Day, Instant } from '../base/time.ts';
import type { DocumentId } from './ids.ts';

/** What became of a reminder. `blocked`: the person had closed the chat, and it is said when they come back in time. */
export const reminderOutcomes = ['sent', 'blocked', 'dropped'] as const;
export type ReminderOutcome = (typeof reminderOutcomes)[number];

/** Why one was not said: its days passed while nothing could be sent, while the chat was closed, or Telegram refused the message. */
export type DropReason = 'late' | 'blocked' | 'refused';

/** What became of one thing to be said about a document, once for each day that the document had. */
export interface Reminder {
  readonly document: DocumentId;
  readonly rung: string;
  /** The document's day at that time. */
  readonly expires_on: Day;
  /** The day on which it began to be due. */
  readonly due_on: Day;
  readonly outcome: ReminderOutcome;
  /** A reason of `DropReason`, or that Telegram's answer was lost. */
  readonly why: string | null;
  readonly at: Instant;
  /** The person asked to hear it again on that day. */
  readonly again_on: Day | null;
}

/** What is remembered of a person's reminders. */
export interface Dates {
  /** The day of the last message. */
  readonly said_on: Day | null;
  /** `all`, `kind:<kind>`, `document:<id>`. */
  readonly stopped: readonly string[];
  /** When the calendar file was last sent; null: never, or a day in it has moved since, which was said. */
  readonly file_at: Instant | null;
  readonly reminders: readonly Reminder[];
}

/** Who has nothing remembered yet. */
export const noDates: Dates = { said_on: null, stopped: [], file_at: null, reminders: [] };

/** A count of one day that names nobody. */
export interface Tally {
  readonly day: Day;
  readonly what: string;
  readonly n: number;
}
