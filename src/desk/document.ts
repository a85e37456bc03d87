import type { Day, Instant } from '../base/time.ts';
import type { DocumentId } from './ids.ts';

/** Something of the resident's that expires. */
export interface Document {
  readonly id: DocumentId;
  readonly chat: number;
  readonly kind: string;
  readonly expires_on: Day;
  readonly created_at: Instant;
}

/** When to remind of a kind of document: days before it expires, and the flow that helps. */
export interface DocumentRule {
  readonly kind: string;
  readonly icon: string;
  /** Names of rungs under `common:reminder.<kind>.<rung>`, with days before expiry (a number or a fact). */
  readonly ladder: readonly { readonly rung: string; readonly days: number | `fact.${string}` }[];
  readonly flow: string | null;
  /** The service that a reminder's button books. */
  readonly service: string;
  /** The flow's step that asks the expiry date, filled in by the reminder. */
  readonly step: string | null;
}

/** The rungs of a ladder on a day, with their days before expiry; null while nobody knows them. */
export type Ladder = Readonly<Record<string, number | null>>;
