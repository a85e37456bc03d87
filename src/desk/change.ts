import type { Screen, Text } from '../base/screen.ts';
import type { Day, Instant } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Correction, TextAsk } from './correction.ts';
import type { Comer } from './counter.ts';
import type { DeskId, MadeClosure } from './desk.ts';
import type { DeskAct } from './desk-act.ts';
import type { Document, Ladder } from './document.ts';
import type { Handoff } from './handoff.ts';
import type { AppointmentId, At, DocumentId, HandoffId } from './ids.ts';
import type { Invitation } from './invitation.ts';
import type { Message, Waits } from './message.ts';
import type { Note } from './note.ts';
import type { Pass } from './pass.ts';
import type { RecordAsk, Said } from './record.ts';
import type { About } from './reminded-of.ts';
import type { Dates, Reminder, Tally } from './reminder.ts';
import type { Member } from './role.ts';
import type { Person } from './session.ts';
import type { Topic } from './topic.ts';
import type { Wish } from './wish.ts';

/** Whether something may have come into the outbox, or may go out of it now. */
export const bringsMessages = (change: Change): boolean => change.some(({ write }) => sends.has(write));
const sends: ReadonlySet<Write['write']> = new Set([
  'message',
  'message-once',
  'message-by',
  'draw',
  'wake',
  'again',
  'chat-moved',
  'away-now',
  'albums-now',
]);

/** In which seat a time is taken: a free one of these, or the one that another appointment gives up. */
export interface Seating {
  readonly seats?: readonly number[];
  readonly instead?: AppointmentId;
}

/**
 * One thing to write. A write whose `version` has moved on, or which meets a taken slot, makes the whole change stale: nothing of it is
 * written, and the caller reads and decides again.
 */
