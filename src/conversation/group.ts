import type { Decision } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import { desksOf } from '../desk/desk-group.ts';
import { groupMoved } from '../desk/handoff-acts.ts';
import { deskLanguage, deskNote, noteScreen } from '../screens/desk-group-screens.ts';
import type { TalkDeps } from './situation.ts';
import { type Situation, show, toast } from './situation.ts';
import { decideCame, isCame, readCame } from './topics/desk-came.ts';
import { askedList, decideList, readList } from './topics/desk-lists.ts';
import { operator } from './topics/operator.ts';

/**
 * A group is a desk's or nobody's. Only members of a desk's group can act in it, whatever button or message reaches us: a button in a
 * public group can be pressed by someone who left, and forged data can come from anywhere.
 */
export async function considerGroup(deps: TalkDeps, given: Situation): Promise<Decision> {
  const { incoming, input } = given;
  const desks = desksOf(given.deskChats, incoming.chat);
  if (input.kind === 'migrated') {
    const open = (await Promise.all(desks.map((desk) => deps.store.openHandoffs(desk)))).flat();
    return desks.length > 0 ? { change: groupMoved(open, incoming.chat, input.to, given.now), screens: [] } : show();
  }
  if (desks.length === 0) return stranger(given);
  const person = { ...given.person, lang: deskLanguage };
  const situation: Situation = { ...given, person };
  if (
    (input.kind === 'press' || input.kind === 'say' || input.kind === 'command') &&
    // Telegram lets only administrators of a group write as the group.
    !incoming.from.anonymous &&
    !(await deps.isMember(incoming.chat, incoming.from.id))
  )
    return input.kind === 'press' ? toast(deskNote('not-member')) : show();
  return { ...(await decided(deps, situation, desks)), lang: deskLanguage };
}

async function decided({ store }: TalkDeps, situation: Situation, desks: readonly DeskId[]): Promise<Decision> {
  const { input } = situation;
  const asked = askedList(situation, desks);
  if (asked) {
    const decision = decideList(situation, asked, await readList(store, situation, asked));
    // A card under which the button stands stays where it is.
    const stays = input.kind === 'press' && input.act?.do === 'desk-today';
    return stays ? { ...decision, screens: decision.screens.map((each) => ({ ...each, stay: true })) } : decision;
  }
  const came = input.kind === 'press' && input.act?.do === 'desk-came' ? input.act : null;
  if (came && isCame(came, situation, desks)) return decideCame(situation, came, await readCame(store, situation, came));
  const read = await operator.read(store, situation);
  const desk = desks.find((each) => each === read.handoff?.desk) ?? desks[0];
  return desk === undefined ? show() : operator.decide(situation, { ...read, desk });
}

/** A group that belongs to no desk: told its number when asked, so that whoever installs the bot can write it down; else left in peace. */
function stranger({ incoming, input }: Situation): Decision {
  if (input.kind === 'press') return toast(deskNote('not-a-desk'));
  const asked = input.kind === 'command' && (input.name === 'start' || input.name === 'desk');
  return asked ? show(noteScreen('group-id', { chat: String(incoming.chat) })) : show();
}
