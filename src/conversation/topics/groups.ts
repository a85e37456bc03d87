import { readCode } from '../../base/code.ts';
import type { Decision } from '../../desk/change.ts';
import type { DeskId } from '../../desk/desk.ts';
import { bindDesk, requestOf, unbindDesk } from '../../desk/desk-group.ts';
import { groupCode, isGood } from '../../desk/invitation.ts';
import { noteScreen } from '../../screens/desk-group-screens.ts';
import { boundScreen, chooseGroupScreen, groupScreen, groupsScreen, notBoundScreen, unboundScreen } from '../../screens/groups-screens.ts';
import { type Situation, show, type TalkDeps } from '../situation.ts';

/*
 * Those who run the bot give each desk the group of its operators, in their private chat; a group can be several desks'.
 */

/** The desks and their groups, one of them, the choice of a group, or its end. */
export async function decideGroups({ store, isMember }: TalkDeps, situation: Situation): Promise<Decision> {
  const { input, content, fresh, now, incoming, deskChats } = situation;
  const by = { id: incoming.from.id, update: incoming.update };
  if (input.kind === 'chat-shared') {
    const desk = [...content.desks.keys()].find((each) => requestOf(each) === input.request);
    if (desk === undefined) return show(groupsScreen(situation));
    // Telegram tells of its members only where the bot is one.
    if ((await isMember(input.chat, by.id)) !== true) return show(notBoundScreen);
    const change = bindDesk(desk, input.chat, await store.openHandoffs(desk), by, now);
    return { change, screens: [boundScreen(situation, desk)] };
  }
  const act = input.kind === 'press' ? input.act : null;
  if ((act?.do !== 'group-desk' && act?.do !== 'group-off') || !content.desks.has(act.desk)) return show(groupsScreen(situation));
  const given = (await store.deskChats()).has(act.desk);
  if (act.do === 'group-off') {
    if (!given) return show(groupsScreen(situation));
    return { change: unbindDesk(act.desk, by, now), screens: [unboundScreen(situation, act.desk)] };
  }
  const invitation = groupCode(act.desk, fresh.code, now);
  const chat = deskChats.get(act.desk) ?? null;
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
  const by = { id: incoming.from.id, update: incoming.update };
  return {
    change: [{ write: 'invite-used', id: invitation.id }, ...bindDesk(desk, incoming.chat, await store.openHandoffs(desk), by, now)],
    screens: [noteScreen('bound', { desk: nameOf(content.desks, desk) })],
  };
}

const nameOf = (desks: Situation['content']['desks'], desk: DeskId) => desks.get(desk)?.name ?? desk;
