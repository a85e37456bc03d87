import type { Content } from '../content/content.ts';
import type { AppointmentId } from '../core/appointment.ts';
import type { Decision } from '../core/change.ts';
import type { DeskId } from '../core/desk.ts';
import type { World } from '../core/flow.ts';
import type { HandoffId } from '../core/handoff.ts';
import type { Incoming, Input } from '../core/input.ts';
import type { Screen, Text } from '../core/screen.ts';
import type { Person, Session } from '../core/session.ts';
import type { Day, Instant, Zone } from '../core/time.ts';
import { worldOn } from '../core/world.ts';
import type { Store } from '../store/store.ts';

/** Names for what a decision may create, drawn beforehand because the core never draws lots. */
export interface Fresh {
  readonly appointment: AppointmentId;
  readonly handoff: HandoffId;
  readonly document: string;
  readonly code: string;
}

/** Everything a decision stands on besides what its topic read. */
export interface Situation {
  readonly person: Person;
  readonly incoming: Incoming;
  readonly input: Input;
  readonly now: Instant;
  readonly today: Day;
  readonly zone: Zone;
  readonly content: Content;
  readonly fresh: Fresh;
  /** Desks that have a group of operators, so that a booking reaches someone. */
  readonly deskChats: ReadonlyMap<DeskId, number>;
}

/** The reads of the store, without its writes. */
export type Reads = Omit<Store, 'commit' | 'purge' | 'close'>;

/** A subject of conversation: reads what it needs (decides nothing), then decides (pure). */
export interface Topic<Known> {
  read(reads: Reads, situation: Situation): Promise<Known>;
  decide(situation: Situation, known: Known): Decision;
}

/** A topic that needs nothing from the store. */
export function unread(decide: (situation: Situation) => Decision): Topic<null> {
  return { read: async () => null, decide };
}

/** The facts as they are on the situation's day. */
export function worldOf(content: Content, today: Day): World {
  return worldOn(content.facts, today);
}

/** The person with another session. */
export function withSession(person: Person, session: Partial<Session>): Person {
  return { ...person, session: { ...person.session, ...session } };
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
