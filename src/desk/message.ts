import type { Screen, Text } from '../base/screen.ts';
import type { Day, Instant } from '../base/time.ts';
import type { DeskId } from './desk.ts';
import type { Operator } from './handoff.ts';
import type { AppointmentId, At, DocumentId, HandoffId } from './ids.ts';

/** What will be said; reminders and cards are drawn from the state at the time of sending, so that they are never out of date. */
export type Body =
  | { readonly kind: 'screen'; readonly screen: Screen /** Of a forum, where it was asked for. */; readonly topic?: number }
  | { readonly kind: 'confirmation'; readonly appointment: AppointmentId; readonly how: Confirmed; readonly bring: readonly Text[] }
  /** Rows of older programs do not name the appointment. */
  | { readonly kind: 'venue'; readonly desk: DeskId; readonly appointment?: AppointmentId }
  | { readonly kind: 'calendar'; readonly appointment: AppointmentId }
  /** Rows of older programs do not say which: that of the evening before, or of the morning. */
  | { readonly kind: 'appointment-reminder'; readonly appointment: AppointmentId; readonly rung?: VisitRung }
  /** The message that tells an appointment is changed to what has become of it. */
  | { readonly kind: 'visit'; readonly appointment: AppointmentId }
  /** The message that told it before, which a newer one stands for: it goes. */
  | { readonly kind: 'visit-before'; readonly appointment: AppointmentId; readonly message: number }
  /** The desk does not receive at the time of an appointment any more. */
  | { readonly kind: 'stranded'; readonly appointment: AppointmentId }
  /** A time that another gave up: kept for the person it goes to, for a while. */
  | { readonly kind: 'offer'; readonly appointment: AppointmentId }
  /** Of a version that had a message for each reminder of each document. */
  | { readonly kind: 'document-reminder'; readonly document: DocumentId; readonly rung: string }
  /** What is to be said of all the dates of the person it goes to, see `bundleOf`. */
  | { readonly kind: 'dates' }
  /** All dates and appointments of the person it goes to, as a calendar file. */
  | { readonly kind: 'dates-file' }
  /** The law moved a date of a document; `was`: the day before. */
  | { readonly kind: 'date-moved'; readonly document: DocumentId; readonly rung: string; readonly was: Day }
  | {
      readonly kind: 'told';
      readonly handoff: HandoffId;
      /** Who did it: the handoff may have gone to another desk since. Rows of older programs do not name it. */
      readonly desk?: DeskId;
      readonly what: Told;
      readonly reason: CancelReason | null;
    }
  | { readonly kind: 'card'; readonly handoff: HandoffId }
  /** An answer of the list, in the language of the person: an id of `Content.replies`. */
  | { readonly kind: 'reply-to-resident'; readonly handoff: HandoffId; readonly desk: DeskId; readonly reply: string }
  /** What the person left for the desk, to the private chat of the operator who asked. */
  | { readonly kind: 'sheet'; readonly handoff: HandoffId; readonly by: Operator }
  /** The slip of an appointment that was made for somebody without Telegram, to be printed. */
  | { readonly kind: 'slip'; readonly handoff: HandoffId }
  /** A mediator is asked, in private, by an operator to take a request. */
  | { readonly kind: 'mediator-asked'; readonly handoff: HandoffId; readonly by: Operator }
  /** An operator is asked, in private, for the name that is to stand on a sheet instead. */
  | { readonly kind: 'name-asks'; readonly handoff: HandoffId; readonly by: Operator }
  /** The code of an appointment as a picture that a camera reads. */
  | { readonly kind: 'qr'; readonly appointment: AppointmentId }
  /** A message of the bot's in that chat, said aloud. */
  | { readonly kind: 'aloud'; readonly message: number }
  /** A message of that chat is taken out of it: its time is over. */
  | { readonly kind: 'away'; readonly handoff: HandoffId; readonly message: number }
  /** Looks whether somebody has answered a request that waits since then. */
  | { readonly kind: 'clock'; readonly handoff: HandoffId; readonly since: Instant }
  /** Looks whether what was said in the groups of a handoff is to go from there. */
  | { readonly kind: 'tidy'; readonly handoff: HandoffId }
  /** `of`: the message that it is, so that its correction finds it. */
  | ({ readonly kind: 'line-to-desk'; readonly text: string; readonly of?: At } & Passed)
  /** With the desk that wrote it, as above. */
  /** What a desk's group is told of its day by itself. */
  | { readonly kind: 'desk-day'; readonly desk: DeskId; readonly day: Day; readonly what: DeskTelling }
  /** The numbers of a month of a desk, as a file; `month`: its first day. */
  | { readonly kind: 'desk-month'; readonly desk: DeskId; readonly month: Day }
  | ({ readonly kind: 'line-to-resident'; readonly desk?: DeskId; readonly text: string; readonly of?: At } & Passed)
  /** A thing, copied from where it stands; `text`: the words under it, which those of another kind cannot have; `anew`: it is another than before. */
  | ({
      readonly kind: 'copy-to-desk';
      readonly of: At;
      readonly captioned: boolean;
      readonly text: string;
      readonly anew?: true;
    } & Passed)
  | ({
      readonly kind: 'copy-to-resident';
      readonly desk?: DeskId;
      readonly of: At;
      readonly captioned: boolean;
      readonly text: string;
      readonly anew?: true;
    } & Passed)
  /** What has come of an album, copied together; `from`: the chat in which it stands. */
  | { readonly kind: 'album-to-desk'; readonly handoff: HandoffId; readonly from: number; readonly album: number }
  | {
      readonly kind: 'album-to-resident';
      readonly handoff: HandoffId;
      readonly desk?: DeskId;
      readonly from: number;
      readonly album: number;
    }
  /** An operator is asked for their question to the experts; shown it before it goes; what the experts read; what they answered. `note`: its id. */
  | { readonly kind: 'network-asks'; readonly handoff: HandoffId; readonly by: Operator }
  | { readonly kind: 'network-sure'; readonly handoff: HandoffId; readonly note: string; readonly by: number }
  | { readonly kind: 'network-question'; readonly handoff: HandoffId; readonly note: string }
  | { readonly kind: 'network-advice'; readonly handoff: HandoffId; readonly note: string }
  /** `by`: the operator who is asked for an answer; nobody else's is passed on. */
  | { readonly kind: 'note-to-desk'; readonly handoff: HandoffId; readonly note: string; readonly by?: Operator };

