import type { Appointment } from '../../desk/appointment.ts';
import { book, move, questionTo } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { type Draft, type Session, withSession } from '../../desk/session.ts';
import { sheetOf } from '../../desk/sheet.ts';
import type { Slot } from '../../desk/slot.ts';
import { bringList, toldIn } from '../../screens/booking-screens.ts';
import { because } from '../../screens/buttons.ts';
import { movedScreen, movingScreen } from '../../screens/confirmation-screens.ts';
import { otherOf } from '../../screens/other-person.ts';
import { worldOf } from '../../screens/setting.ts';
import { allPapers } from '../../screens/visit-papers.ts';
import { talkEndedWith } from '../../screens/words.ts';
import { type Situation, show } from '../situation.ts';
import { forThatDay, guideOf } from './that-day.ts';

/** Books the held time under the name; the confirmation is on its way. */
export function booked(situation: Situation, draft: Draft, hold: Appointment, name: string, joins: Handoff | null): Decision {
  const { person, now, zone, content, today, fresh } = situation;
  const guide = toldIn(situation, draft);
  const sheet = sheetOf(guide, draft, name, worldOf(content, today));
  const bring = bringList(situation, draft, hold.desk);
  const acted = book({ hold, handoff: fresh.handoff, joins, lang: person.lang, sheet, bring }, now, zone);
  const { told, followed } = forThatDay(situation, guide, hold.id, hold.starts_at);
  return { change: [atMenu(situation, { followed }), ...acted.change, ...told], screens: [] };
}

/** Moves the appointment to another time, perhaps to another desk. */
export function moved(
  situation: Situation,
  appointment: Appointment,
  handoff: Handoff | null,
  desk: string,
  slot: Pick<Slot, 'starts_at' | 'ends_at'> & { readonly seats?: readonly number[] },
  /** The person's requests that are still open. */
  mine: readonly Handoff[],
  /** The hold that keeps that time. */
  instead?: string,
): Decision {
  const lot = situation.fresh.freed(0);
  const how = { slot, by: 'resident', joins: questionTo(mine, desk), lot, ...(instead === undefined ? {} : { instead }) } as const;
  const acted = move({ appointment, handoff, desk, ...how }, situation.now, situation.zone);
  if ('refused' in acted) return show(movingScreen());
  // The talk with the desk of before is over: another has the request now.
  const left = handoff?.talking && handoff.desk !== desk ? handoff.desk : null;
  const talkOver = left === null ? null : talkEndedWith(situation.content.desks.get(left)?.name ?? left);
  const { told, followed } = forThatDay(situation, guideOf(situation, handoff), appointment.id, slot.starts_at);
  const { starts_at, ends_at } = slot;
  const next = { ...appointment, desk, starts_at, ends_at };
  const papers = () => allPapers(situation.content, next, handoff, situation.person.session, situation.zone);
  // Without a message that tells it a new one is on its way.
  const screen = appointment.told_in === null ? movingScreen() : movedScreen(situation, next, papers(), otherOf(handoff));
  return {
    change: [atMenu(situation, { followed }), ...acted.change, ...told],
    screens: [talkOver ? because(talkOver, screen) : screen],
  };
}

const atMenu = ({ person }: Situation, more: Partial<Session>) =>
  ({ write: 'person', person: withSession(person, { place: { at: 'menu' }, draft: null, ...more }) }) as const;
