import type { Inbox } from '../base/inbox.ts';
import type { Instant } from '../base/time.ts';
import type { Unshown } from '../base/unshown.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Change } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Document } from '../desk/document.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { AppointmentId, DocumentId, HandoffId } from '../desk/ids.ts';
import type { Message } from '../desk/message.ts';
import type { Person } from '../desk/session.ts';

/** An unsent outbox row; `revision` rises when the message is replaced, `attempts` counts the failed tries. */
export interface Due {
  readonly message: Message;
  readonly revision: number;
  readonly attempts: number;
}

/** `done`: written. `stale`: something moved on, nothing was written. `seen`: this update was dealt with before, nothing was written. */
export type Committed = 'done' | 'stale' | 'seen';

/** An update that was dealt with, and the screens that it leads to. */
export interface UpdateMark {
  readonly id: number;
  readonly at: Instant;
  readonly unshown?: Unshown;
}

/** The writes of the store; all else reads. */
export type Writes = 'commit' | 'purge' | 'close' | 'shown' | 'unshown' | 'inbox';

/** Named reads and one way to write. Two implementations: SQLite and PostgreSQL. */
export interface Store {
  /** Null: never met. */
  person(chat: number): Promise<Person | null>;
  /** People who have not closed their chat to us, by chat, after that one (null: from the first). */
  people(after: number | null, limit: number): Promise<readonly Person[]>;
  seen(update: number): Promise<boolean>;
  appointment(id: AppointmentId): Promise<Appointment | null>;
  appointmentByCode(code: string): Promise<Appointment | null>;
  /** Booked and ended appointments of a resident that end after `since`, earliest first; no holds. */
  appointmentsOf(chat: number, since: Instant): Promise<readonly Appointment[]>;
  /** Booked and ended appointments of a desk that start in `[from, to)`, earliest first; no holds. */
  appointmentsOn(desk: DeskId, from: Instant, to: Instant): Promise<readonly Appointment[]>;
  /** What occupies a desk in `[from, to)`: booked, and held until later than `now`. */
  taken(desk: DeskId, from: Instant, to: Instant, now: Instant): Promise<readonly Appointment[]>;
  handoff(id: HandoffId): Promise<Handoff | null>;
  handoffOf(appointment: AppointmentId): Promise<Handoff | null>;
  /** The handoff to which a message of a group belongs: its card or a line under it. */
  handoffAt(chat: number, message: number): Promise<Handoff | null>;
  /** The handoff in which a desk is writing with this resident, the newest if several. */
  talkingWith(chat: number): Promise<Handoff | null>;
  /** All messages of a group that belong to a handoff, oldest first. */
  threadOf(handoff: HandoffId): Promise<readonly { readonly chat: number; readonly message: number }[]>;
  document(id: DocumentId): Promise<Document | null>;
  documentsOf(chat: number): Promise<readonly Document[]>;
  /** Groups that became supergroups: the old number and the new. */
  movedChats(): Promise<ReadonlyMap<number, number>>;
  /** Unsent messages that are due, oldest due first, then in the order written. */
  due(now: Instant, limit: number): Promise<readonly Due[]>;
  /** The moment at which the next unsent message falls due. */
  nextDue(): Promise<Instant | null>;
  /** Writes a change in one transaction, together with the mark that the update was dealt with. */
  commit(change: Change, update?: UpdateMark): Promise<Committed>;
  /** The screens of this update were shown. Written with the next commit, or half a second later. */
  shown(update: number): void;
  /** Screens that were committed and not marked as shown, oldest first. */
  unshown(): Promise<readonly (Unshown & { readonly update: number })[]>;
  readonly inbox: Inbox;
  /** Removes what has no more use: update marks older than 25 h, lapsed holds, sent messages older than 30 days. */
  purge(now: Instant): Promise<void>;
  /** Waits for writes under way and closes the files. */
  close(): Promise<void>;
}
