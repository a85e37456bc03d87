import { dayAt, type Instant } from '../base/time.ts';
import type { Change, Write } from '../desk/change.ts';
import { afterWorking, repliesSince } from '../desk/first-reply.ts';
import type { Handoff } from '../desk/handoff.ts';
import { coordinatorsOf } from '../desk/role.ts';
import { hoursOf, nobodyAnswered, notTaken, opensOf } from '../screens/clock-screens.ts';
import type { DrawDeps, Later } from './drawn.ts';

/**
 * Nothing is said of a request that somebody has taken. One that waited for the desk's working hours is called out in the group, and its person is
 * told once when the desk opens next; after as many hours again those who answer for it are told.
 */
export async function drawClock(deps: DrawDeps, handoff: Handoff, code: string, since: Instant): Promise<Later> {
  const { content, zone, now } = deps;
  if (handoff.status !== 'waiting' || handoff.chat === 0) return { later: null, change: [] };
  const { desk: id } = handoff;
  const { firstReply } = content;
  const made = await deps.store.closures(dayAt(since, zone));
  const hours = hoursOf({ content, zone }, id, made);
  const working = (firstReply.desks[id] ?? firstReply.working_hours) * 60;
  const [first, second] = [afterWorking(hours, since, working), afterWorking(hours, since, 2 * working)];
  if (first === null) return { later: null, change: [] };
  if (now() < first) return { later: first, change: [] };
  const desk = content.desks.get(id);
  const once = (key: string, message: Pick<Extract<Write, { write: 'message-once' }>['message'], 'to' | 'body'>): Write => ({
    write: 'message-once',
    message: { key: `clock:${handoff.id}:${key}:${since}`, due: now(), ...message },
  });
  const opens = opensOf({ content, zone, now: now() }, id, made);
  const answers = { opens, replies: await deps.store.firstReplies(id, repliesSince(now())) };
  const called: Change = [
    once('group', { to: { desk: id }, body: { kind: 'note-to-desk', handoff: handoff.id, note: 'not-taken' } }),
    once('person', { to: { chat: handoff.chat }, body: { kind: 'screen', screen: nobodyAnswered(desk, id, answers) } }),
  ];
  if (second !== null && now() < second) return { later: second, change: called };
  const coordinators = coordinatorsOf(await deps.store.roles(null), id);
  const told = (coordinators.length > 0 ? coordinators : (deps.admins ?? [])).map((chat) =>
    once(`told:${chat}`, { to: { chat }, body: { kind: 'screen', screen: notTaken(desk, id, code) } }),
  );
  return { later: null, change: [...called, ...told] };
}
