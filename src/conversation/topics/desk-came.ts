import type { Day } from '../../base/time.ts';
import type { Acted } from '../../desk/acted.ts';
import { mark, markKey, unmark } from '../../desk/attendance.ts';
import type { Decision } from '../../desk/change.ts';
import type { DeskId } from '../../desk/desk.ts';
import type { Visit } from '../../desk/visit.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { cameScreen } from '../../screens/desk-list-screens.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show, toast } from '../situation.ts';
import { isListDay, visitsOn } from './desk-lists.ts';

/** A mark in the list of who came, set or taken back. */
export interface Came {
  readonly handoff: string;
  readonly desk: DeskId;
  readonly day: Day;
  /** `yes`, `no` or `undo`. */
  readonly status: string;
}

export interface CameKnown {
  readonly visits: readonly Visit[];
  /** The resident was not told yet. */
  readonly untold: boolean;
}

export async function readCame(reads: Reads, situation: Situation, { handoff, desk, day }: Came): Promise<CameKnown> {
  return { visits: await visitsOn(reads, situation, desk, day, 1), untold: await reads.isUnsent(markKey({ id: handoff })) };
}

/** Whether a button asks for a mark on one of these desks. */
export const isCame = ({ desk, day }: Came, { today }: Situation, desks: readonly DeskId[]): boolean =>
  desks.includes(desk) && isListDay(day, today);

export function decideCame(situation: Situation, { handoff: id, desk, day, status }: Came, { visits, untold }: CameKnown): Decision {
  const { now } = situation;
  const at = visits.find(({ handoff }) => handoff?.id === id);
  const shown = (all: readonly Visit[]) => cameScreen(situation, now, desk, day, all);
  if (!at?.appointment || !at.handoff) return toast(deskNote('not-yours'));
  const { appointment, handoff } = at;
  if (status !== 'yes' && status !== 'no' && status !== 'undo') return toast(deskNote('old-button'));
  const after = ({ yes: 'attended', no: 'missed', undo: 'booked' } as const)[status];
  const done: Acted<string> = after === 'booked' ? unmark(appointment, handoff, untold, now) : mark(appointment, handoff, after, now);
  // Somebody else was quicker: the list as it is now.
  if ('refused' in done) return { ...show(shown(visits)), ...(done.refused === 'told' ? { toast: deskNote('told-already') } : {}) };
  const marked = visits.map((each) => (each === at ? { handoff, appointment: { ...appointment, status: after } } : each));
  return { change: done.change, screens: [shown(marked)] };
}
