import type { Decision } from '../../desk/change.ts';
import { keepNote, longestNote } from '../../desk/note-acts.ts';
import { noteScreen } from '../../screens/desk-group-screens.ts';
import { type Situation, show } from '../situation.ts';
import type { Known } from './operator-known.ts';

/** A note about the handoff that it answers: for the desk alone. */
export function noted({ incoming, now }: Situation, { handoff, desk }: Known, text: string): Decision {
  if (!handoff || handoff.desk !== desk) return show(noteScreen('note-nothing'));
  const { id, name } = incoming.from;
  const { update, chat, message } = incoming;
  const kept = keepNote(handoff, { id, name }, { text, update, chat, message }, now);
  if ('change' in kept) return { change: kept.change, screens: [noteScreen('noted')] };
  return show(noteScreen(`note-${kept.refused}`, { max: String(longestNote) }));
}
