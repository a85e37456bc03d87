import { type Screen, type Text, text } from '../base/screen.ts';
import type { DeskId } from '../desk/desk.ts';
import { groupCodeMinutes } from '../desk/invitation.ts';
import { network } from '../desk/network.ts';
import { button, rows } from './buttons.ts';
import { groupName } from './network-screens.ts';
import type { Setting } from './setting.ts';

/** What those who run the bot see of the desks' groups. */

type Given = Pick<Setting, 'content' | 'deskChats'> & { readonly networkChat: number | null };

const nameOf = ({ content }: Pick<Given, 'content'>, desk: DeskId): string | Text => groupName(content.desks, desk);
/** What is said of the experts' group in other words than of a desk's. */
const ofNetwork = (desk: DeskId, key: string) => (desk === network ? `network:group-${key}` : `operators:groups.${key}`);
const toAll = [button(text('common:button.back'), { do: 'groups' })];

/** All desks, each with whether it has a group. */
export function groupsScreen(given: Given): Screen {
  const desks = [...given.content.desks.values()];
  const { deskChats, networkChat } = given;
  return {
    text: [
      text('operators:groups.title'),
      desks.map(({ id, name }) => text(deskChats.has(id) ? 'operators:groups.has' : 'operators:groups.none', { name })),
      text(networkChat === null ? 'operators:groups.none' : 'operators:groups.has', { name: text('network:name') }),
      text('operators:groups.how'),
    ],
    buttons: [
      ...rows(
        desks.map(({ id, municipality }) => button(text('operators:groups.desk', { town: municipality }), { do: 'group-desk', desk: id })),
        2,
      ),
      [button(text('network:name'), { do: 'group-desk', desk: network })],
    ],
  };
}

/** One desk: its group, and the two ways to another; `given`: it was given in chat, and can be taken back there. */
export function groupScreen(setting: Given, desk: DeskId, chat: number | null, given: boolean, code: string): Screen {
  const name = nameOf(setting, desk);
  const shared = [...setting.deskChats]
    .filter(([other, each]) => other !== desk && each === chat)
    .map(([other]) => setting.content.desks.get(other)?.name ?? other);
  return {
    text: [
      chat === null
        ? text(ofNetwork(desk, 'one-none'), { name })
        : text(given ? 'operators:groups.one' : 'operators:groups.one-configured', { name, chat: String(chat) }),
      ...(shared.length > 0 ? [text('operators:groups.shared', { names: shared.join(', ') })] : []),
      text('operators:groups.by-code', { code, minutes: groupCodeMinutes }),
    ],
    buttons: [...(given ? [[button(text('operators:groups.off'), { do: 'group-off', desk })]] : []), toAll],
  };
}

/** Opens Telegram's own choice of a group. */
export function chooseGroupScreen(given: Given, desk: DeskId, request: number): Screen {
  return {
    text: [text('operators:groups.choose', { name: nameOf(given, desk) })],
    buttons: [],
    stay: true,
    askGroup: { request, button: text('operators:groups.choose-button'), home: text('common:button.home') },
  };
}

/** The chosen group is the desk's. */
export const boundScreen = (given: Given, desk: DeskId): Screen => ({
  text: [text(ofNetwork(desk, 'bound'), { name: nameOf(given, desk) })],
  buttons: [toAll],
});

/** The bot is not in the chosen group, or whoever chose it is not. */
export const notBoundScreen: Screen = { text: [text('operators:groups.not-bound')], buttons: [toAll] };

/** A desk's group cannot be the experts' too, nor theirs a desk's. */
export const notItsOwnScreen: Screen = { text: [text('common:desk-note.not-its-own')], buttons: [toAll] };

/** It is not any more. */
export const unboundScreen = (given: Given, desk: DeskId): Screen => ({
  text: [text('operators:groups.unbound', { name: nameOf(given, desk) })],
  buttons: [toAll],
});
