import type { Inbox, Turns } from '../base/inbox.ts';
import type { Screen } from '../base/screen.ts';
import type { Standing } from '../base/standing.ts';
import type { Day, Instant } from '../base/time.ts';
import type { Unshown } from '../base/unshown.ts';
import type { Appointment, Taken } from '../desk/appointment.ts';
import type { Change } from '../desk/change.ts';
import type { Correction, TextAsk } from '../desk/correction.ts';
import type { Comer } from '../desk/counter.ts';
import type { DeskId, MadeClosure } from '../desk/desk.ts';
import type { ActsWanted, DeskAct } from '../desk/desk-act.ts';
import type { Document, Ladder } from '../desk/document.ts';
import type { Card, Handoff } from '../desk/handoff.ts';
import type { AppointmentId, At, DocumentId, HandoffId } from '../desk/ids.ts';
import type { Invitation } from '../desk/invitation.ts';
import type { Lane, Message } from '../desk/message.ts';
import type { Note } from '../desk/note.ts';
import type { Pass } from '../desk/pass.ts';
import type { RecordAsk, Said } from '../desk/record.ts';
import type { About } from '../desk/reminded-of.ts';
import type { Dates, Tally } from '../desk/reminder.ts';
import type { Periods } from '../desk/retention.ts';
import type { Member } from '../desk/role.ts';
import type { Person } from '../desk/session.ts';
import type { Topic } from '../desk/topic.ts';
import type { Wish } from '../desk/wish.ts';
import type { Work } from './alone.ts';

/** An unsent outbox row; `revision` rises when the message is replaced, `attempts` counts the failed tries. */
export interface Due {
  readonly message: Message;
  readonly revision: number;
  readonly attempts: number;
}

export interface Claim {
  readonly lane: Lane;
  readonly now: Instant;
  readonly until: Instant;
  readonly by: string;
  readonly limit: number;
}

export interface Claimed {
  readonly due: readonly Due[];
  /** The kinds of those that could not be read. */
  readonly unreadable: readonly string[];
}

export interface Backlog {
  readonly due: Readonly<Record<Lane, number>>;
  /** Those of them that could be sent: nobody has to wait for their recipient. */
  readonly ready: Readonly<Record<Lane, { readonly count: number; readonly oldest: Instant | null }>>;
  /** Since when the oldest of them has been due. */
  readonly oldest: Instant | null;
  /** Messages that somebody must let through: the bot's rights in a group. */
  readonly rights: number;
  readonly aside: number;
}

/** `done`: written. `stale`: something moved on, nothing was written. `seen`: this update was dealt with before, nothing was written. */
export type Committed = 'done' | 'stale' | 'seen';

/** An update that was dealt with, and the screens that it leads to. */
export interface UpdateMark {
  readonly id: number;
  readonly at: Instant;
  readonly unshown?: Unshown;
  /** A second mark, below zero: what has the same was dealt with, too. */
  readonly once?: number;
}

/** What only looks. */
export type Reads = Omit<
  Store,
  'commit' | 'shown' | 'stands' | 'unshown' | 'inbox' | 'turns' | 'claim' | 'unclaim' | 'alone' | 'probe' | 'purge' | 'close'
>;

