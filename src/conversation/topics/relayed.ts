import type { Handoff } from '../../desk/handoff.ts';
import { endTalk, listens, mostUnanswered, sayToDesk } from '../../desk/handoff-acts.ts';
import { unansweredScreen } from '../../screens/ask-screens.ts';
import { editNotPassed, lineTooLong, onlyText, passedOn, talkEnded, wentToDesk } from '../../screens/talk-screens.ts';
import { talkOf } from '../in-talk.ts';
import { type Situation, show, type Topic } from '../situation.ts';

interface Known {
  readonly handoff: Handoff | null;
  /** When one talk is ended: another that goes on. */
  readonly other: Handoff | null;
}

/** While a desk is writing with a resident, what the resident types goes to the desk; the bot keeps silent but for buttons and a receipt. */
export const relayed: Topic<Known> = {
  async read(reads, situation) {
    const { input, person } = situation;
    if (input.kind !== 'press') return { handoff: await talkOf(reads, situation), other: null };
    const pressed = input.act && 'handoff' in input.act ? await reads.handoff(input.act.handoff) : null;
    const handoff = pressed?.chat === person.chat ? pressed : null;
    return { handoff, other: await reads.talkingWith(person.chat, handoff?.id) };
  },
  decide(situation, { handoff, other }) {
    const { input, now, incoming } = situation;
    if (input.kind === 'press') {
      const ended = handoff ? endTalk(handoff, now) : null;
      return {
        change: ended && 'change' in ended ? ended.change : [],
        screens: [talkEnded(situation, handoff, other && listens(other, now) ? other : null)],
      };
    }
    if (handoff && input.kind === 'edited') return show(editNotPassed(handoff.id));
    if (!handoff || input.kind !== 'say') return show(onlyText(handoff?.id ?? null));
    const said = sayToDesk(handoff, { text: input.text, update: incoming.update }, now);
    if ('refused' in said)
      return show(said.refused === 'too-long' ? lineTooLong(handoff.id) : unansweredScreen(situation, handoff.desk, mostUnanswered));
    if (questionOpen(situation)) return { change: said.change, screens: [wentToDesk(handoff.id)] };
    const seen = incoming.message === null ? {} : { seen: { message: incoming.message, otherwise: passedOn(handoff.id) } };
    return { change: said.change, screens: [], ...seen };
  },
};

/** The bot had asked something, too: it is said where the words went. */
function questionOpen({ person }: Situation): boolean {
  const { place } = person.session;
  return place.at === 'document' || place.at === 'town' || (place.at === 'flow' && place.step !== null);
}
