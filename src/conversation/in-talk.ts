import type { Day } from '../base/time.ts';
import { parseTypedDay } from '../base/typed-day.ts';
import type { Handoff } from '../desk/handoff.ts';
import { listens } from '../desk/handoff-acts.ts';
import { asksDay } from '../desk/session.ts';
import { daysWithin } from '../flow/run.ts';
import { daysTaken } from '../screens/document-asks.ts';
import type { Reads } from '../store/store.ts';
import { wordsOf } from './line-of.ts';
import type { Situation } from './situation.ts';

/** The talk in which something was typed: that of the line which it answers, else that of the desk which wrote last. One that has ended gets nothing. */
export async function talkOf(
  reads: Pick<Reads, 'handoffAt' | 'talkingWith'>,
  { person, incoming, now }: Situation,
): Promise<Handoff | null> {
  // A correction belongs to the line that it corrects, also when the talk is over.
  if (incoming.input.kind === 'edited') return incoming.message === null ? null : await reads.handoffAt(person.chat, incoming.message);
  const answered = incoming.reply_to === null ? null : await reads.handoffAt(person.chat, incoming.reply_to);
  const talk = answered?.chat === person.chat ? answered : await reads.talkingWith(person.chat);
  return talk && listens(talk, now) ? talk : null;
}

/** What is done with words typed while a desk listens. */
export type Heard = 'danger' | 'question' | 'desk';

/**
 * Words of danger are nobody's to pass on. A question of the bot that is open comes before the desk: the name that was asked, a date where one
 * was asked, a town. Anything else is for the desk.
 */
export function heardInTalk(situation: Situation): Heard {
  const { input, person, content, today } = situation;
  const { place } = person.session;
  if (input.kind === 'location' && (place.at === 'town' || place.at === 'desks')) return 'question';
  if (input.kind !== 'say') return content.search.inHarm(person.lang, wordsOf(input) ?? '') ? 'danger' : 'desk';
  if (place.at === 'name' || (place.at === 'document' && !asksDay(place.ask)))
    return content.search.tellsDanger(person.lang, input.text) ? 'danger' : 'question';
  if (content.search.inHarm(person.lang, input.text)) return 'danger';
  if (place.at === 'ask') return 'question';
  const step = place.at === 'flow' ? content.flows.get(place.flow)?.steps.find(({ id }) => id === place.step) : undefined;
  const bounds = step && step.ask !== 'choice' ? daysWithin(step, today) : place.at === 'document' ? documentDays(situation) : null;
  if (bounds) {
    const typed = parseTypedDay(input.text, today, bounds);
    return 'refused' in typed && typed.refused === 'not-a-date' ? 'desk' : 'question';
  }
  return place.at === 'town' && content.towns.find(input.text, 1).length > 0 ? 'question' : 'desk';
}

/** The days that are taken where one of a document is asked. */
function documentDays({ person, content, today }: Situation): readonly [Day, Day] | null {
  const { place } = person.session;
  const rule = place.at === 'document' ? content.documents.get(place.kind) : undefined;
  return place.at === 'document' && asksDay(place.ask) && rule ? daysTaken({ ask: place.ask, rule, document: null }, today) : null;
}
