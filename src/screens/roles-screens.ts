import { type Button, type Screen, text } from '../base/screen.ts';
import { clockAt, dayAt } from '../base/time.ts';
import type { DeskId } from '../desk/desk.ts';
import { type Invitation, roleLinkHours } from '../desk/invitation.ts';
import { type Member, type Role, roles } from '../desk/role.ts';
import { button, rows } from './buttons.ts';
import type { Setting } from './setting.ts';

/** Who is what for which desk, as those who run the bot see it. */

type Given = Pick<Setting, 'content' | 'zone'>;

const role = (name: string) => text(`operators:role.${name}`);
const deskName = ({ content }: Given, desk: DeskId | null) =>
  desk === null ? text('operators:roles.all') : (content.desks.get(desk)?.name ?? desk);
/** On a button there is no room for more. */
const townOf = ({ content }: Given, desk: DeskId | null) => (desk === null ? '' : (content.desks.get(desk)?.municipality ?? desk));
const toAll: readonly Button[] = [button(text('common:button.back'), { do: 'roles' })];

/** All roles and all links that are still good, each with its end. */
export function rolesScreen(
  given: Given,
  { members, invitations }: { readonly members: readonly Member[]; readonly invitations: readonly Invitation[] },
): Screen {
  const links = invitations.filter(({ kind }) => kind !== 'group');
  return {
    text: [
      text('operators:roles.title'),
      members.length === 0
        ? text('operators:roles.none')
        : members.map((each) =>
            text('operators:roles.line', {
              name: each.name || String(each.person),
              role: role(each.role),
              desk: deskName(given, each.desk),
            }),
          ),
      ...(links.length === 0
        ? []
        : [
            links.map(({ kind, desk, until }) =>
              text('operators:roles.open', {
                role: role(kind),
                desk: deskName(given, desk),
                day: dayAt(until, given.zone),
                time: clockAt(until, given.zone),
              }),
            ),
          ]),
      text('operators:roles.how'),
    ],
    buttons: [
      ...rows(
        roles.map((each) => button(text('operators:roles.invite', { role: role(each) }), { do: 'role-ask', role: each })),
        2,
      ),
      ...members.map((each) => [
        button(text('operators:roles.off', { name: each.name || String(each.person), town: townOf(given, each.desk) }), {
          do: 'role-off',
          id: each.id,
        }),
      ]),
      ...links.map(({ id, kind, desk }) => [
        button(text('operators:roles.withdraw', { role: role(kind), town: townOf(given, desk) }), { do: 'invite-off', id }),
      ]),
    ],
  };
}

/** At which desk. */
export function roleDeskScreen({ content }: Given, of: Role): Screen {
  return {
    text: [text('operators:roles.where', { role: role(of) })],
    buttons: [
      ...rows(
        [...content.desks.values()].map(({ id, municipality }) =>
          button(text('operators:groups.desk', { town: municipality }), { do: 'role-invite', role: of, desk: id }),
        ),
        2,
      ),
      toAll,
    ],
  };
}

/** The link, to be sent to one person. */
export function invitedScreen(given: Given, of: Role, { id, desk }: Invitation): Screen {
  const words = text('operators:roles.invitation', { role: role(of), desk: deskName(given, desk), hours: roleLinkHours });
  return {
    text: [text('operators:roles.made', { role: role(of), desk: deskName(given, desk), hours: roleLinkHours })],
    buttons: [
      [{ label: text('operators:roles.send'), share: { payload: `i_${id}`, text: words } }],
      [button(text('operators:roles.withdraw', { role: role(of), town: townOf(given, desk) }), { do: 'invite-off', id })],
      toAll,
    ],
  };
}

/** What somebody may do from now on. */
export const welcomeScreen = (given: Given, of: Role, desk: DeskId | null): Screen => ({
  text: [text('operators:roles.welcome', { role: role(of), desk: deskName(given, desk) }), text(`operators:roles.may-${of}`)],
  buttons: [],
});

/** The link was followed before, withdrawn, or its time is over. */
export const invitationOver: Screen = { text: [text('operators:roles.over')], buttons: [] };
