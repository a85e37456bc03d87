import { readCode } from '../../base/code.ts';
import type { Decision } from '../../desk/change.ts';
import type { DeskId } from '../../desk/desk.ts';
import { bindDesk, desksOf, requestOf, unbindDesk } from '../../desk/desk-group.ts';
import { groupCode, isGood } from '../../desk/invitation.ts';
import { network } from '../../desk/network.ts';
import { noteScreen } from '../../screens/desk-group-screens.ts';
import {
  boundScreen,
  chooseGroupScreen,
  groupScreen,
  groupsScreen,
  notBoundScreen,
  notItsOwnScreen,
  unboundScreen,
} from '../../screens/groups-screens.ts';
import { networkNote } from '../../screens/network-screens.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show, type TalkDeps } from '../situation.ts';

/*
 * Those who run the bot give each desk the group of its operators, in their private chat; a group can be several desks'.
 */

/** What can have a group: each desk, and the experts whom desks ask. */
const withGroup = ({ content }: Situation): readonly DeskId[] => [...content.desks.keys(), network];

/** The experts know nobody's name: no group is theirs and a desk's. */
function isAnothers({ deskChats, networkChat }: Situation, desk: DeskId, chat: number): boolean {
  return desk === network ? desksOf(deskChats, chat).length > 0 : chat === networkChat;
}

/** What a card of any desk shows changes with the experts' group. */
async function openFor(store: Reads, situation: Situation, desk: DeskId) {
  const desks = desk === network ? [...situation.content.desks.keys()] : [desk];
  return (await Promise.all(desks.map((each) => store.openHandoffs(each)))).flat();
}

/** The desks and their groups, one of them, the choice of a group, or its end. */
export async function decideGroups({ store, isMember }: TalkDeps, situation: Situation): Promise<Decision> {
  const { input, fresh, now, incoming, deskChats, networkChat } = situation;
  const by = { id: incoming.from.id, update: incoming.update };
  if (input.kind === 'chat-shared') {
    const desk = withGroup(situation).find((each) => requestOf(each) === input.request);
    if (desk === undefined) return show(groupsScreen(situation));
    // Telegram tells of its members only where the bot is one.
    if ((await isMember(input.chat, by.id)) !== true) return show(notBoundScreen);
    if (isAnothers(situation, desk, input.chat)) return show(notItsOwnScreen);
    const change = bindDesk(desk, input.chat, await openFor(store, situation, desk), by, now);
    return { change, screens: [boundScreen(situation, desk)] };
  }
  const act = input.kind === 'press' ? input.act : null;
  if ((act?.do !== 'group-desk' && act?.do !== 'group-off') || !withGroup(situation).includes(act.desk))
    return show(groupsScreen(situation));
  const given = (await store.deskChats()).has(act.desk);
  if (act.do === 'group-off') {
    if (!given) return show(groupsScreen(situation));
    const change = unbindDesk(act.desk, act.desk === network ? await openFor(store, situation, network) : [], by, now);
    return { change, screens: [unboundScreen(situation, act.desk)] };
  }
  const invitation = groupCode(act.desk, fresh.code, now);
  const chat = act.desk === network ? networkChat : (deskChats.get(act.desk) ?? null);
  return {
    change: [{ write: 'invite', invitation }],
    screens: [groupScreen(situation, act.desk, chat, given, invitation.id), chooseGroupScreen(situation, act.desk, requestOf(act.desk))],
  };
}

/** A code typed in a group makes it a desk's; null: no code was typed. */
export async function bindByCode({ store }: TalkDeps, situation: Situation): Promise<Decision | null> {
  const { input, incoming, now, content } = situation;
  const code = input.kind === 'command' && input.name === 'desk' ? readCode(input.payload) : null;
  if (code === null) return null;
  const invitation = await store.invitation(code);
  const desk = invitation?.kind === 'group' ? invitation.desk : null;
  if (!isGood(invitation, now) || desk === null) return show(noteScreen('code-over'));
  if (isAnothers(situation, desk, incoming.chat)) return show(noteScreen('not-its-own'));
  const by = { id: incoming.from.id, update: incoming.update };
  const bound = bindDesk(desk, incoming.chat, await openFor(store, situation, desk), by, now);
  return {
    change: [{ write: 'invite-used', id: invitation.id }, ...bound],
    screens: [desk === network ? networkNote('here') : noteScreen('bound', { desk: nameOf(content.desks, desk) })],
  };
}

const nameOf = (desks: Situation['content']['desks'], desk: DeskId) => desks.get(desk)?.name ?? desk;
