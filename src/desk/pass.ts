import type { Instant } from '../base/time.ts';
import type { HandoffId } from './ids.ts';

/** A link by which one operator opens one sheet, once. */
export interface Pass {
  readonly pass: string;
  readonly handoff: HandoffId;
  /** The operator's Telegram id. */
  readonly operator: number;
  readonly until: Instant;
}
