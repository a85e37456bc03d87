import { readLink } from '../../base/link.ts';
import type { Decision } from '../../desk/change.ts';
import { isGood, roleLink } from '../../desk/invitation.ts';
import { isRole } from '../../desk/role.ts';
import { followInvitation } from '../../desk/role-acts.ts';
import { deskLanguage } from '../../screens/desk-group-screens.ts';
import { invitationOver, invitedScreen, roleDeskScreen, rolesScreen, welcomeScreen } from '../../screens/roles-screens.ts';
import { type Situation, show, type TalkDeps } from '../situation.ts';

/*
 * Who is what for which desk: those who run the bot invite by a link that is good once, and take roles back.
 */

/** The list, a new link, or the end of a role or of a link. */
export async function decideRoles({ store }: TalkDeps, situation: Situation): Promise<Decision> {
  const { input, content, fresh, now } = situation;
  const act = input.kind === 'press' ? input.act : null;
  const all = async () => ({ members: await store.roles(null), invitations: await store.invitations(now) });
  if (act?.do === 'role-off' || act?.do === 'invite-off') {
    const { members, invitations } = await all();
    const left = {
      members: members.filter(({ id }) => act.do !== 'role-off' || id !== act.id),
      invitations: invitations.filter(({ id }) => act.do !== 'invite-off' || id !== act.id),
    };
    return {
      change: [{ write: act.do === 'role-off' ? 'role-drop' : 'invite-drop', id: act.id }],
      screens: [rolesScreen(situation, left)],
    };
  }
  if (act?.do === 'role-ask' && isRole(act.role) && act.role !== 'admin') return show(roleDeskScreen(situation, act.role));
  const asked =
    act?.do === 'role-invite' ? { role: act.role, desk: act.desk } : act?.do === 'role-ask' ? { role: act.role, desk: '' } : null;
  if (!asked || !isRole(asked.role) || (asked.role !== 'admin' && !content.desks.has(asked.desk)))
    return show(rolesScreen(situation, await all()));
  const invitation = roleLink(asked.role, asked.desk || null, fresh.pass, now);
  return { change: [{ write: 'invite', invitation }], screens: [invitedScreen(situation, asked.role, invitation)] };
}

/** The invitation behind a `/start`; null: it is none. */
export function invitationIn({ input }: Situation): string | null {
  const link = input.kind === 'command' && input.name === 'start' ? readLink(input.payload) : null;
  return link?.to === 'invitation' ? link.id : null;
}

/** Follows it: whoever comes first, once, before its end. */
export async function openInvitation({ store }: TalkDeps, situation: Situation, id: string): Promise<Decision> {
  const { incoming, fresh, now } = situation;
  const invitation = await store.invitation(id);
  const { kind } = invitation ?? { kind: 'group' };
  if (!isGood(invitation, now) || kind === 'group') return { ...show(invitationOver), lang: deskLanguage };
  const { id: person, name } = incoming.from;
  const change = followInvitation({ ...invitation, kind }, { id: person, name }, fresh.document, now);
  return { change, screens: [welcomeScreen(situation, kind, invitation.desk)], lang: deskLanguage };
}
