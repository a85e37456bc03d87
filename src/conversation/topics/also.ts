import type { Screen } from '../../base/screen.ts';
import { alsoScreen, goneScreen } from '../../screens/also-screens.ts';
import { firstScreen } from '../../screens/settings-screens.ts';
import { show, type Topic } from '../situation.ts';

/** The message that is to be said in another language: the pressed one, or the one that the choice of languages names. */
function messageOf({ incoming, input }: Parameters<Topic<unknown>['read']>[1]): number | null {
  const named = input.kind === 'press' && input.act?.do === 'also-in' ? Number.parseInt(input.act.message, 36) : Number.NaN;
  return Number.isSafeInteger(named) ? named : incoming.message;
}

/** The same screen a second time, in another language: for who stands beside. The person's own language stays. */
export const also: Topic<Screen | null> = {
  async read(reads, situation) {
    const message = messageOf(situation);
    return message === null ? null : await reads.screenAt(situation.person.chat, message);
  },
  decide(situation, screen) {
    const { input, person, content } = situation;
    const message = messageOf(situation);
    const act = input.kind === 'press' ? input.act : null;
    if (!screen || message === null) return show(person.privacy_on !== null ? goneScreen(situation) : firstScreen(situation, ''));
    // In danger the card stays, the languages come below it: "Hide this" hides all.
    if (act?.do !== 'also-in') return show(screen.quiet ? { ...fresh(screen), choosing: true } : alsoScreen(situation, message));
    if (!content.languages.some(({ id }) => id === act.lang)) return show(goneScreen(situation));
    const { choosing: _, ...copy } = fresh(screen);
    return show({ ...copy, in: act.lang });
  },
};

/** As it was before it was sent. */
function fresh({ drawn: _, ...copy }: Screen): Screen {
  return copy;
}
