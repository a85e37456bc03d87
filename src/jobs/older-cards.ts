import type { Instant } from '../base/time.ts';
import { goesNow } from '../desk/tidy.ts';
import type { Store } from '../store/store.ts';

/** Cards drawn anew in one go. */
const page = 50;

export interface OlderCardsDeps {
  readonly store: Pick<Store, 'oldCards' | 'commit'>;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** Draws anew the cards that show more than they may: those of an older program, which named the person, and those of sheets that were emptied. */
export async function renewOldCards({ store, now, nudge }: OlderCardsDeps): Promise<void> {
  let renewed = 0;
  for (;;) {
    const old = await store.oldCards(page);
    for (const handoff of old)
      await store.commit([
        { write: 'card-renewed', handoff: handoff.id },
        { write: 'draw', handoff: handoff.id, now: now() },
        goesNow(handoff, now()),
      ]);
    renewed += old.length;
    if (old.length < page) break;
  }
  if (renewed > 0) nudge();
}
