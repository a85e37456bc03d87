import type { Action } from '../../base/action.ts';
import type { Acted } from '../../desk/acted.ts';
import type { Decision } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { sendReply } from '../../desk/reply-acts.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { repliesScreen, replySureScreen } from '../../screens/reply-screens.ts';
import { type Situation, show, toast } from '../situation.ts';

export type Replying = Extract<Action, { do: 'desk-replies' | 'desk-reply' | 'desk-reply-yes' }>;

/** The list of answers, one of them in both languages, and its sending. */
export function replying(
  { content, incoming, now }: Situation,
  handoff: Handoff,
  code: string,
  act: Replying,
  acted: (done: Acted<string>, next: Partial<Handoff>) => Decision,
): Decision {
  if (act.do === 'desk-replies') return show(repliesScreen(content, handoff, code));
  if (!content.replies.includes(act.reply)) return toast(deskNote('old-button'));
  if (act.do === 'desk-reply') return show(replySureScreen(content, handoff, code, act.reply));
  // Pressed twice, or after something else happened: it is looked at again first.
  if (act.version !== String(handoff.version)) return { ...acted({ refused: 'changed' }, {}) };
  const done = sendReply(handoff, act.reply, incoming.update, now);
  return { ...acted(done, {}), ...('change' in done ? { toast: deskNote('reply-sent') } : {}) };
}
