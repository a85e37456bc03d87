import { readName } from '../../base/person-name.ts';
import { lacksName, nameGiven } from '../../desk/book-for.ts';
import type { Decision } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { sendSheet } from '../../desk/pass-acts.ts';
import { saidScreen } from '../../screens/desk-group-screens.ts';
import { passNotMember } from '../../screens/sheet-screen.ts';
import { nameRefused } from '../../screens/words.ts';
import { type Situation, show, type TalkDeps } from '../situation.ts';
import { mayRead } from './sheet-readers.ts';

/** An operator's answer to whom they gave a time, in their private chat; null: that is not asked there. What was typed leaves the chat: it stands on the sheet. */
export async function givenName(deps: TalkDeps, situation: Situation, handoff: Handoff): Promise<Decision | null> {
  const { incoming, input, now } = situation;
  const appointment = handoff.appointment ? await deps.store.appointment(handoff.appointment) : null;
  if (!lacksName(handoff, appointment) || incoming.reply_to === null || input.kind === 'edited') return null;
  if (!(await mayRead(deps, situation, handoff))) return show(passNotMember);
  const named = readName(input.kind === 'say' ? input.text : '');
  const { id, name } = incoming.from;
  if ('refused' in named) return { change: [sendSheet(handoff, { id, name }, now)], screens: [saidScreen(nameRefused(named))] };
  const typed = incoming.message === null ? {} : { takeBack: [incoming.message] };
  return { change: nameGiven(handoff, named.name, { id, name }, incoming.reply_to, now), screens: [], ...typed };
}
