import type { Day, Instant, Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Closure, DeskId } from '../desk/desk.ts';
import type { Person } from '../desk/session.ts';
import { type World, worldOn } from '../law/facts-of-day.ts';

/** For whom and when a screen is drawn. */
export interface Setting {
  readonly person: Person;
  readonly now: Instant;
  readonly today: Day;
  readonly zone: Zone;
  readonly content: Content;
  /** What operators closed, where it was read. */
  readonly made?: readonly Closure[];
  /** Desks that have a group of operators, so that a booking reaches someone. */
  readonly deskChats: ReadonlyMap<DeskId, number>;
}

/** The facts as they are on that day. */
export function worldOf(content: Content, today: Day): World {
  return worldOn(content, today);
}
