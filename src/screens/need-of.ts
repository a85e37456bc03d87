import { addMinutes } from '../base/time.ts';
import type { FlowId, OfficeKind } from '../flow/flow.ts';
import { outcomeOf } from '../flow/run.ts';
import { type Setting, worldOf } from './setting.ts';

/** So long, in minutes, whoever asks for an office asks for what a guide has just told them. */
const lately = 60;

/** What somebody needs an office for: a guide, and the kinds of offices that its outcome names, the first first. */
export interface OfficeNeed {
  readonly flow: FlowId;
  readonly offices: readonly OfficeKind[];
}

/** The need of the guide answered last; null: none lately, it has no outcome yet, or nobody is to see which one it was. */
export function needOf(setting: Setting): OfficeNeed | null {
  const { content, person, now, today } = setting;
  const told = Object.entries(person.session.flows).flatMap(([id, { at, answers }]) => (at === null ? [] : [{ id, at, answers }]));
  const last = told.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const flow = last && content.flows.get(last.id);
  if (!flow || flow.safety || last.at < addMinutes(now, -lately)) return null;
  const offices = outcomeOf(flow, last.answers, worldOf(content, today))?.outcome.offices ?? [];
  return offices.length > 0 ? { flow: flow.id, offices } : null;
}
