import type { Decision } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { correct, endTalk, listens, mostUnanswered, sayToDesk } from '../../desk/handoff-acts.ts';
import type { Line } from '../../desk/lines.ts';
import { unansweredScreen } from '../../screens/ask-screens.ts';
import type { Answered } from '../../screens/reminded-screens.ts';
import { correctionScreen, lineTooLong, notCopied, passedOn, talkEnded, wentToDesk } from '../../screens/talk-screens.ts';
import { answeredReminder } from '../answered-reminder.ts';
import { talkOf } from '../in-talk.ts';
import { lineAbout } from '../line-of.ts';
import { type Situation, show, type Topic } from '../situation.ts';

interface Known {
  readonly handoff: Handoff | null;
  /** When one talk is ended: another that goes on. */
  readonly other: Handoff | null;
  /** The reminder that the words answer. */
  readonly answered?: Answered | null;
  /** Another of the same album was passed on. */
  readonly begun?: boolean;
  /** What told the thing that was corrected from another. */
  readonly before?: string | null;
}

/** While a desk is writing with a resident, what the resident sends goes to the desk; the bot keeps silent but for buttons and a receipt. */
export const relayed: Topic<Known> = {
  async read(reads, situation) {
    const { input, person, incoming } = situation;
    if (input.kind !== 'press') {
      const { message, once } = incoming;
      const edited = input.kind === 'edited' && message !== null;
      const handoff = edited ? await reads.handoffAt(person.chat, message) : await talkOf(reads, situation);
      return {
        handoff,
        other: null,
        answered: await answeredReminder(reads, situation),
        begun: once !== undefined && (await reads.handoffOfAlbum(person.chat, once)) === handoff?.id,
        before: edited ? await reads.fileAt(person.chat, message) : null,
      };
    }
    const pressed = input.act && 'handoff' in input.act ? await reads.handoff(input.act.handoff) : null;
    const handoff = pressed?.chat === person.chat ? pressed : null;
    return { handoff, other: await reads.talkingWith(person.chat, handoff?.id) };
  },
  decide(situation, { handoff, other, answered = null, begun = false, before = null }) {
    const { input, now, incoming } = situation;
    if (input.kind === 'press') {
      const ended = handoff ? endTalk(handoff, now) : null;
      return {
        change: ended && 'change' in ended ? ended.change : [],
        screens: [talkEnded(situation, handoff, other && listens(other, now) ? other : null)],
      };
    }
    const line = lineAbout(situation, answered);
    if (!handoff || !line) return show(notCopied(handoff?.id ?? null));
    if (input.kind === 'edited') return corrected(situation, handoff, line, before);
    const said = sayToDesk(handoff, line, now, {}, begun);
    if ('refused' in said)
      return show(said.refused === 'too-long' ? lineTooLong(handoff.id) : unansweredScreen(situation, handoff.desk, mostUnanswered));
    if (input.kind === 'say' && questionOpen(situation)) return { change: said.change, screens: [wentToDesk(handoff.id)] };
    const quiet = incoming.message === null || (input.kind === 'thing' && input.further);
    const seen = quiet || incoming.message === null ? {} : { seen: { message: incoming.message, otherwise: passedOn(handoff.id) } };
    return { change: said.change, screens: [], ...seen };
  },
};

/** What the desk has is corrected, too. */
function corrected(situation: Situation, handoff: Handoff, line: Line, before: string | null): Decision {
  const done = correct(handoff, line, 'desk', situation.now, before);
  if ('change' in done) return { change: done.change, screens: [correctionScreen(handoff.id, true)] };
  return show(done.refused === 'too-long' ? lineTooLong(handoff.id) : correctionScreen(handoff.id, false));
}

/** The bot had asked something, too: it is said where the words went. */
function questionOpen({ person }: Situation): boolean {
  const { place } = person.session;
  return place.at === 'document' || place.at === 'town' || (place.at === 'flow' && place.step !== null);
}
