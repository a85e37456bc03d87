import { answerText } from '../../core/answer-text.ts';
import { leaves } from '../../core/condition.ts';
import type { Flow, Outcome } from '../../core/flow.ts';
import { stepOf } from '../../core/flow-codes.ts';
import { outcomeKey, shortKey } from '../../core/flow-keys.ts';
import { outcomeOf, resolve } from '../../core/flow-run.ts';
import type { Sheet } from '../../core/handoff.ts';
import { type Text, text } from '../../core/screen.ts';
import type { Draft, FlowState } from '../../core/session.ts';
import { type Situation, worldOf } from '../situation.ts';

/** The two lines of a sheet that are no answers. */
const outcomeItem = '-outcome';
const papersItem = '-papers';

/** A line that the resident can leave on the desk's sheet or take off. */
export interface SheetItem {
  readonly id: string;
  readonly label: Text;
  readonly value: Text;
}

function flowOf({ content, person }: Situation, draft: Draft): { flow: Flow; state: FlowState } | null {
  const flow = draft.flow ? content.flows.get(draft.flow) : undefined;
  const state = flow ? person.session.flows[flow.id] : undefined;
  return flow && state ? { flow, state } : null;
}

/** The lines offered for the sheet: answers that are not private, the outcome, the papers ticked. */
export function sheetItems(situation: Situation, draft: Draft): SheetItem[] {
  const found = flowOf(situation, draft);
  if (!found) return [];
  const { flow, state } = found;
  const world = worldOf(situation.content, situation.today);
  const { asked, answers } = resolve(flow, state.answers, world);
  const items = asked
    .filter((step) => !step.private)
    .map((step) => ({
      id: step.id,
      label: text(shortKey(flow.id, step.id)),
      value: answerText(flow, step, answers[step.id] ?? 'unknown', (key) => situation.content.texts.has('it', key)),
    }));
  const run = outcomeOf(flow, answers, world);
  if (!run) return items;
  const papers = {
    id: papersItem,
    label: text('common:sheet.papers'),
    value: text('common:sheet.papers-count', { n: state.ticks.length }),
  };
  return [
    ...items,
    { id: outcomeItem, label: text('common:sheet.outcome'), value: text(outcomeKey(flow.id, run.outcome.id)) },
    ...(state.ticks.length > 0 ? [papers] : []),
  ];
}

/** What is off the sheet at first: an outcome that would tell a private answer. */
export function removedAtFirst(situation: Situation, draft: Draft): string[] {
  const found = flowOf(situation, draft);
  if (!found) return [];
  const world = worldOf(situation.content, situation.today);
  const run = outcomeOf(found.flow, found.state.answers, world);
  return run && tellsPrivate(found.flow, run.outcome) ? [outcomeItem] : [];
}

/** Whether the outcome's own rule hangs on a private answer. */
function tellsPrivate(flow: Flow, outcome: Outcome): boolean {
  const kept = new Set(flow.steps.filter((step) => step.private).map((step) => step.id));
  return leaves(outcome.when).some((leaf) => kept.has(stepOf(leaf)));
}

/** The sheet as it goes to the desk: only what was left on it. */
export function sheetOf(situation: Situation, draft: Draft, name: string): Sheet {
  const found = flowOf(situation, draft);
  if (!found) return { name, flow: null, outcome: null, answers: {}, papers: [] };
  const { flow, state } = found;
  const world = worldOf(situation.content, situation.today);
  const kept = sheetItems(situation, draft).filter((item) => !draft.removed.includes(item.id));
  const { answers } = resolve(flow, state.answers, world);
  return {
    name,
    flow: flow.id,
    outcome: kept.some((item) => item.id === outcomeItem) ? (outcomeOf(flow, answers, world)?.outcome.id ?? null) : null,
    answers: Object.fromEntries(kept.filter((item) => answers[item.id] !== undefined).map((item) => [item.id, answers[item.id] ?? ''])),
    papers: kept.some((item) => item.id === papersItem) ? state.ticks : [],
  };
}
