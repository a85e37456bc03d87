import type { Incoming, Input } from '../base/incoming.ts';
import type { Screen, Text } from '../base/screen.ts';
import type { Day, Instant, Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Decision } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Lot } from '../desk/freed.ts';
import type { AppointmentId, HandoffId } from '../desk/ids.ts';
import type { Session } from '../desk/session.ts';
import { withSession } from '../desk/session.ts';
import type { Setting } from '../screens/setting.ts';
import type { Reads, Store } from '../store/store.ts';

/** Names for what a decision may create, drawn beforehand because the core never draws lots. */
export interface Fresh {
  readonly appointment: AppointmentId;
  readonly handoff: HandoffId;
  readonly document: string;
  readonly code: string;
  /** Of a link that opens a sheet: not to be guessed. */
  readonly pass: string;
  /** For the times that a decision gives up: the first, the second … */
  freed(nth: number): Lot;
}

/** Everything a decision stands on besides what its topic read. */
export interface Situation extends Setting {
  readonly incoming: Incoming;
  readonly input: Input;
  readonly fresh: Fresh;
  /** The group of the experts whom desks ask; null: there is none. */
  readonly networkChat: number | null;
}

/** What the conversation needs from the world around it. */
export interface TalkDeps {
  readonly store: Store;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  /** The day it is then at the desks. */
  dayAt(now: Instant): Day;
  fresh(): Fresh;
  /** The desks' groups of operators: configured, or learnt when a group became a supergroup. */
  deskChats(): ReadonlyMap<DeskId, number>;
  /** The group of the experts whom desks ask; absent or null: there is none. */
  networkChat?(): number | null;
  /** Whether that is somebody who runs the bot; absent: nobody is. */
  isAdmin?(user: number): boolean;
  /** Whether Telegram counts this user among the members of that group; null: it does not tell just now. */
  isMember(chat: number, user: number): Promise<boolean | null>;
  /** Called after a change that put something into the outbox. */
  nudge(): void;
}

/** A subject of conversation: reads what it needs (decides nothing), then decides (pure). */
export interface Topic<Known> {
  read(reads: Reads, situation: Situation): Promise<Known>;
  decide(situation: Situation, known: Known): Decision;
}

/** A topic that needs nothing from the store. */
export function unread(decide: (situation: Situation) => Decision): Topic<null> {
  return { read: async () => null, decide };
}

/** Remembers the session and shows one screen. */
export function go(situation: Situation, session: Partial<Session>, ...screens: Screen[]): Decision {
  return { change: [{ write: 'person', person: withSession(situation.person, session) }], screens };
}

/** Shows without changing anything. */
export function show(...screens: Screen[]): Decision {
  return { change: [], screens };
}

/** Only a short word on the pressed button. */
export function toast(words: Text): Decision {
  return { change: [], screens: [], toast: words };
}
