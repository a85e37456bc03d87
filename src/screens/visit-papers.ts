import { type Button, type Paragraph, type Text, text } from '../base/screen.ts';
import { type Day, dayAt, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { Session } from '../desk/session.ts';
import { shown } from '../flow/condition.ts';
import type { FlowId } from '../flow/flow.ts';
import { itemKey } from '../flow/keys.ts';
import { outcomeOf, resolve } from '../flow/run.ts';
import { worldOn } from '../law/facts-of-day.ts';
import { act } from './buttons.ts';

/** So many papers are named in a reminder; the rest stands in the guide. */
const most = 12;

/** What is to be brought to an appointment: what was not ticked yet, out of how many. */
export interface VisitPapers {
  readonly left: readonly Text[];
  readonly all: number;
  /** The guide in which they are ticked; null: they are those of the service, which has no ticks. */
  readonly flow: FlowId | null;
}

/** The desk's own list, else the papers of the person's own case as of the day of the appointment, without those that the desk prepares, else those of the service. */
export function visitPapers(
  content: Content,
  appointment: Appointment,
  handoff: Pick<Handoff, 'sheet'> | null,
  session: Pick<Session, 'flows'>,
  zone: Zone,
): VisitPapers {
  const day: Day = dayAt(appointment.starts_at, zone);
  const flow = content.flows.get(handoff?.sheet.flow ?? '');
  const state = flow && session.flows[flow.id];
  const service = content.services.get(appointment.service);
  const own = content.desks.get(appointment.desk)?.papers?.[appointment.service];
  if (!own && flow && state) {
    const world = worldOn(content, day);
    const { answers } = resolve(flow, state.answers, world);
    const run = outcomeOf(flow, answers, world);
    const all = run ? shown(run.outcome.sections.papers ?? [], answers, world) : [];
    const papers = all.filter(({ id }) => !service?.fills_in?.includes(id));
    const left = papers.filter(({ id }) => !state.ticks.includes(id));
    if (run && papers.length > 0)
      return { left: left.map(({ id }) => text(itemKey(flow.id, 'papers', id), run.values)), all: papers.length, flow: flow.id };
  }
  const papers = own ?? service?.papers ?? [];
  return { left: papers.map((paper) => text(`common:paper.${paper}`)), all: papers.length, flow: null };
}

/** All that is to be brought, ticked or not. */
export function allPapers(...[content, appointment, handoff, { flows }, zone]: Parameters<typeof visitPapers>): readonly Text[] {
  const unticked = Object.fromEntries(Object.entries(flows).map(([id, state]) => [id, { ...state, ticks: [] }]));
  return visitPapers(content, appointment, handoff, { flows: unticked }, zone).left;
}

/** The lines of a reminder that tell what is still to be prepared. */
export function paperLines({ left, all, flow }: VisitPapers): Paragraph[] {
  if (all === 0) return [];
  if (left.length === 0) return [text('common:visit.ready')];
  return [
    [
      text(flow === null ? 'common:visit.bring' : 'common:visit.left'),
      ...left.slice(0, most).map((item) => text('common:list.item', { item })),
      ...(left.length > most ? [text('common:visit.more', { count: left.length - most })] : []),
    ],
  ];
}

/** Where they are ticked. */
export const paperButtons = ({ flow }: VisitPapers): Button[][] =>
  flow === null ? [] : [[act('tick-papers', { do: 'flow-section', flow, section: 'papers' })]];
