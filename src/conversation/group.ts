import type { Decision } from '../desk/change.ts';
import { groupMoved } from '../desk/handoff-acts.ts';
import { deskLanguage, deskNote, noteScreen } from '../screens/desk-group-screens.ts';
import type { TalkDeps } from './situation.ts';
import { type Situation, show, toast } from './situation.ts';
import { operator } from './topics/operator.ts';

/**
 * A group is a desk's or nobody's. Only members of a desk's group can act in it, whatever button or message reaches us: a button in a
 * public group can be pressed by someone who left, and forged data can come from anywhere.
 */
export async function considerGroup(deps: TalkDeps, given: Situation): Promise<Decision> {
  const { incoming, input } = given;
  const desk = [...given.deskChats].find(([, chat]) => chat === incoming.chat)?.[0];
  if (input.kind === 'migrated')
    return desk ? { change: groupMoved(await deps.store.openHandoffs(desk), incoming.chat, input.to, given.now), screens: [] } : show();
  if (!desk) return stranger(given);
  const person = { ...given.person, lang: deskLanguage };
  const situation: Situation = { ...given, person };
  if (
    (input.kind === 'press' || input.kind === 'say' || input.kind === 'command') &&
    // Telegram lets only administrators of a group write as the group.
    !incoming.from.anonymous &&
    !(await deps.isMember(incoming.chat, incoming.from.id))
  )
    return input.kind === 'press' ? toast(deskNote('not-member')) : show();
  const decision = operator.decide(situation, { ...(await operator.read(deps.store, situation)), desk });
  return { ...decision, lang: deskLanguage };
}

/** A group that belongs to no desk: told its number when asked, so that whoever installs the bot can write it down; else left in peace. */
function stranger({ incoming, input }: Situation): Decision {
  if (input.kind === 'press') return toast(deskNote('not-a-desk'));
  const asked = input.kind === 'command' && (input.name === 'start' || input.name === 'desk');
  return asked ? show(noteScreen('group-id', { chat: String(incoming.chat) })) : show();
}
