import type { FlowId, Item, SectionId, StepId } from './flow.ts';

/** Whether a text exists, asked of the reference language so that every language decides alike. */
export type HasText = (key: string) => boolean;

export const titleKey = (flow: FlowId) => `${flow}:title`;
/** The name of the flow on a button. */
export const labelKey = (flow: FlowId) => `${flow}:label`;
/** Words by which a person may look for it. */
export const keywordsKey = (flow: FlowId) => `${flow}:keywords`;
/** The question itself. */
export const askKey = (flow: FlowId, step: StepId) => `${flow}:step.${step}.ask`;
/** What the words mean and where to look; not every step has it. */
export const helpKey = (flow: FlowId, step: StepId) => `${flow}:step.${step}.help`;
/** The label of the answer in the recap and on the desk's sheet. */
export const shortKey = (flow: FlowId, step: StepId) => `${flow}:step.${step}.short`;
/** The short name of an outcome, for operators too. */
export const outcomeKey = (flow: FlowId, outcome: string) => `${flow}:outcome.${outcome}`;
export const sayKey = (flow: FlowId, item: Item['id']) => placed(flow, 'say', item);
/** A line of a section: `steps`, `papers` … */
export const itemKey = (flow: FlowId, section: SectionId, item: Item['id']) => placed(flow, section, item);
/** Which sum it is, where an outcome shows several: a calculation of one id means the same in every flow. */
export const sumKey = (sum: string) => `common:sum.${sum}`;
/** What stands after a number that has ended: its year, its last day, or that it is a day gone by. */
export const markKey = (mark: 'of-year' | 'until' | 'past-day') => `common:fact.${mark}`;
/** The name of a part of a sum. */
export const partKey = (part: string) => `common:cost.${part}`;

/** Options that many questions share: without words of their own they take the common ones. */
const sharedOptions: readonly string[] = ['unknown', 'yes', 'no'];

/** The words of an option: the step's own, else the common ones for `unknown`, `yes` and `no`. */
export function optionKey(flow: FlowId, step: StepId, option: string, has: HasText): string {
  const own = `${flow}:step.${step}.option.${option}`;
  return sharedOptions.includes(option) && !has(own) ? `common:option.${option}` : own;
}

/** An id with a dot (`permit.passport`) has its words in the namespace before the dot, which several flows share. */
function placed(flow: FlowId, kind: 'say' | SectionId, item: string): string {
  const dot = item.indexOf('.');
  return dot < 0 ? `${flow}:${kind}.${item}` : `${item.slice(0, dot)}:${kind}.${item.slice(dot + 1)}`;
}