/** Of a handoff; `edited`: the words were corrected after they had been said; `about`: what they answer, in words for the desk. */
interface Passed {
  readonly handoff: HandoffId;
  readonly edited?: true;
  readonly about?: Text;
}

/** What an appointment is confirmed for: booked, or moved and by whom. */
export type Confirmed = 'booked' | 'moved' | 'moved-by-desk';

/** The two reminders of an appointment: two days before, and two hours. */
export const visitRungs = ['early', 'late'] as const;
export type VisitRung = (typeof visitRungs)[number];

/** What a desk's group is told of its day by itself: who comes, in the morning; who came, in the evening. */
export const deskTellings = ['morning', 'evening'] as const;
export type DeskTelling = (typeof deskTellings)[number];

/** What a resident is told that the desk did. */
export const toldKinds = ['taken', 'attended', 'missed', 'closed', 'cancelled'] as const;
export type Told = (typeof toldKinds)[number];

/** Why a desk cancels; the resident reads it in their own language (`common:cancel-reason.`). */
export const cancelReasons = ['desk-closed', 'not-needed', 'other-office', 'ill'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** The recipient of what only looks and says nothing itself, so that no closed chat holds it up. */
export const nobody = { chat: 0 } as const;

/** A row of the outbox. The key says what it is for: the same key is the same message, a second one replaces it while it is not sent. */
export interface Message {
  readonly key: string;
  readonly due: Instant;
  readonly to: { readonly chat: number } | { readonly desk: DeskId };
  readonly body: Body;
  /** Where it is not the one that follows from body and recipient. */
  readonly lane?: Lane;
}

/**
 * Who waits for it: somebody looking at the screen, a desk, nobody yet. Lanes never wait for each other. `dates` has kinds that the version
 * before does not know: it does not look there.
 */
export const lanes = ['look', 'desk', 'reminder', 'dates'] as const;
export type Lane = (typeof lanes)[number];

/** What an unsent message waits for: Telegram's told pause, the network, or somebody who gives the bot its rights back in a group. */
export type Waits = 'told' | 'network' | 'rights';

/** What may be wrong with the outbox: it is not looked at any more, or more comes into it than goes out. */
export type Trouble = 'not-swept' | 'growing';

/** The lane of a message. */
export function laneOf({ lane, to, body }: Message): Lane {
  if (lane) return lane;
  if ('desk' in to) return 'desk';
  const own: readonly Body['kind'][] = [
    'away',
    'tidy',
    'clock',
    'offer',
    'stranded',
    'visit',
    'visit-before',
    'slip',
    'qr',
    'name-asks',
    'aloud',
  ];
  if (own.includes(body.kind)) return 'dates';
  if (body.kind === 'dates' || body.kind === 'date-moved' || body.kind === 'dates-file') return 'dates';
  return body.kind === 'appointment-reminder' || body.kind === 'document-reminder' ? 'reminder' : 'look';
}

/** The first two parts of a key: what its messages are about, and are dropped by. */
export function causeOf(key: string): string {
  return key.split(':', 2).join(':');
}
