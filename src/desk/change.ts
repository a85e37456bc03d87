import type { Screen, Text } from '../base/screen.ts';
import type { Instant } from '../base/time.ts';
import type { Appointment, AppointmentStatus } from './appointment.ts';
import type { Document } from './document.ts';
import type { Handoff, HandoffStatus } from './handoff.ts';
import type { AppointmentId, DocumentId, HandoffId } from './ids.ts';
import type { Message } from './message.ts';
import type { Person } from './session.ts';

/**
 * One thing to write. A write whose `from` no longer holds, whose `version` has moved on, or which meets a taken slot
 * makes the whole change stale: nothing of it is written, and the caller reads and decides again.
 */
export type Write =
  /** Inserts (`version` 0) or replaces the person, whose stored version must still be `person.version`. */
  | { readonly write: 'person'; readonly person: Person }
  /** Inserts an appointment and takes its time: the units of the desk's grid from `starts_at` to `ends_at`. Lapsed holds give way. */
  | { readonly write: 'appointment'; readonly appointment: Appointment }
  /** Changes an appointment whose status must be one of `from`; ended statuses free its time; with a new time, the old is freed and the new taken. */
  | {
      readonly write: 'appointment-set';
      readonly id: AppointmentId;
      readonly from: readonly AppointmentStatus[];
      readonly now: Instant;
      readonly set: Partial<Pick<Appointment, 'status' | 'held_until' | 'handoff' | 'desk' | 'starts_at' | 'ends_at' | 'sequence'>>;
    }
  | { readonly write: 'handoff'; readonly handoff: Handoff }
  | {
      readonly write: 'handoff-set';
      readonly id: HandoffId;
      readonly from: readonly HandoffStatus[];
      readonly set: Partial<Pick<Handoff, 'status' | 'taken_by' | 'taken_name' | 'talking' | 'desk' | 'card_message'>>;
    }
  | { readonly write: 'document'; readonly document: Document }
  | { readonly write: 'document-drop'; readonly id: DocumentId }
  /** Puts a message into the outbox; one with the same key that is still unsent is replaced, one already sent is sent again. */
  | { readonly write: 'message'; readonly message: Message }
  /** Takes unsent messages out whose key starts so. */
  | { readonly write: 'drop'; readonly prefix: string }
  /** A message in a group that belongs to a handoff: answering it is answering the resident. */
  | { readonly write: 'thread'; readonly chat: number; readonly message: number; readonly handoff: HandoffId }
  /** Marks an outbox row as sent, unless it was replaced since (`revision`). */
  | { readonly write: 'sent'; readonly key: string; readonly revision: number; readonly at: Instant }
  /** Tries an outbox row again later; `at` null: never (the chat is closed to us), the row is kept as failed. */
  | { readonly write: 'retry'; readonly key: string; readonly revision: number; readonly at: Instant | null; readonly error: string }
  /** A group became a supergroup and has a new number. */
  | { readonly write: 'chat-moved'; readonly from: number; readonly to: number }
  | { readonly write: 'blocked'; readonly chat: number; readonly at: Instant | null }
  /** Everything about a person goes: session, documents, messages, sheets; booked appointments are cancelled by the resident first. */
  | { readonly write: 'erase'; readonly chat: number };

export type Change = readonly Write[];

/** What a topic decided: what to write, then what to show to who is looking, and a short toast for the pressed button. */
export interface Decision {
  readonly change: Change;
  readonly screens: readonly Screen[];
  readonly toast?: Text;
  /** The language of what is shown, where it is not the person's as stored: they choose one before anything is stored. */
  readonly lang?: string;
  /** Messages of this chat to take back, as far as Telegram lets us: the person hides what was read. */
  readonly takeBack?: readonly number[];
}
