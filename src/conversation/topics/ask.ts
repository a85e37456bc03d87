import type { Decision } from '../../desk/change.ts';
import type { DeskId } from '../../desk/desk.ts';
import { repliesSince } from '../../desk/first-reply.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { mostUnanswered } from '../../desk/handoff-acts.ts';
import type { Line } from '../../desk/lines.ts';
import type { Place } from '../../desk/session.ts';
import { withSession } from '../../desk/session.ts';
import { ask as askDesk, placeToAsk, reopenSince } from '../../desk/ticket-acts.ts';
import {
  type Asked,
  askable,
  askedEnough,
  askedScreen,
  askLineScreen,
  askWhichScreen,
  unansweredScreen,
} from '../../screens/ask-screens.ts';
import { type Answers, opensOf } from '../../screens/clock-screens.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import type { Answered } from '../../screens/reminded-screens.ts';
import { lineTooLong } from '../../screens/talk-screens.ts';
import { askInWords, oldButton } from '../../screens/words.ts';
import { answeredReminder } from '../answered-reminder.ts';
import { lineAbout } from '../line-of.ts';
import { go, type Situation, show, type Topic } from '../situation.ts';

interface Known {
  /** The person's handoffs, newest first. */
  readonly mine: readonly Handoff[];
  /** The reminder that the line answers. */
  readonly answered: Answered | null;
  /** When the desk that is asked answers. */
  readonly answers: Answers;
}

/** Asks a desk without booking: which one, then one line of the person's own, which begins the conversation. */
export const ask: Topic<Known> = {
  async read(reads, situation) {
    const { input, person, now } = situation;
    const { place } = person.session;
    if (input.kind !== 'say' || place.at !== 'ask') return { mine: [], answered: null, answers: { opens: null, replies: [] } };
    return {
      mine: await reads.handoffsOf(person.chat, reopenSince(now)),
      answered: await answeredReminder(reads, situation),
      answers: {
        opens: opensOf(situation, place.desk, await reads.closures(situation.today)),
        replies: await reads.firstReplies(place.desk, repliesSince(now)),
      },
    };
  },
  decide(situation, { mine, answered, answers }) {
    const { input, person } = situation;
    const { place } = person.session;
    const act = input.kind === 'press' ? input.act : null;
    if (act?.do === 'ask-desk') return which(situation, askedBy(act));
    if (act?.do === 'ask-to') return write(situation, act.desk, askedBy(act));
    if (place.at !== 'ask') return show(menuScreen(situation, oldButton));
    const line = input.kind === 'say' ? lineAbout(situation, answered) : null;
    return line ? said(situation, place, line, mine, answers) : again(situation, place);
  },
};

const askedBy = ({ flow, urgent }: { readonly flow: string; readonly urgent: string }): Asked => ({ flow, urgent: urgent === '1' });

/** The desk is chosen, unless there is only one. */
function which(situation: Situation, asked: Asked): Decision {
  const [first, ...others] = askable(situation);
  if (first && others.length === 0) return write(situation, first.id, asked);
  return go(situation, { place: { at: 'menu' } }, askWhichScreen(situation, asked));
}

function write(situation: Situation, id: DeskId, asked: Asked): Decision {
  const desk = askable(situation).find((each) => each.id === id);
  if (!desk) return show(askWhichScreen(situation, asked, oldButton));
  const { flow } = asked;
  const known = situation.content.flows.get(flow);
  // Of a safety card nothing goes to the group, not even that it was read.
  const about = known && !known.safety ? known.id : '';
  return go(situation, { place: { at: 'ask', desk: desk.id, flow: about, urgent: asked.urgent } }, askLineScreen(situation, desk, asked));
}

type Asking = Extract<Place, { readonly at: 'ask' }>;

/** Something that is no words: they are asked for again. */
function again(situation: Situation, place: Asking): Decision {
  const desk = situation.content.desks.get(place.desk);
  return show(desk ? askLineScreen(situation, desk, place, askInWords) : menuScreen(situation, oldButton));
}

function said(situation: Situation, place: Asking, line: Line, mine: readonly Handoff[], answers: Answers): Decision {
  const { person, now, fresh, content } = situation;
  const { desk, flow, urgent } = place;
  const asking = { desk, chat: person.chat, lang: person.lang, flow: flow || null, urgent, line, fresh };
  const acted = askDesk(mine, asking, now);
  if ('change' in acted) {
    const there = placeToAsk(mine, desk, now);
    const joined = there === 'new' || there === null ? null : there;
    return {
      change: [{ write: 'person', person: withSession(person, { place: { at: 'menu' }, misses: 0 }) }, ...acted.change],
      screens: [askedScreen(situation, desk, place, joined?.id ?? fresh.handoff, joined ? null : fresh.code, answers)],
    };
  }
  switch (acted.refused) {
    case 'too-long':
      return show(lineTooLong(null));
    case 'unanswered':
      return go(situation, { place: { at: 'menu' } }, unansweredScreen(situation, desk, mostUnanswered));
    case 'too-many': {
      const open = mine.filter(({ status, appointment }) => status !== 'closed' && appointment === null);
      const names = open.map((each) => content.desks.get(each.desk)?.name ?? each.desk);
      return go(situation, { place: { at: 'menu' } }, askedEnough(situation, names));
    }
  }
}
