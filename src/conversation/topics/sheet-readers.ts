import type { Handoff } from '../../desk/handoff.ts';
import { mediatorsOf, worksAt } from '../../desk/role.ts';
import type { Reads } from '../../store/store.ts';
import type { Situation, TalkDeps } from '../situation.ts';

/** Members of the desk's group; where Telegram does not tell just now, whoever was given a role there. */
export async function mayRead(
  { store, isMember }: TalkDeps,
  { incoming, deskChats }: Situation,
  { desk, taken_by }: Pick<Handoff, 'desk' | 'taken_by'>,
): Promise<boolean> {
  const { id } = incoming.from;
  // A mediator need not be in the group to read of whom they were asked to help.
  if (taken_by === id && mediatorsOf(await store.roles(id), desk).length > 0) return true;
  const group = deskChats.get(desk);
  if (group === undefined) return false;
  return (await isMember(group, id)) ?? worksAt(await store.roles(id), [desk]);
}

/** They opened the chat by a link of ours, or use the bot for themselves. */
export async function mayWrite(reads: Reads, operator: number): Promise<boolean> {
  if (await reads.isOperatorChat(operator)) return true;
  const person = await reads.person(operator);
  return person !== null && person.blocked_at === null;
}
