import { linkPayload } from '../../base/link.ts';
import type { Decision } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { passTo, sendSheet } from '../../desk/pass-acts.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import type { Situation } from '../situation.ts';

/**
 * The sheet goes to the private chat of the operator who asked, never into the group. Where the bot may not write to them yet, the button opens
 * that chat: the link is good for them alone, and once. `open`: it may.
 */
export function showSheet({ incoming, fresh, now }: Situation, handoff: Handoff, open: boolean): Decision {
  const { id, name } = incoming.from;
  const by = { id, name };
  if (open) return { change: [sendSheet(handoff, by, now)], screens: [], toast: deskNote('sheet-sent') };
  return { change: passTo(handoff, by, fresh.pass, now), screens: [], opens: linkPayload({ to: 'sheet', pass: fresh.pass }) };
}
