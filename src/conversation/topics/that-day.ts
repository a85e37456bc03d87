import { dayAt, type Instant } from '../../base/time.ts';
import type { Write } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { AppointmentId } from '../../desk/ids.ts';
import type { Person, Session } from '../../desk/session.ts';
import type { Told } from '../../desk/sheet.ts';
import { changeSince, followOf } from '../../flow/follow.ts';
import { outcomeOf, resolve } from '../../flow/run.ts';
import { thatDayScreen } from '../../screens/change-screen.ts';
import { type Setting, worldOf } from '../../screens/setting.ts';

/** Somebody comes to the desk for the outcome of a guide on a later day. */
interface ThatDay {
  /** What is told where the outcome of that day is not that of today: other numbers, or another answer. */
  readonly told: readonly Write[];
  /** What the person follows from now on: a number that changes before that day is told then. */
  readonly followed: Session['followed'];
}

/** Computes the outcome behind an appointment for its day. Nothing of a safety card, nor where a question is open. */
export function forThatDay(setting: Setting, guide: Told | null, id: AppointmentId, starts_at: Instant): ThatDay {
  const { content, person, today, now, zone } = setting;
  const { followed } = person.session;
  const world = worldOf(content, today);
  const answers = guide ? resolve(guide.flow, guide.state.answers, world).answers : {};
  const run = guide && !guide.flow.safety ? outcomeOf(guide.flow, answers, world) : null;
  if (!guide || !run) return { told: [], followed };
  const { flow } = guide;
  const { params } = content.texts;
  const follows = followOf(flow, answers, world, params);
  const day = dayAt(starts_at, zone);
  const then = worldOf(content, day);
  const change = changeSince(flow, follows, then, params);
  const other = change?.other === true || outcomeOf(flow, answers, then)?.outcome.id !== run.outcome.id;
  const screen = thatDayScreen(flow, { texts: other ? [] : (change?.texts ?? []), other }, day);
  const key = `appointment:${id}:that-day`;
  const message = { key, due: now, to: { chat: person.chat }, body: { kind: 'screen' as const, screen } };
  return {
    told: [change || other ? { write: 'message', message } : { write: 'drop', key }],
    followed: { ...followed, [flow.id]: follows },
  };
}

/** The guide for which somebody comes, as far as they have gone in it. */
export function guideOf({ content, person }: Setting, handoff: Pick<Handoff, 'sheet'> | null): Told | null {
  const flow = content.flows.get(handoff?.sheet.flow ?? '');
  const state = flow && person.session.flows[flow.id];
  return flow && state ? { flow, state } : null;
}

/** What the resident is told when the desk moves the appointment to that day. What they follow stays as they chose. */
export function toldByDesk(
  setting: Setting,
  resident: Person | null,
  handoff: Pick<Handoff, 'sheet'>,
  id: AppointmentId,
  starts_at: Instant,
): readonly Write[] {
  if (!resident) return [];
  const theirs = { ...setting, person: resident };
  return forThatDay(theirs, guideOf(theirs, handoff), id, starts_at).told;
}
