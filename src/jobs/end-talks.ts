import { addMinutes, type Instant } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Change } from '../desk/change.ts';
import type { Handoff } from '../desk/handoff.ts';
import { endSilentTalk, isForgotten, talkMinutes } from '../desk/handoff-acts.ts';
import { talkSilent } from '../screens/talk-screens.ts';
import type { Store } from '../store/store.ts';

/** Talks ended in one go. */
const page = 50;

export interface EndTalksDeps {
  readonly store: Pick<Store, 'silentTalks' | 'commit'>;
  readonly content: Pick<Content, 'desks'>;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** Ends the talks in which nobody has written for long, and tells both sides: what the resident types from then on, the bot reads. */
export async function endTalks({ store, content, now, nudge }: EndTalksDeps): Promise<void> {
  let ended = 0;
  const ends = (handoff: Handoff): Change => {
    const acted = endSilentTalk(handoff, now());
    if ('refused' in acted) return [];
    const { id, chat, desk } = handoff;
    // Who erased everything is nobody to tell.
    if (isForgotten(handoff)) return acted.change;
    const body = { kind: 'screen', screen: talkSilent(content.desks.get(desk), desk) } as const;
    return [...acted.change, { write: 'message', message: { key: `handoff:${id}:silent:${now()}`, due: now(), to: { chat }, body } }];
  };
  for (;;) {
    const silent = await store.silentTalks(addMinutes(now(), -talkMinutes), page);
    let done = 0;
    // One by one: somebody may write just now, and then it is not silent any more.
    for (const handoff of silent) if ((await store.commit(ends(handoff))) === 'done') done += 1;
    ended += done;
    if (silent.length < page || done === 0) break;
  }
  if (ended > 0) nudge();
}
