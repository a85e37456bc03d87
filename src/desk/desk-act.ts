import type { Instant } from '../base/time.ts';
import type { DeskId } from './desk.ts';

/** What people do for a desk, each with words under `operators:act.`. */
export const deskActs = [
  'took',
  'released',
  'writing',
  'wrote',
  'corrected',
  'took-back',
  'replied',
  'passed',
  'noted',
  'asked',
  'advised',
  'sheet',
  'booked',
  'moved',
  'listed',
  'cancelled',
  'attended',
  'missed',
  'unmarked',
  'closed',
  'reopened',
  'shut',
  'lifted',
  'came',
  'walk-in',
  'called',
  'with',
  'parked',
  'done',
  'sent-on',
  'bound',
  'unbound',
  'record-confirmed',
  'record-changed',
] as const;
export type DeskActName = (typeof deskActs)[number];

/** Something that somebody did for a desk, as it is kept: nothing in it tells of a resident. */
export interface DeskAct {
  /** Begins with the time, so that it stands in its order. */
  readonly id: string;
  readonly at: Instant;
  readonly desk: DeskId;
  readonly act: DeskActName;
  /** The code of the handoff, or the day that was closed or opened; empty: of neither. */
  readonly about: string;
  /** Telegram's number of the operator. */
  readonly by: number;
}

/** Which acts are asked for: of a desk, about a code; the newest first, so many after the first `skip`. */
export interface ActsWanted {
  readonly desk?: DeskId;
  readonly about?: string;
  readonly skip: number;
  readonly limit: number;
}
