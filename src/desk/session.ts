import type { Day, Instant } from '../base/time.ts';
import type { Answers, FlowId, StepId } from '../flow/flow.ts';
import type { Followed } from '../flow/follow.ts';
import type { DeskId, ServiceId } from './desk.ts';
import type { AppointmentId, DocumentId } from './ids.ts';

/** Where typed words go. Buttons carry their own place. */
export type Place =
  | { readonly at: 'start'; readonly payload: string | null }
  | { readonly at: 'menu' }
  | { readonly at: 'flow'; readonly flow: FlowId; readonly step: StepId | null }
  | { readonly at: 'booking' }
  | { readonly at: 'name' }
  /** A day is asked, or a nickname: for a new document of that kind, or for the one named. */
  | { readonly at: 'document'; readonly kind: string; readonly ask: DocumentAsk; readonly document: DocumentId | null }
  /** `asks`: a town was asked, to show what is near it. */
  | { readonly at: 'desks'; readonly asks: 'town' | null }
  /** The town is asked, for that flow's outcome. */
  | { readonly at: 'town'; readonly flow: FlowId }
  /** The words for a desk are asked; `flow`: the guide that they are about, '' for none. */
  | { readonly at: 'ask'; readonly desk: DeskId; readonly flow: FlowId; readonly urgent: boolean };

/** What is asked about a document: its day, another day for it, that of the new one, of its request; whose it is. */
export const documentAsks = ['new', 'change', 'again', 'sent', 'follow', 'who', 'other'] as const;
export type DocumentAsk = (typeof documentAsks)[number];
/** The answer to these is a name, to the others a day. */
type NameAsk = 'who' | 'other';
export type DayAsk = Exclude<DocumentAsk, NameAsk>;

export function asksDay(ask: DocumentAsk): ask is DayAsk {
  return ask !== 'who' && ask !== 'other';
}

/** One decision tree as far as the person went. */
export interface FlowState {
  readonly answers: Answers;
  /** Papers ticked in the checklist. */
  readonly ticks: readonly string[];
  /** The steps whose answers came from another guide. */
  readonly carried: readonly StepId[];
  /** When the last answer was given; null: nothing of it is carried to another guide. */
  readonly at: Instant | null;
}

export const newFlowState: FlowState = { answers: {}, ticks: [], carried: [], at: null };

/** A booking in the making; `hold` is its appointment row. */
export interface Draft {
  readonly service: ServiceId;
  readonly flow: FlowId | null;
  readonly desk: DeskId | null;
  readonly day: Day | null;
  readonly hold: AppointmentId | null;
  /** Set while an existing appointment is being moved. */
  readonly moving: AppointmentId | null;
  /** Step ids, or `papers`, taken off the sheet. */
  readonly removed: readonly string[];
  readonly name: string | null;
  /** Somebody else comes: it is their name. */
  readonly other?: true;
  /** How many come together. */
  readonly people: number;
  /** The language (ISO code) that somebody there should speak; absent: not asked for. */
  readonly speaks?: string;
}

export interface Session {
  readonly place: Place;
  readonly flows: Readonly<Record<FlowId, FlowState>>;
  readonly draft: Draft | null;
  /** The person's own messages that led to a safety card, to be taken back when it is hidden. */
  readonly trail: readonly number[];
  /** How many times in a row typed words found nothing. */
  readonly misses: number;
  /** Where the person lives, as an ISTAT code. */
  readonly town: string | null;
  /** The outcomes of which the person wants to hear when a number changes. */
  readonly followed: Readonly<Record<FlowId, Followed>>;
}

export const newSession: Session = {
  place: { at: 'start', payload: null },
  flows: {},
  draft: null,
  trail: [],
  misses: 0,
  town: null,
  followed: {},
};

/** A resident as stored. */
export interface Person {
  readonly chat: number;
  readonly lang: string;
  /** Whether the person chose the language (false: guessed from the client). */
  readonly lang_chosen: boolean;
  readonly privacy_on: Instant | null;
  readonly blocked_at: Instant | null;
  readonly session: Session;
  /** Rises with each change; a change made on an older one is stale. 0: not stored yet. */
  readonly version: number;
}

/** The person with another session. */
export function withSession(person: Person, session: Partial<Session>): Person {
  return { ...person, session: { ...person.session, ...session } };
}
