import type { Action } from '../../base/action.ts';
import type { Acted } from '../../desk/acted.ts';
import type { Decision } from '../../desk/change.ts';
import { codeOf } from '../../desk/handoff.ts';
import { beginQuestion, draftQuestion, dropQuestion, longestQuestion, ownLine, sendQuestion, tellsWho } from '../../desk/network.ts';
import type { Note } from '../../desk/note.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { networkNote, networkSent } from '../../screens/network-screens.ts';
import { type Situation, show, toast } from '../situation.ts';
import type { Case, Known } from './operator-known.ts';

export type Asking = Extract<Action, { do: 'network-ask' | 'network-send' | 'network-drop' }>;

/** The button of the card, and those under the question that is shown once more. */
export function asking(
  { incoming, now, networkChat }: Situation,
  { handoff, appointment, notes }: Case,
  act: Asking,
  acted: (done: Acted<string>) => Decision,
): Decision {
  const { id, name } = incoming.from;
  if (act.do === 'network-ask') {
    if (networkChat === null) return toast(deskNote('network-none'));
    const begun = beginQuestion(handoff, { id, name }, now);
    return 'refused' in begun ? acted(begun) : { change: begun.change, screens: [], toast: deskNote('write-toast') };
  }
  if (act.by !== id.toString(36)) return toast(deskNote('network-not-asker'));
  if (act.do === 'network-send' && networkChat === null) return toast(deskNote('network-none'));
  const note = notes.find((each: Note) => each.id === `${handoff.id}:${act.note}`);
  const sends = act.do === 'network-send';
  const done = sends ? sendQuestion(handoff, note, now) : dropQuestion(note);
  if ('refused' in done) return toast(deskNote(done.refused === 'changed' ? 'network-over' : done.refused));
  return { change: done.change, screens: [networkSent(codeOf(handoff, appointment), sends)] };
}

/** The question itself, typed where the answer box had opened; what may tell whose it is goes nowhere. */
export function question(situation: Situation, { handoff, desk }: Known): Decision {
  const { incoming, input, now } = situation;
  if (!handoff || handoff.desk !== desk) return show(networkNote('not-yours'));
  if (input.kind !== 'say') return show(...(input.kind === 'thing' && input.further ? [] : [networkNote('words-only')]));
  const { update, chat, message, from } = incoming;
  const said = { text: input.text, update, chat, message };
  const seen = tellsWho(input.text, handoff.sheet.name);
  if (seen) return { change: ownLine(handoff, said, now), screens: [networkNote(`refused-${seen.what}`, { word: seen.word })] };
  const drafted = draftQuestion(handoff, { id: from.id, name: from.name }, said, now);
  return 'change' in drafted
    ? { change: drafted.change, screens: [] }
    : show(networkNote(`refused-${drafted.refused}`, { max: String(longestQuestion) }));
}
