import type { Generated } from 'kysely';
import type { AppointmentStatus } from '../desk/appointment.ts';
import type { HandoffStatus } from '../desk/handoff.ts';
import type { Lane, Waits } from '../desk/message.ts';
import type { ReminderOutcome } from '../desk/reminder.ts';

/** Instants and days are text, yes/no is 0 or 1, so that both databases hold the same. `Sealed` is written and read by `seal.ts` only. */
type Sealed = string;
type Flag = number;

export interface PersonRow {
  chat: number;
  lang: string;
  lang_chosen: Flag;
  privacy_on: string | null;
  blocked_at: string | null;
  session: Sealed;
  version: number;
  /** A session that could not be read, until the person is erased: sealed for the same place, so that it can be put back. */
  session_aside: Sealed | null;
  /** The day on which the person last did something; null: before this was kept. */
  seen_on: string | null;
  /** Null: follows no outcome. Else the numbers with which the followed ones were last compared, as a digest; empty: not since they changed. */
  follows: string | null;
}

export interface AppointmentRow {
  id: string;
  code: string;
  desk: string;
  service: Sealed;
  starts_at: string;
  ends_at: string;
  status: AppointmentStatus;
  held_until: string | null;
  /** 0: the person asked to be forgotten. */
  chat: number;
  handoff: string | null;
  sequence: number;
  created_at: string;
  version: number;
  freed_at: string | null;
  confirmed_for: string | null;
  arrived_at: string | null;
  told_in: number | null;
  shut_told: string | null;
  people: number;
  staff: Flag;
}

/** One unit of a desk's grid that an appointment fills, in one of its seats (`seatKey`). Its primary key (desk, at) is what refuses an overlap. */
export interface OccupiedRow {
  desk: string;
  at: string;
  appointment: string;
}

export interface HandoffRow {
  id: string;
  desk: string;
  /** 0: the person asked to be forgotten. */
  chat: number;
  lang: string;
  /** Empty: the person asked without booking. */
  appointment: string;
  code: string | null;
  urgent: Flag;
  status: HandoffStatus;
  /** Empty once it was forgotten. */
  sheet: Sealed;
  taken_by: number | null;
  taken_name: Sealed | null;
  talking: Flag;
  talk_at: string | null;
  unanswered: number;
  writing_name: Sealed | null;
  writing_at: string | null;
  closed_at: string | null;
  first_reply_at: string | null;
  created_at: string;
  version: number;
}

export interface DocumentRow {
  id: string;
  chat: number;
  kind: string;
  expires_on: string;
  created_at: string;
  /** Nickname, type and what else is told of it; null: nothing. */
  details: Sealed | null;
  /** Kept for its time after this day; null: after `expires_on`. */
  kept_from: string | null;
}

/**
 * `dropped` rows stay for a while: a message put again under the same key must get a higher revision than the one being sent. `aside`: it
 * cannot be read or sent, and somebody must look. `failed`: given up by an earlier version.
 */
export type MessageState = 'waiting' | 'sent' | 'failed' | 'dropped' | 'aside';

export interface MessageRow {
  key: string;
  /** The order in which messages were written. */
  seq: number;
  state: MessageState;
  due: string;
  lane: Lane;
  /** What drops go by, see `causeOf`. */
  cause: string;
  /** `chat:<number>` or `desk:<id>`: messages of one recipient go one after the other. */
  recipient: string;
  /** Not tried before, though due, and why. */
  retry_at: string | null;
  waits: Waits | null;
  /** A process is sending it, until then at the latest. */
  claimed_by: string | null;
  claimed_until: string | null;
  to_chat: number | null;
  to_desk: string | null;
  /** The body's kind, and the id of what it is about: what erasing goes by. */
  kind: string;
  subject: string;
  /** Empty once it is sent or dropped. */
  body: Sealed;
  revision: number;
  attempts: number;
  error: string | null;
  /** When it was sent; for a failed one, when it was due; null for a dropped one until the next purge. */
  settled_at: string | null;
}

/** An update that waits for its turn. The row goes when the update is done. */
export interface InboxRow {
  update_id: number;
  chat: number;
  body: Sealed;
  received_at: string;
  /** How often it was begun: what ends the process each time is set aside. */
  begun: number;
}

/** An update that was dealt with. */
export interface SeenRow {
  update_id: number;
  at: string;
  /** The screens that go with it, and whose they are, until they were shown. */
  unshown: Sealed | null;
  unshown_chat: Generated<number | null>;
}

