import type { ActionName } from '../base/action.ts';
import type { Decision } from '../desk/change.ts';
import { listens } from '../desk/handoff-acts.ts';
import { withTalkLine } from '../screens/talk-screens.ts';
import type { Situation, TalkDeps } from './situation.ts';

/** Where people come by; between the questions of a guide nothing stands in the way. */
const shownOn: readonly ActionName[] = [
  'home',
  'need',
  'help',
  'person',
  'desks',
  'desk',
  'appointments',
  'appointment',
  'documents',
  'document',
  'news',
  'flow-start',
  'flow-outcome',
  'flow-recap',
];

/** While a desk listens the screens say so, with the way back to the bot. Nothing stands on a quiet one. */
export async function withTalk({ store }: TalkDeps, { input, person, now, content }: Situation, decision: Decision): Promise<Decision> {
  const act = input.kind === 'press' ? input.act : null;
  const [screen, ...more] = decision.screens;
  if (!act || !shownOn.includes(act.do) || !screen || screen.quiet || screen.askLocation) return decision;
  const talk = await store.talkingWith(person.chat);
  if (!talk || !listens(talk, now)) return decision;
  return { ...decision, screens: [withTalkLine(screen, talk, content.desks.get(talk.desk)), ...more] };
}
