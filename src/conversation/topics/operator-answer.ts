import type { Decision } from '../../desk/change.ts';
import { correct, sayToResident } from '../../desk/handoff-acts.ts';
import { askedBy, ofNobody } from '../../desk/network.ts';
import { noteIn } from '../../desk/note-acts.ts';
import { noteScreen } from '../../screens/desk-group-screens.ts';
import { networkNote } from '../../screens/network-screens.ts';
import { lineTooLong, passedOn } from '../../screens/talk-screens.ts';
import { lineOf } from '../line-of.ts';
import { type Situation, show } from '../situation.ts';
import type { Known } from './operator-known.ts';
import { question } from './operator-network.ts';
import { noted } from './operator-note.ts';

/** An operator's answer to a message of a handoff goes to the resident, whatever it is; from then on the resident's lines come back under it. */
export function answer(situation: Situation, known: Known): Decision {
  const { handoff, only, desk } = known;
  const { incoming, input, now } = situation;
  const note = input.kind === 'say' ? noteIn(input.text) : null;
  if (note !== null) return noted(situation, known, note);
  // Colleagues talk to each other; whoever answers the bot is told that nobody hears it.
  if (!handoff) return incoming.reply_by === 'us' && !(input.kind === 'thing' && input.further) ? show(noteScreen('no-thread')) : show();
  if (only === ofNobody) return show(...(input.kind === 'thing' && input.further ? [] : [noteScreen('not-for-person')]));
  if (only !== null && only < ofNobody)
    return only === askedBy(incoming.from.id) ? question(situation, known) : show(networkNote('not-asked'));
  if (only !== null && only !== incoming.from.id && !incoming.from.anonymous) return show(noteScreen('not-asked'));
  const line = lineOf(situation);
  if (!line) return show(noteScreen('not-copied-now'));
  const said = handoff.desk === desk ? sayToResident(handoff, line, now) : { refused: 'not-yours' as const };
  if ('refused' in said) return show(said.refused === 'too-long' ? lineTooLong(null) : noteScreen('not-passed'));
  const quiet = incoming.message === null || (input.kind === 'thing' && input.further);
  const seen = quiet || incoming.message === null ? {} : { seen: { message: incoming.message, otherwise: passedOn(null) } };
  return { change: said.change, screens: [], ...seen };
}

/** An operator corrected a line of theirs: what the resident has changes, too. */
export function correction(situation: Situation, { handoff, desk, before, only }: Known): Decision {
  if (!handoff) return show();
  const line = lineOf(situation);
  // Notes of older programs stand in the thread as lines do.
  if (only === ofNobody || (line && noteIn(line.text) !== null)) return show(noteScreen('correction-own'));
  const done = line && handoff.desk === desk ? correct(handoff, line, 'resident', situation.now, before) : null;
  if (done && 'change' in done) return { change: done.change, screens: [noteScreen('corrected')] };
  return show(done?.refused === 'too-long' ? lineTooLong(null) : noteScreen('correction-late'));
}
