import type { Action } from '../../base/action.ts';
import type { Acted } from '../../desk/acted.ts';
import { isOpen } from '../../desk/appointment-acts.ts';
import type { Decision, Write } from '../../desk/change.ts';
import { codeOf, type Handoff } from '../../desk/handoff.ts';
import { putOnList, waitingSince } from '../../desk/wish-acts.ts';
import { serviceOf } from '../../screens/booking-screens.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { listedScreen, listWhichScreen } from '../../screens/wish-screens.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show, toast } from '../situation.ts';
import type { Case, Known } from './operator-known.ts';

/** What the resident of a request waits for and has booked, and who waits before them. */
export async function readList(reads: Reads, { now }: Situation, { chat, desk }: Handoff): Promise<Known['list']> {
  return {
    wish: await reads.wish(chat),
    mine: (await reads.appointmentsOf(chat, now)).filter((each) => isOpen(each, now)),
    before: await reads.waitingBefore(desk, chat, waitingSince(now), now),
  };
}

/** The desk puts somebody on its waiting list: for what, then it is done, and the person reads it and can leave. */
export function listing(
  situation: Situation,
  { handoff, appointment, blocked, list }: Case,
  act: Extract<Action, { do: 'desk-wait' | 'desk-wait-for' }>,
  acted: (done: Acted<string>) => Decision,
): Decision {
  const { now, zone, content } = situation;
  if (blocked) return acted({ refused: 'list-unreached' });
  const desk = content.desks.get(handoff.desk);
  if (!desk || !content.timetables.some((each) => each.desk === desk.id)) return acted({ refused: 'no-times' });
  const services = desk.services.flatMap((id) => serviceOf(situation, id) ?? []);
  const own = appointment && isOpen(appointment, now) ? appointment : null;
  if (act.do === 'desk-wait') return show(listWhichScreen(handoff, codeOf(handoff, appointment), own, services));
  const service = own?.service ?? services.find(({ id }) => id === act.service)?.id;
  if (service === undefined) return toast(deskNote('old-button'));
  const done = putOnList({ handoff, appointment, service, wish: list.wish, mine: list.mine }, now, zone);
  if ('refused' in done) return acted(done);
  const screen = listedScreen(situation, { desk: desk.id, service }, own !== null, list.before);
  const told: Write = {
    write: 'message',
    message: { key: `wish:${handoff.chat}:listed`, due: now, to: { chat: handoff.chat }, body: { kind: 'screen', screen } },
  };
  return { ...acted({ change: [...done.change, told] }), toast: deskNote('listed') };
}
