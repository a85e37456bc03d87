import { addMinutes } from '../../base/time.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { At } from '../../desk/ids.ts';
import { takeBack, takeBackMinutes } from '../../desk/take-back.ts';
import { noteScreen } from '../../screens/desk-group-screens.ts';
import { takenBack } from '../../screens/talk-screens.ts';
import { show, type Topic } from '../situation.ts';

interface Known {
  readonly handoff: Handoff | null;
  readonly own: At | null;
  readonly copies: readonly At[];
}

/** The commands that take a line back. */
export const undoes = (name: string): boolean => name === 'undo' || name === 'annulla';

/**
 * Takes a line back within a minute: of a resident the last one, or the one that the command answers; of an operator the one that it answers, which
 * must be their own.
 */
export const undo: Topic<Known> = {
  async read(reads, { incoming, now }) {
    const { chat, place, reply_to, reply_by, from } = incoming;
    const nothing = { handoff: null, own: null, copies: [] };
    if (place === 'group' && (reply_to === null || reply_by !== from.id)) return nothing;
    const line = await reads.ownLine(chat, reply_to, addMinutes(now, -takeBackMinutes));
    const handoff = line ? await reads.handoff(line.handoff) : null;
    if (!line || !handoff) return nothing;
    const own = { chat, message: line.message };
    return { handoff, own, copies: await reads.copiesOf(own) };
  },
  decide({ incoming: { place }, now }, { handoff, own, copies }) {
    const to = place === 'group' ? 'resident' : 'desk';
    const said = (done: boolean) =>
      to === 'resident' ? noteScreen(done ? 'taken-back' : 'nothing-to-take-back') : takenBack(done ? (handoff?.id ?? null) : null);
    if (!handoff || !own) return show(said(false));
    return { change: takeBack(handoff, to, own, copies, now), screens: [said(true)] };
  },
};
