import type { Change } from '../desk/change.ts';
import { isForgotten } from '../desk/handoff-acts.ts';
import type { Body } from '../desk/message.ts';
import { notCopied } from '../screens/talk-screens.ts';
import type { DrawDeps } from './drawn.ts';

/** Telegram does not take what somebody said: they are told, so that they say it otherwise. */
export async function notPassed(
  { store, now }: Pick<DrawDeps, 'store' | 'now'>,
  key: string,
  body: Extract<Body, { readonly handoff: string }>,
): Promise<Change> {
  const handoff = await store.handoff(body.handoff);
  if (!handoff || isForgotten(handoff)) return [];
  const to = body.kind.endsWith('to-desk') ? { chat: handoff.chat } : { desk: handoff.desk };
  const told =
    'chat' in to
      ? { kind: 'screen' as const, screen: notCopied(handoff.id) }
      : { kind: 'note-to-desk' as const, handoff: handoff.id, note: 'not-copied' };
  return [{ write: 'message-once', message: { key: `${key}:not-passed`, due: now(), to, body: told } }];
}
