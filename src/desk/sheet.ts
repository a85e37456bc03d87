import { leaves } from '../flow/condition.ts';
import type { Flow, Step } from '../flow/flow.ts';
import { stepOf } from '../flow/rules.ts';
import { outcomeOf, resolve } from '../flow/run.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Sheet } from './handoff.ts';
import type { Draft, FlowState } from './session.ts';

/** The two lines of a sheet that are no answers. */
const outcomeLine = '-outcome';
const papersLine = '-papers';

/** The guide behind a booking, as far as the person went. */
export interface Told {
  readonly flow: Flow;
  readonly state: FlowState;
}

/** A line offered for the sheet, by the id under which it is taken off: an answer, the outcome, how many papers. */
export type SheetLine =
  | { readonly id: string; readonly is: 'answer'; readonly step: Step; readonly answer: string }
  | { readonly id: string; readonly is: 'outcome'; readonly outcome: string }
  | { readonly id: string; readonly is: 'papers'; readonly count: number };

/** The lines offered for the sheet: answers that are not private, the outcome, the papers ticked. */
export function sheetLines({ flow, state }: Told, world: World): readonly SheetLine[] {
  const { asked, answers } = resolve(flow, state.answers, world);
  const lines: SheetLine[] = asked
    .filter((step) => !step.private)
    .map((step) => ({ id: step.id, is: 'answer', step, answer: answers[step.id] ?? 'unknown' }));
  const run = outcomeOf(flow, answers, world);
  if (!run) return lines;
  lines.push({ id: outcomeLine, is: 'outcome', outcome: run.outcome.id });
  if (state.ticks.length > 0) lines.push({ id: papersLine, is: 'papers', count: state.ticks.length });
  return lines;
}

/** What is off the sheet at first: an outcome whose own rule would tell a private answer. */
export function removedAtFirst({ flow, state }: Told, world: World): readonly string[] {
  const run = outcomeOf(flow, state.answers, world);
  const kept = new Set(flow.steps.filter((step) => step.private).map((step) => step.id));
  return run && leaves(run.outcome.when).some((leaf) => kept.has(stepOf(leaf))) ? [outcomeLine] : [];
}

/** The sheet as it goes to the desk: only what was left on it. */
export function sheetOf(told: Told | null, draft: Draft, name: string, world: World): Sheet {
  const other = draft.other ? { other: true as const } : {};
  const asks = draft.speaks === undefined ? {} : { speaks: draft.speaks };
  if (!told) return { name, flow: null, outcome: null, answers: {}, papers: [], line: null, ...asks, ...other };
  const kept = sheetLines(told, world).filter((line) => !draft.removed.includes(line.id));
  return {
    name,
    flow: told.flow.id,
    outcome: kept.find((line) => line.is === 'outcome')?.outcome ?? null,
    answers: Object.fromEntries(kept.flatMap((line) => (line.is === 'answer' ? [[line.id, line.answer]] : []))),
    papers: kept.some((line) => line.is === 'papers') ? told.state.ticks : [],
    line: null,
    ...asks,
    ...other,
  };
}
