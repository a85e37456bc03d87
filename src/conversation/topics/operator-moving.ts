import type { Acted } from '../../desk/acted.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { move } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { serviceOf } from '../../screens/booking-screens.ts';
import { deskNote, moveDayScreen, moveTimeScreen } from '../../screens/desk-group-screens.ts';
import { slotsOf, slotsOn } from '../../screens/free-times.ts';
import { type Situation, show, toast } from '../situation.ts';
import type { Case } from './operator-known.ts';
import { toldByDesk } from './that-day.ts';

export type Moving =
  /** To begin with. */
  | { readonly do: 'desk-move' | 'desk-move-day' | 'desk-move-time' }
  | { readonly do: 'desk-to-days'; readonly by: string; readonly page: string }
  | { readonly do: 'desk-to-day'; readonly by: string; readonly day: string }
  | { readonly do: 'desk-to-time'; readonly by: string; readonly day: string; readonly time: string };

/** Day, then time, then moved: the resident is told at once, with a new calendar file. Only the one who began chooses. */
export function moving(
  situation: Situation,
  { handoff, resident, taken }: Case,
  appointment: Appointment,
  act: Moving,
  acted: (done: Acted<string>, next: Partial<Handoff>, after: Partial<Appointment>) => Decision,
): Decision {
  const by = situation.incoming.from.id.toString(36);
  if ('by' in act && act.by !== by) return toast(deskNote('not-mover'));
  const desk = situation.content.desks.get(handoff.desk);
  const service = serviceOf(situation, appointment.service);
  const others = taken.filter((each) => each.id !== appointment.id);
  const slots = desk && service ? slotsOf(situation, desk, service, others, appointment.people) : [];
  if (!('by' in act)) return show(moveDayScreen(handoff, by, slots, 0));
  if (act.do === 'desk-to-days') return show(moveDayScreen(handoff, by, slots, Number(act.page)));
  const ofDay = slotsOn(slots, act.day);
  const slot = act.do === 'desk-to-time' ? ofDay.find((each) => each.time === act.time) : undefined;
  if (ofDay.length === 0) return show(moveDayScreen(handoff, by, slots, 0));
  if (!slot) return show(moveTimeScreen(handoff, by, act.day, slots));
  const { starts_at, ends_at } = slot;
  const lot = situation.fresh.freed(0);
  const moved = move({ appointment, handoff, desk: handoff.desk, slot, by: 'desk', lot }, situation.now, situation.zone);
  const told = toldByDesk(situation, resident, handoff, appointment.id, starts_at);
  return acted('change' in moved ? { change: [...moved.change, ...told] } : moved, {}, { starts_at, ends_at });
}
