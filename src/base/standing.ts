import type { Screen } from './screen.ts';
import type { Day } from './time.ts';

/** A screen as it stands in a private chat: under that number, since that day. */
export interface Standing {
  readonly chat: number;
  readonly message: number;
  readonly screen: Screen;
  readonly on: Day;
}
