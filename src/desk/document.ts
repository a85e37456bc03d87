import type { Day, Instant } from '../base/time.ts';
import type { AttributeId, FlowId, StepId } from '../flow/flow.ts';
import type { ServiceId } from './desk.ts';
import type { DocumentId } from './ids.ts';

/** What is kept of a document beside its kind and day; sealed. */
export interface DocumentDetails {
  /** A nickname of the member of the family whose it is; null: the resident's own. */
  readonly who: string | null;
  /** One of the kind's types; null: not told. */
  readonly type: string | null;
  /** What a computed date is about: the guide, and which of its dates (`refusal`, `appeal.last`). */
  readonly about: { readonly flow: FlowId; readonly date: string } | null;
  /** The day on which the request for the next one was sent; its reminders rest since. */
  readonly sent_on: Day | null;
  /** Of a request that was sent: the document that it will replace. */
  readonly request_for: DocumentId | null;
  /** Rises with every change, for calendars. */
  readonly sequence: number;
}

export const noDetails: DocumentDetails = { who: null, type: null, about: null, sent_on: null, request_for: null, sequence: 0 };

/** Something of the resident's or of their family that has a day: mostly that it expires then. */
export interface Document {
  readonly id: DocumentId;
  readonly chat: number;
  readonly kind: string;
  /** The day that it is about; what kind of day, its rule says (`counts`). */
  readonly expires_on: Day;
  readonly created_at: Instant;
  readonly details: DocumentDetails;
}

/** Whole days, or the fact that holds them. */
export type Days = number | `fact.${string}`;

/** A day counted from the document's own; `plus` days later than that (negative: earlier). */
export type Offset = ({ readonly before: Days } | { readonly after: Days }) & { readonly plus?: number };

/** One thing to be said about a document, and when it is useful. */
export interface Rung {
  /** Its words are `documents:<kind>.<rung>`. */
  readonly rung: string;
  readonly from: Offset;
  /** The last day on which it is useful; absent: the day before the next rung. The last rung of a ladder has one. */
  readonly until?: Offset;
  /** That day itself counts: it is said even in quiet hours. */
  readonly matters: boolean;
  /** For these types of the document alone (`only`), or for all but these (`not`). A type that was not told is in neither list. */
  readonly only?: readonly string[];
  readonly not?: readonly string[];
  /** Said in two wordings, each to half of the people; the words of the second are `documents:<kind>.<rung>-b`. */
  readonly wordings?: 2;
  /** The source of a term of law; none: the rung says neutrally how far the day is. */
  readonly sources: readonly string[];
}

/** What the day of a kind is: the day of its expiry, the last day of a term, the day that something is counted from. */
export const dayMeanings = ['expires', 'last', 'since'] as const;
export type DayMeaning = (typeof dayMeanings)[number];

/** What is known of a kind of document: `data/documents/<kind>.yaml`. */
export interface DocumentRule {
  readonly kind: string;
  readonly icon: string;
  /** Where it stands among the kinds. */
  readonly order: number;
  readonly counts: DayMeaning;
  /** For what the law differs; their words are `documents:<kind>.type.<type>`. */
  readonly types: readonly string[];
  /** What guides ask that tells the type: each value is the type that `as` names, or the type of that name. Null: no guide asks it. */
  readonly told: { readonly by: AttributeId; readonly as: Readonly<Record<string, string>> } | null;
  /** The end of the term that begins on its day, where it counts since; without its fact nothing is said. */
  readonly ends: Offset | null;
  readonly ladder: readonly Rung[];
  readonly flow: FlowId | null;
  /** The flow's step that asks the day, filled in by the reminder. */
  readonly step: StepId | null;
  /** The service that a reminder's button books. */
  readonly service: ServiceId;
  /** The kind that "I have sent it" makes, counted from that day; null: nothing is sent for it. */
  readonly sent: string | null;
  /** The kind that "I have the new one" offers, counted from that day; null: none. */
  readonly renewed: string | null;
  /** Only an outcome offers it: nobody is asked for it by hand. */
  readonly computed: boolean;
}

/** The rungs of a ladder on a day, with their days before expiry; null while nobody knows them. */
export type Ladder = Readonly<Record<string, number | null>>;
