import type { Day, Instant } from '../base/time.ts';
import type { DeskId, ServiceId } from './desk.ts';
import type { AppointmentId } from './ids.ts';

/** Somebody waits for a time that another gives up; one wish a person. */
export interface Wish {
  readonly chat: number;
  readonly desk: DeskId;
  readonly service: ServiceId;
  /** The appointment that the time would replace; null: none. */
  readonly moving: AppointmentId | null;
  /** Only times before that; null: any. */
  readonly before: Instant | null;
  readonly since: Instant;
  /** Whether the person still waits. What was offered is remembered beyond that. */
  readonly open: boolean;
  /** How many times were offered, and on which day the last. */
  readonly offers: number;
  readonly offered_on: Day | null;
  /** The hold that is offered now. */
  readonly hold: AppointmentId | null;
  /** Rises with each change; 0: not stored yet. */
  readonly version: number;
}

export type Wanted = Pick<Wish, 'desk' | 'service' | 'moving' | 'before'>;