/** Named reads and one way to write. Two implementations: SQLite and PostgreSQL. */
export interface Store {
  /** Null: never met. */
  person(chat: number): Promise<Person | null>;
  /** People who have not closed their chat to us, by chat, after that one (null: from the first). */
  people(after: number | null, limit: number): Promise<readonly Person[]>;
  /** People who follow something that was not yet compared with these numbers (the digest that a `looked` keeps). */
  followers(numbers: string, limit: number): Promise<readonly Person[]>;
  seen(update: number): Promise<boolean>;
  appointment(id: AppointmentId): Promise<Appointment | null>;
  appointmentByCode(code: string): Promise<Appointment | null>;
  /** Booked and ended appointments of a resident that end after `since`, earliest first; no holds. */
  appointmentsOf(chat: number, since: Instant): Promise<readonly Appointment[]>;
  /** Booked and ended appointments of a desk that start in `[from, to)`, earliest first; no holds. */
  appointmentsOn(desk: DeskId, from: Instant, to: Instant): Promise<readonly Appointment[]>;
  /** What occupies a desk in `[from, to)`: booked, and held until later than `now`. */
  taken(desk: DeskId, from: Instant, to: Instant, now: Instant): Promise<readonly Taken[]>;
  /** In which seat each is received who fills some of a desk's time in `[from, to)`. */
  seated(desk: DeskId, from: Instant, to: Instant): Promise<ReadonlyMap<AppointmentId, number>>;
  /** Times that somebody gave up and that nobody can have yet, some of them. */
  freed(now: Instant): Promise<readonly Appointment[]>;
  /** What a person waits for, or waited for. */
  wish(chat: number): Promise<Wish | null>;
  /** Those who wait for a time at a desk and were offered none on that day, who waits longest first. */
  /** How many wait at a desk who began between these moments, and may still be offered something; the person themselves not counted. */
  waitingBefore(desk: DeskId, chat: number, since: Instant, until: Instant): Promise<number>;
  wishes(desk: DeskId, today: Day, limit: number): Promise<readonly Wish[]>;
  /** Those to whom a time is offered now, some of them. */
  offered(): Promise<readonly Wish[]>;
  handoff(id: HandoffId): Promise<Handoff | null>;
  handoffOf(appointment: AppointmentId): Promise<Handoff | null>;
  /** The handoff without an appointment that has this code. */
  handoffByCode(code: string): Promise<Handoff | null>;
  /** A resident's handoffs that are open or were closed after `since`, newest first. */
  handoffsOf(chat: number, since: Instant): Promise<readonly Handoff[]>;
  /** The handoff to which a message belongs: in a group its card or a line under it, in a private chat a line of the desk. */
  handoffAt(chat: number, message: number): Promise<Handoff | null>;
  /** The handoff in which a desk is writing with this resident, that of the last line if several; `but`: another than that one. */
  talkingWith(chat: number, but?: HandoffId): Promise<Handoff | null>;
  /** The operator whose answer alone to that message of a group is passed on; null: anybody's of the desk. */
  answererAt(chat: number, message: number): Promise<number | null>;
  /** A handoff's own topic in that forum. */
  topicOf(handoff: HandoffId, chat: number): Promise<Topic | null>;
  /** The handoff to which an album of a chat belongs; null: nothing of it was passed on. */
  handoffOfAlbum(chat: number, album: number): Promise<HandoffId | null>;
  /** Of an album of a chat what has no copy in chat `to` yet, oldest first. */
  albumLeft(chat: number, album: number, to: number): Promise<readonly number[]>;
  /** What tells the thing of a line from another. */
  fileAt(chat: number, message: number): Promise<string | null>;
  /** Where the copies of a message stand, oldest first. */
  copiesOf(of: At): Promise<readonly At[]>;
  /** Somebody's own line that was said since then: that one, or the last of the chat. */
  ownLine(chat: number, message: number | null, since: Instant): Promise<{ readonly message: number; readonly handoff: HandoffId } | null>;
  /**
   * How long the requests without an appointment that came to a desk since then, and were answered, waited for its first words, in minutes: all
   * that came before `until`, or where that is absent the newest.
   */
  firstReplies(desk: DeskId, since: Instant, until?: Instant): Promise<readonly number[]>;
  /** Talks in which nobody has written since then, some of them. */
  silentTalks(since: Instant, limit: number): Promise<readonly Handoff[]>;
  /** All messages of a group that belong to a handoff, oldest first. */
  threadOf(handoff: HandoffId): Promise<readonly { readonly chat: number; readonly message: number }[]>;
  /** What desks' operators closed, until that day or later: earliest first. */
  closures(today: Day): Promise<readonly MadeClosure[]>;
  /** What desks' people said of their records. */
  records(): Promise<readonly Said[]>;
  /** Another number whenever something was said of a record or a translation. */
  recordsMark(): Promise<number>;
  /** What a group was asked to type for a record. */
  recordAsk(chat: number): Promise<RecordAsk | null>;
  /** What mediators said of translations. */
  corrections(): Promise<readonly Correction[]>;
  /** How many people did not understand which texts of a language. */
  textFlags(lang: string): Promise<ReadonlyMap<string, number>>;
  /** The text that somebody was asked to type last. */
  textAsk(chat: number): Promise<TextAsk | null>;
  /** What was done for desks, the newest first. */
  deskActs(wanted: ActsWanted): Promise<readonly DeskAct[]>;
  /** What the desk noted about a handoff, oldest first. */
  notesOf(handoff: HandoffId): Promise<readonly Note[]>;
  /** The link of that name; null: it was followed, or never was. */
  pass(pass: string): Promise<Pass | null>;
  /** Whether the bot may write to this operator in private. */
  isOperatorChat(operator: number): Promise<boolean>;
  document(id: DocumentId): Promise<Document | null>;
  documentsOf(chat: number): Promise<readonly Document[]>;
  /** Documents of a kind, by id, after that one ('': from the first). */
  documentsOfKind(kind: string, after: DocumentId, limit: number): Promise<readonly Document[]>;
  /** What is remembered of a person's reminders; null: nothing yet. */
  dates(chat: number): Promise<Dates | null>;
  /** What a message of a private chat reminded of; null: it was no reminder. */
  remindedAt(chat: number, message: number): Promise<About | null>;
  /** The screen that stands under that number in a private chat; null: it is too old, or was no screen. */
  screenAt(chat: number, message: number): Promise<Screen | null>;
  /** Whose dates were set aside in the outbox until then, some of them. */
  datesAside(until: Instant, limit: number): Promise<readonly number[]>;
  /** The rungs of a document of which a version before planned a message that waits. */
  rungsWaiting(document: DocumentId): Promise<readonly string[]>;
  /** Counts of the days from the first to the last, by day. */
  tallies(from: Day, to: Day): Promise<readonly Tally[]>;
  /** The ladder by which the reminders of a kind of document were last planned; null: never, or it cannot be read. */
  ladder(kind: string): Promise<Ladder | null>;
  /** The groups that desks were given in chat. */
  deskChats(): Promise<ReadonlyMap<DeskId, number>>;
  /** What was given out under that name; null: it was used, or never was. */
  invitation(id: string): Promise<Invitation | null>;
  /** Who came to a desk from one day to another, by day and number. */
  comers(desk: DeskId, from: Day, until: Day): Promise<readonly Comer[]>;
  /** What was given out and is still good. */
  invitations(now: Instant): Promise<readonly Invitation[]>;
  /** What somebody is for desks; null: all people. */
  roles(person: number | null): Promise<readonly Member[]>;
  /** Groups that became supergroups: the old number and the new. */
  movedChats(): Promise<ReadonlyMap<number, number>>;
  /** The copies of a handoff's card. */
  cardsOf(handoff: HandoffId): Promise<readonly Card[]>;
  /** Handoffs of which a card is to be drawn anew, some of them. */
  oldCards(limit: number): Promise<readonly Handoff[]>;
  /** The handoffs of a desk that are not closed: urgent ones first, then the oldest. */
  openHandoffs(desk: DeskId): Promise<readonly Handoff[]>;
  /** The handoff of each of these appointments that has one. */
  handoffsFor(appointments: readonly Pick<Appointment, 'id'>[]): Promise<ReadonlyMap<AppointmentId, Handoff>>;
  /** Whether a message of that key waits to be sent. */
  isUnsent(key: string): Promise<boolean>;
  /** Unsent messages that are due, oldest due first, then in the order written. */
  due(now: Instant, limit: number): Promise<readonly Due[]>;
  /** The next moment after `now` at which an unsent message can be sent that cannot now: it falls due, or its wait or its claim ends. */
  nextDue(now: Instant): Promise<Instant | null>;
  /** Whether a lane has something due that nobody has claimed, though it may have to wait for others of its recipient. */
  hasDue(lane: Lane, now: Instant): Promise<boolean>;
  /**
   * Claims unsent messages of a lane that are due, oldest first, for this process until `until`. A recipient of whom something is being
   * sent, or has to wait, is left out. What cannot be read is set aside and told by its key.
   */
  claim(claim: Claim): Promise<Claimed>;
  /** Gives back what an earlier process of this database had claimed; only where no other process can be running. */
  unclaim(): Promise<void>;
  /** Does the work unless another process of this database is doing work of that name: false, it was left to the other. */
  alone(name: string, work: Work): Promise<boolean>;
  /** How many unsent messages are due, by lane, and how many wait for rights or stand aside. */
  backlog(now: Instant): Promise<Backlog>;
  /**
   * Writes a change in one transaction, together with the mark that the update was dealt with. `soon`: for what can be done again, as what became of
   * a message; the death of the process takes nothing of it, a power cut at most the last moment.
   */
  commit(change: Change, update?: UpdateMark, lasts?: 'soon'): Promise<Committed>;
  /** The screens of this update were shown. Written with the next commit, or half a second later. */
  shown(update: number): void;
  /** A screen stands in a private chat. Written half a second later, many at once; of nobody who is not kept. */
  stands(standing: Standing): void;
  /** Screens that were committed and not marked as shown, oldest first; where chats have turns, only those that come with none. */
  unshown(): Promise<readonly (Unshown & { readonly update: number })[]>;
  readonly inbox: Inbox;
  /** Null: no other process can have this database. */
  readonly turns: Turns | null;
  /** Writes a mark of the moment to the disk; rejects when nothing can be written. */
  probe(now: Instant): Promise<void>;
  /** Removes everything whose time is over by these periods, a little at a time, so that nobody waits for it. */
  purge(now: Instant, periods: Periods): Promise<void>;
  /** Waits for writes under way and closes the files. */
  close(): Promise<void>;
}
