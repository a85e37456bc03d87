import { addDays, daysInMonth, momentOf } from '../base/time.ts';
import { statsOf } from '../desk/desk-stats.ts';
import type { Body } from '../desk/message.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { statsCaption, statsFile } from '../screens/desk-stats-file.ts';
import type { DrawDeps, Drawn } from './drawn.ts';

/** The numbers of a month of a desk as they are now, in a file; none so small that it is somebody. */
export async function drawDeskMonth(
  { store, content, zone }: DrawDeps,
  { desk, month }: Extract<Body, { kind: 'desk-month' }>,
): Promise<Drawn> {
  const until = addDays(month, daysInMonth(month));
  const [from, to] = [momentOf(month, '00:00', zone), momentOf(until, '00:00', zone)] as const;
  const there = await store.appointmentsOn(desk, from, to);
  const handoffs = await store.handoffsFor(there);
  const visits = there.map((appointment) => ({ appointment, handoff: handoffs.get(appointment.id) ?? null }));
  const waiting = (await store.openHandoffs(desk)).filter(({ status }) => status === 'waiting').length;
  const file = statsFile(content, desk, month, statsOf(visits, waiting, await store.firstReplies(desk, from, to)));
  const caption = statsCaption(content, desk, month);
  return { what: { what: 'file', file, caption }, lang: deskLanguage, after: () => [] };
}
