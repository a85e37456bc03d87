import { addMonths } from '../base/time.ts';
import { parseTypedDay } from '../base/typed-day.ts';
import { daysWithin } from '../flow/run.ts';
import { monthsAhead } from '../screens/document-screens.ts';
import type { Situation } from './situation.ts';

/** What is done with words typed while a desk listens. */
export type Heard = 'danger' | 'question' | 'desk';

/**
 * Words of danger are nobody's to pass on. A question of the bot that is open comes before the desk: the name that was asked, a date where one
 * was asked, a town. Anything else is for the desk.
 */
export function heardInTalk({ input, person, content, today }: Situation): Heard {
  if (input.kind !== 'say') return 'desk';
  const { place } = person.session;
  if (place.at === 'name') return content.search.isCry(input.text) ? 'danger' : 'question';
  if (content.search.inDanger(person.lang, input.text)) return 'danger';
  const step = place.at === 'flow' ? content.flows.get(place.flow)?.steps.find(({ id }) => id === place.step) : undefined;
  const bounds =
    step && step.ask !== 'choice'
      ? daysWithin(step, today)
      : place.at === 'document'
        ? ([today, addMonths(today, monthsAhead)] as const)
        : null;
  if (bounds) {
    const typed = parseTypedDay(input.text, today, bounds);
    return 'refused' in typed && typed.refused === 'not-a-date' ? 'desk' : 'question';
  }
  return place.at === 'town' && content.towns.find(input.text, 1).length > 0 ? 'question' : 'desk';
}