export type Write =
  /** Inserts (`version` 0) or replaces the person, whose stored version must still be `person.version`. */
  | { readonly write: 'person'; readonly person: Person }
  /**
   * Inserts an appointment and takes its time: the units of the desk's grid from `starts_at` to `ends_at`, in the first of `seats` that is free (absent:
   * the only one); lapsed holds give way. `instead`: the seat that this appointment gives up, whose time holds it.
   */
  | ({ readonly write: 'appointment'; readonly appointment: Appointment } & Seating)
  /** Changes an appointment that is still of that version; ended statuses free its time; with a new time, the old is freed and the new taken. */
  | {
      readonly write: 'appointment-set';
      readonly id: AppointmentId;
      readonly version: number;
      readonly now: Instant;
      /** Its time stays taken though it has ended: nobody is there then. */
      readonly keepsTime?: true;
      /** Where the time changes: as with `appointment`. */
      readonly seats?: readonly number[];
      readonly instead?: AppointmentId;
      readonly set: Partial<
        Pick<
          Appointment,
          'status' | 'held_until' | 'handoff' | 'desk' | 'starts_at' | 'ends_at' | 'sequence' | 'confirmed_for' | 'arrived_at' | 'staff'
        >
      >;
    }
  /** The message that tells an appointment in its person's chat; the version stays. */
  | { readonly write: 'told-in'; readonly appointment: AppointmentId; readonly message: number }
  /** The person was told that the desk is closed when the appointment begins (`at`); empty: that it is open again. The version stays. */
  | { readonly write: 'shut-told'; readonly appointment: AppointmentId; readonly at: Instant | '' }
  | { readonly write: 'handoff'; readonly handoff: Handoff }
  | {
      readonly write: 'handoff-set';
      readonly id: HandoffId;
      readonly version: number;
      readonly set: Partial<
        Pick<
          Handoff,
          | 'status'
          | 'taken_by'
          | 'taken_name'
          | 'talking'
          | 'talk_at'
          | 'desk'
          | 'urgent'
          | 'appointment'
          | 'code'
          | 'sheet'
          | 'unanswered'
          | 'closed_at'
          | 'first_reply_at'
          | 'writing_name'
          | 'writing_at'
        >
      >;
    }
  /** Inserts (`version` 0) or replaces what a person waits for, unless they are gone; the stored version must still be `wish.version`. */
  | { readonly write: 'wish'; readonly wish: Wish }
  /** Inserts or replaces a document; the time for which it is kept begins after `kept_from`, else after its own day. */
  | { readonly write: 'document'; readonly document: Document; readonly kept_from?: Day }
  | { readonly write: 'document-drop'; readonly id: DocumentId }
  /** What became of a reminder, unless its document is gone. */
  | { readonly write: 'reminder'; readonly reminder: Reminder }
  /** What is remembered of a person's reminders, unless they are gone; what `set` does not name stays. */
  | { readonly write: 'dates'; readonly chat: number; readonly set: Partial<Pick<Dates, 'said_on' | 'stopped' | 'file_at'>> }
  /** A message of a private chat was a reminder, of that; nothing, if the person is gone. */
  | { readonly write: 'reminded'; readonly chat: number; readonly message: number; readonly about: About }
  /** One count goes up. */
  | { readonly write: 'tally'; readonly tally: Tally }
  /** The next moments of all who have a document of a kind were looked for by this ladder. */
  | { readonly write: 'ladder'; readonly kind: string; readonly ladder: Ladder }
  /** Puts a message into the outbox; one with the same key that is still unsent is replaced, one already sent is sent again. */
  | { readonly write: 'message'; readonly message: Message }
  /** Puts a message into the outbox unless one with that key was there before, sent or not. */
  | { readonly write: 'message-once'; readonly message: Message }
  /** Puts a message into the outbox unless one with that key waits there that is due no later. */
  | { readonly write: 'message-by'; readonly message: Message }
  /** Takes unsent messages out: one by its key, or all of a cause (the first two parts of their keys: `appointment:7f3`). */
  | { readonly write: 'drop'; readonly key: string }
  | { readonly write: 'drop'; readonly cause: string }
  /** What the card of a handoff shows has changed: every copy is drawn anew, and its desk gets one if it has none. */
  | { readonly write: 'draw'; readonly handoff: HandoffId; readonly now: Instant }
  /** A copy of a card stands in that chat as that message; one that stood there before is forgotten. */
  | { readonly write: 'card'; readonly handoff: HandoffId; readonly desk: DeskId; readonly chat: number; readonly message: number }
  /** A message in a group that belongs to a handoff: answering it is answering the resident; `only_by`: this operator's answer alone, see also `ofNobody`. */
  | {
      readonly write: 'thread';
      readonly chat: number;
      readonly message: number;
      readonly handoff: HandoffId;
      readonly only_by?: number;
      /** The message that it is a copy of. */
      readonly of?: At;
      /** Somebody's own line, and when it was said. */
      readonly said_at?: Instant;
      /** The album of which it is one, and what tells its thing from another. */
      readonly album?: number;
      readonly file?: string;
    }
  /** The albums of a handoff that wait for more pictures go now: something came after them. */
  | { readonly write: 'albums-now'; readonly handoff: HandoffId; readonly now: Instant }
  /** A desk does not receive then. The same id is the same closure. */
  | { readonly write: 'closure'; readonly closure: MadeClosure }
  | { readonly write: 'closure-drop'; readonly id: string }
  /** What a desk's people said of a field of its record, or that they were asked. Stale when somebody else was quicker. */
  | { readonly write: 'record'; readonly said: Said }
  /** A group is asked for words, in the place of what it was asked before; or not any more. */
  | { readonly write: 'record-ask'; readonly ask: RecordAsk }
  | { readonly write: 'record-ask-drop'; readonly chat: number }
  /** What a mediator said of a translation, in the place of what was said before. Stale when somebody else was quicker. */
  | { readonly write: 'correction'; readonly correction: Correction }
  /** Somebody did not understand these texts, that day; nobody keeps who. */
  | { readonly write: 'text-flag'; readonly lang: string; readonly keys: readonly string[]; readonly on: Day }
  /** A mediator is asked to type a text, in the place of what they were asked before; or not any more. */
  | { readonly write: 'text-ask'; readonly ask: TextAsk }
  | { readonly write: 'text-ask-drop'; readonly chat: number }
  /** Somebody came to a desk. Stale when their number was given a moment before. */
  | { readonly write: 'comer'; readonly comer: Comer }
  /** They go to another place in line. Stale when somebody else was quicker. */
  | (Pick<Comer, 'desk' | 'day' | 'number' | 'version'> & {
      readonly write: 'comer-set';
      readonly set: Partial<Pick<Comer, 'place' | 'called_at' | 'began_at' | 'ended_at' | 'by'>>;
    })
  /** What somebody did for a desk is kept. */
  | { readonly write: 'desk-act'; readonly act: DeskAct }
  /** A note of the desk about a handoff, which the person never sees. The same id is the same note. */
  | { readonly write: 'note'; readonly note: Note }
  /** A question to the experts goes out. Stale when it is no draft any more. */
  | { readonly write: 'note-asked'; readonly id: string }
  | { readonly write: 'note-drop'; readonly id: string }
  /** The copies of a card are about to be drawn in the form of now. */
  | { readonly write: 'card-renewed'; readonly handoff: HandoffId }
  /** A handoff's topic in a forum was opened, closed, or opened again. */
  | { readonly write: 'topic'; readonly topic: Topic }
  /** A message that was taken out of its chat belongs to nothing any more. */
  | { readonly write: 'thread-gone'; readonly chat: number; readonly message: number }
  /** A link by which one operator opens one sheet, once, until then. */
  | { readonly write: 'pass'; readonly pass: Pass }
  /** The link was followed. Stale when it was before. */
  | { readonly write: 'pass-used'; readonly pass: string }
  /** The bot may write to this operator in private since then; null: not any more. */
  | { readonly write: 'operator-chat'; readonly operator: number; readonly at: Instant | null }
  /** What of a handoff is to be taken out of its chats some day goes now. */
  | { readonly write: 'away-now'; readonly handoff: HandoffId; readonly now: Instant }
  /** Marks an outbox row as sent, unless it was replaced since (`revision`). */
  | { readonly write: 'sent'; readonly key: string; readonly revision: number; readonly at: Instant }
  /** A message that is said over and over: this time is done, and it waits for the next; null: there is none. */
  | { readonly write: 'next'; readonly key: string; readonly revision: number; readonly due: Instant | null }
  /** Tries an outbox row again later; what waits for the network (`network`) is tried at once when Telegram answers again. */
  | {
      readonly write: 'retry';
      readonly key: string;
      readonly revision: number;
      readonly at: Instant;
      readonly waits: Waits;
      readonly error: string;
    }
  /** Gives a claimed row back untried: one before it in its chat must wait. */
  | { readonly write: 'release'; readonly key: string; readonly revision: number }
  /** Ends an outbox row unsent: it is not true any more, or it can never be read or sent. */
  | {
      readonly write: 'end';
      readonly key: string;
      readonly revision: number;
      readonly state: 'dropped' | 'aside';
      readonly at: Instant;
      readonly error: string;
    }
  /** A message to this recipient that was set aside is sent again: somebody asked for it. Nothing, if it is not there any more. */
  | { readonly write: 'again'; readonly key: string; readonly to: Message['to'] }
  /** Telegram answers again, a chat is open again (`chat`), or a desk has another group (`desk`): what waited for that is tried at once. */
  | { readonly write: 'wake'; readonly chat?: number; readonly desk?: DeskId }
  /** What this person follows was compared with these numbers (a digest; null: they follow nothing), unless they are of another version by now. */
  | { readonly write: 'looked'; readonly chat: number; readonly version: number; readonly numbers: string | null }
  /** The group in which a desk's operators work, given in chat; null: that one no more. */
  | { readonly write: 'desk-chat'; readonly desk: DeskId; readonly chat: number | null }
  /** Something is given out to be shown once. */
  | { readonly write: 'invite'; readonly invitation: Invitation }
  /** It is withdrawn. */
  | { readonly write: 'invite-drop'; readonly id: string }
  /** Somebody is that for a desk from now on. */
  | { readonly write: 'role'; readonly member: Member }
  | { readonly write: 'role-drop'; readonly id: string }
  /** It was shown. Stale when it was before. */
  | { readonly write: 'invite-used'; readonly id: string }
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
  /** Where the pressed button leads instead: a payload of the bot's own link, which the answer to the press opens. */
  readonly opens?: string;
  /** Words that were passed on: their sender sees a sign on them, or these words where Telegram knows no signs. */
  readonly seen?: { readonly message: number; readonly otherwise: Screen };
  /** Messages of this chat to take back, as far as Telegram lets us: the person hides what was read. */
  readonly takeBack?: readonly number[];
}
