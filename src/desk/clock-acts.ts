import type { Instant } from '../base/time.ts';
import type { Write } from './change.ts';
import type { Handoff } from './handoff.ts';
import { nobody } from './message.ts';

/** A request without an appointment waits for its first answer: somebody looks whether it comes. */
export function clockStarts({ id }: Pick<Handoff, 'id'>, now: Instant): Write {
  return { write: 'message', message: { key: `clock:${id}`, due: now, to: nobody, body: { kind: 'clock', handoff: id, since: now } } };
}
