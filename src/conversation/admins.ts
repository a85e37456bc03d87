import type { ActionName } from '../base/action.ts';
import type { Input } from '../base/incoming.ts';
import type { Decision } from '../desk/change.ts';
import { isAdminBy } from '../desk/role.ts';
import type { Situation, TalkDeps, Topic } from './situation.ts';
import { audit } from './topics/audit.ts';
import { delivery } from './topics/delivery.ts';
import { decideGroups } from './topics/groups.ts';
import { decideRoles } from './topics/roles.ts';

/*
 * What is only for those who run the bot, in their private chat; for all others it is a command or a button like any unknown one.
 */

type Consider = (deps: TalkDeps, situation: Situation) => Promise<Decision>;

const of =
  <Known>(topic: Topic<Known>): Consider =>
  async (deps, situation) =>
    topic.decide(situation, await topic.read(deps.store, situation));

const commands: ReadonlyMap<string, Consider> = new Map([
  ['groups', decideGroups],
  ['roles', decideRoles],
  ['delivery', of(delivery)],
  ['audit', of(audit)],
]);

const buttons: ReadonlyMap<ActionName, Consider> = new Map<ActionName, Consider>([
  ['audit', of(audit)],
  ['roles', decideRoles],
  ['role-ask', decideRoles],
  ['role-invite', decideRoles],
  ['role-off', decideRoles],
  ['invite-off', decideRoles],
  ['groups', decideGroups],
  ['group-desk', decideGroups],
  ['group-off', decideGroups],
]);

/** Whether somebody runs the bot: by the configuration, or by an invitation that they followed. */
export async function isAdmin({ store, isAdmin: configured }: TalkDeps, user: number): Promise<boolean> {
  return configured?.(user) === true || isAdminBy(await store.roles(user));
}

/** What an administrator asked for; null: nothing of theirs. */
export function ofAdmins(input: Input): Consider | null {
  if (input.kind === 'command') return commands.get(input.name) ?? null;
  if (input.kind === 'chat-shared') return decideGroups;
  return (input.kind === 'press' && input.act && buttons.get(input.act.do)) || null;
}
