import { readName } from '../../base/person-name.ts';
import { lacksName, nameGiven } from '../../desk/book-for.ts';
import type { Decision } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { askName, sendSheet } from '../../desk/pass-acts.ts';
import { saidScreen } from '../../screens/desk-group-screens.ts';
import { passNotMember } from '../../screens/sheet-screen.ts';
import { nameRefused } from '../../screens/words.ts';
import { type Situation, show, type TalkDeps } from '../situation.ts';
import { mayRead } from './sheet-readers.ts';

/** An operator's answer to whom they gave a time, or to which name is right, in their private chat; null: that is not asked there. What was typed leaves the chat: it stands on the sheet. */
export async function givenName(deps: TalkDeps, situation: Situation, handoff: Handoff): Promise<Decision | null> {
  const { incoming, input, now } = situation;
  const appointment = handoff.appointment ? await deps.store.appointment(handoff.appointment) : null;
  if (incoming.reply_to === null || input.kind === 'edited') return null;
  // Whoever pressed for another name was asked for it in that message.
  const asked = (await deps.store.answererAt(incoming.chat, incoming.reply_to)) === incoming.from.id && handoff.sheet.name !== '';
  if (!asked && !lacksName(handoff, appointment)) return null;
  if (!(await mayRead(deps, situation, handoff))) return show(passNotMember);
  const named = readName(input.kind === 'say' ? input.text : '');
  const { id, name } = incoming.from;
  const again = asked ? askName : sendSheet;
  if ('refused' in named) return { change: [again(handoff, { id, name }, now)], screens: [saidScreen(nameRefused(named))] };
  const typed = incoming.message === null ? {} : { takeBack: [incoming.message] };
  return { change: nameGiven(handoff, named.name, { id, name }, incoming.reply_to, now), screens: [], ...typed };
}
