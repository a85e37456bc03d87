import { readLink } from '../../base/link.ts';
import type { Decision } from '../../desk/change.ts';
import { followPass, opens, takeAwayAt } from '../../desk/pass-acts.ts';
import { deskLanguage } from '../../screens/desk-group-screens.ts';
import { notHere, passNotMember, passOver } from '../../screens/sheet-screen.ts';
import { type Situation, show, type TalkDeps, unread } from '../situation.ts';
import { givenName } from './given-name.ts';
import { mayRead } from './sheet-readers.ts';

/*
 * Operators read sheets in their private chat with the bot. Nothing of it leads into what residents see, unless they ask for it.
 */

/** The link to a sheet in a `/start`; null: it is none. */
export function passIn({ input }: Situation): string | null {
  const link = input.kind === 'command' && input.name === 'start' ? readLink(input.payload) : null;
  return link?.to === 'sheet' ? link.pass : null;
}

/** Follows the link: only by the operator to whom it was given, once, and as long as they are in the desk's group. */
export async function openPass(deps: TalkDeps, situation: Situation, name: string): Promise<Decision> {
  const { incoming, now } = situation;
  const { store } = deps;
  const said = (decision: Decision): Decision => ({ ...decision, lang: deskLanguage });
  const pass = await store.pass(name);
  const handoff = opens(pass, incoming.from.id, now) ? await store.handoff(pass.handoff) : null;
  if (!pass || !handoff) return said(show(passOver));
  if (!(await mayRead(deps, situation, handoff))) return said(show(passNotMember));
  return said({ change: followPass(pass, handoff, { id: incoming.from.id, name: incoming.from.name }, now), screens: [] });
}

/** Takes the sheet under whose button it was pressed out of the chat at once. */
export const hidden = unread(({ input, incoming, person, now }) => {
  const { message } = incoming;
  if (message === null || input.kind !== 'press' || input.act?.do !== 'sheet-hide') return show();
  return { change: [takeAwayAt(input.act.handoff, person.chat, message, now)], screens: [] };
});

/** What an operator types where only sheets are read: null when it is not that. `known`: they use the bot for themselves, too. */
export async function besideSheet(deps: TalkDeps, situation: Situation, known: boolean): Promise<Decision | null> {
  const { input, incoming, person } = situation;
  const { store } = deps;
  if (input.kind === 'command' || input.kind === 'press' || input.kind === 'blocked' || input.kind === 'migrated') return null;
  const about = input.kind === 'edited' ? incoming.message : incoming.reply_to;
  const sheet = about === null ? null : await store.handoffAt(person.chat, about);
  const named = sheet === null ? null : await givenName(deps, situation, sheet);
  if (named) return { ...named, lang: deskLanguage };
  const isSheet = sheet !== null && sheet.chat !== person.chat;
  const alone = !known && (await store.isOperatorChat(person.chat));
  return isSheet || alone ? { ...show(notHere(!known)), lang: deskLanguage } : null;
}
