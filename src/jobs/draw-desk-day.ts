import { addDays, dayAt, momentOf } from '../base/time.ts';
import type { Body } from '../desk/message.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { cameScreen, dayListScreen } from '../screens/desk-list-screens.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';

/** The morning list or the evening's question of a desk, as they are now; nothing where nobody is concerned. */
export async function drawDeskDay(
  { store, content, zone, now }: DrawDeps,
  { desk, day, what }: Extract<Body, { kind: 'desk-day' }>,
): Promise<Drawn | Untrue> {
  const today = dayAt(now(), zone);
  if (today !== day) return { untrue: 'that day is over' };
  const there = await store.appointmentsOn(desk, momentOf(day, '00:00', zone), momentOf(addDays(day, 1), '00:00', zone));
  if (!there.some(({ status }) => status === 'booked')) return { untrue: 'nobody is concerned' };
  const handoffs = await store.handoffsFor(there);
  const visits = there.map((appointment) => ({ appointment, handoff: handoffs.get(appointment.id) ?? null }));
  const given = { content, zone, today, now: now() };
  const screen = what === 'morning' ? dayListScreen(given, desk, day, visits) : cameScreen(given, now(), desk, day, visits);
  return { what: { what: 'screen', screen }, lang: deskLanguage, after: () => [] };
}