export interface ReminderRow {
  document: string;
  rung: string;
  expires_on: string;
  due_on: string;
  outcome: ReminderOutcome;
  why: string | null;
  at: string;
  again_on: string | null;
}

/** What a person waits for, see `Wish`. */
export interface WishRow {
  chat: number;
  desk: string;
  service: Sealed;
  moving: string | null;
  before: string | null;
  since: string;
  open: Flag;
  offers: number;
  offered_on: string | null;
  hold: string | null;
  version: number;
}

export interface Tables {
  person: PersonRow;
  appointment: AppointmentRow;
  occupied: OccupiedRow;
  wish: WishRow;
  handoff: HandoffRow;
  document: DocumentRow;
  reminder: ReminderRow;
  /** `stopped`: a list as JSON. */
  dates: { chat: number; said_on: string | null; stopped: string; file_at: string | null };
  /** Messages of private chats that were reminders. `about`: of which documents, or of which appointment. */
  standing: { id: string; chat: number; screen: Sealed; on_day: string };
  reminded: { chat: number; message: number; about: string };
  /** Counts of days, which name nobody. */
  tally: { day: string; what: string; n: number };
  message: MessageRow;
  /** The copies of handoffs' cards. */
  card: { handoff: string; desk: string; chat: number; message: number; form: number | null };
  /** What operators noted about a handoff. `said`: by whom and what, as JSON. */
  note: { id: string; handoff: string; chat: number | null; at: string; said: Sealed };
  /** `of_chat`, `of_message`: the message that it is a copy of; `said_at`: somebody's own line; `album`: what it is one of, below zero; `file`: tells its thing from another. */
  thread: {
    chat: number;
    message: number;
    handoff: string;
    only_by: number | null;
    of_chat: number | null;
    of_message: number | null;
    said_at: string | null;
    album: number | null;
    file: string | null;
  };
  /** What operators did; `about`: a code or a day, `operator`: Telegram's number. */
  desk_act: { id: string; at: string; desk: string; act: string; about: string; operator: Sealed };
  /** Handoffs' own topics in forums. */
  topic: { handoff: string; chat: number; topic: number; closed: Flag };
  /** Links that open a sheet for one operator, until then. */
  sheet_pass: { pass: string; handoff: string; operator: number; until: string };
  /** Operators to whom the bot may write in private, since then. */
  operator_chat: { operator: number; at: string };
  /** When desks do not receive, as their operators said; hours: of each of the days. */
  closure: { id: string; desk: string; from_day: string; until_day: string; from_time: string | null; until_time: string | null };
  /** What desks' people said of their records, by field. `value`: as JSON, null where the files' holds. */
  desk_record: {
    desk: string;
    field: string;
    value: string | null;
    changed_at: string | null;
    confirmed_at: string | null;
    said_by: string | null;
    asked_on: string | null;
    reminded_on: string | null;
    told_on: string | null;
    version: number;
  };
  /** What a desk's group was asked to type. */
  record_ask: { chat: number; desk: string; field: string; at: string; draft: string | null };
  /** What mediators said of translations. `words`: as JSON, by plural form. */
  text_correction: {
    lang: string;
    key: string;
    italian: string;
    own: string;
    verdict: string;
    words: string | null;
    by_role: string;
    at: string;
    version: number;
  };
  /** A number that rises with every correction of a language. */
  text_mark: { lang: string; version: number };
  /** How many people did not understand a text. */
  text_flag: { lang: string; key: string; times: number; last_on: string };
  /** The text that a mediator was asked to type. */
  text_ask: { chat: number; lang: string; key: string; nth: number; at: string; draft: string | null };
  /** Groups that desks were given in chat. */
  desk_group: { desk: string; chat: number };
  /** Who came to desks, by number of the day. */
  comer: {
    desk: string;
    day: string;
    number: number;
    appointment: string | null;
    place: string;
    turn: string;
    came_at: string;
    called_at: string | null;
    began_at: string | null;
    ended_at: string | null;
    by_operator: number | null;
    version: number;
  };
  /** What people are for desks, an empty one standing for all. */
  desk_role: { id: string; person: number; desk: string; role: string; name: Sealed; since: string };
  /** What was given out to be shown once, until then. */
  invitation: { id: string; kind: string; desk: string | null; until: string };
  chat_moved: { chat: number; moved_to: number };
  inbox: InboxRow;
  seen: SeenRow;
  /** `data-key`: a sealed word that tells the right DATA_KEY from a wrong one; `hiding`: the secret of hidden names; `sealing`: a key is being introduced. */
  setting: { name: string; value: string };
}
