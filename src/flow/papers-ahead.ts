import type { World } from '../law/facts-of-day.ts';
import { negated, sinceOf, type Truth, truth } from './condition.ts';
import type { Answers, Condition, Flow, Item, Outcome, StepId } from './flow.ts';
import { resolve } from './run.ts';

/** The answers given so far, and the questions still to come: what hangs on one of those nobody can tell yet. */
interface SoFar {
  readonly answers: Answers;
  readonly open: ReadonlySet<StepId>;
  readonly world: World;
}

/**
 * What holds already before all is answered: true or false where the answers so far decide, null where it hangs on a question still to
 * come (or on a fact that may not be shown today).
 */
function ahead(condition: Condition | undefined, so: SoFar): Truth {
  if (!condition) return true;
  if ('answer' in condition) return so.open.has(condition.answer) ? null : truth(condition, so.answers, so.world);
  if ('all' in condition) return everyAhead(condition.all, true, so);
  if ('any' in condition) return negated(everyAhead(condition.any, false, so));
  if ('not' in condition) return negated(ahead(condition.not, so));
  const open = !('fact' in condition) && so.open.has(sinceOf(condition).step);
  return open ? null : truth(condition, so.answers, so.world);
}

/** Whether all of them are true (or all false), as `truth` tells it. */
function everyAhead(all: readonly Condition[], are: boolean, so: SoFar): Truth {
  let unsure = false;
  for (let i = 0; i < all.length; i++) {
    const found = ahead(all[i], so);
    if (found === !are) return false;
    unsure ||= found === null;
  }
  return unsure ? null : true;
}

function soFar(flow: Flow, given: Answers, world: World): SoFar {
  const { answers, next } = resolve(flow, given, world);
  const open = new Set<StepId>();
  const so: SoFar = { answers, open, world };
  const from = next ? flow.steps.indexOf(next) : flow.steps.length;
  for (const step of flow.steps.slice(from)) if (answers[step.id] === undefined && ahead(step.when, so) !== false) open.add(step.id);
  return so;
}

/** The papers of the first of the flow's plain outcomes that the answers so far leave open: for certain, and perhaps. */
export interface PapersAhead {
  readonly outcome: Outcome;
  readonly certain: readonly Item[];
  readonly perhaps: readonly Item[];
}

/** More papers than these hang on answers still to come: then the list is no help yet. */
const tooOpen = 12;

/** Null where the flow names no list of papers, where the answers lead elsewhere, and while they do not tell which list it is. */
export function papersAhead(flow: Flow, given: Answers, world: World): PapersAhead | null {
  if (flow.papers.length === 0) return null;
  const so = soFar(flow, given, world);
  let outcome: Outcome | null = null;
  for (const each of flow.outcomes) {
    const applies = ahead(each.when, so);
    if (applies !== false && flow.papers.includes(each.id)) {
      if (outcome) return null;
      outcome = each;
    }
    if (applies) break;
  }
  if (!outcome) return null;
  const certain: Item[] = [];
  const perhaps: Item[] = [];
  for (const each of outcome.sections.papers ?? []) {
    const applies = ahead(each.when, so);
    if (applies !== false) (applies ? certain : perhaps).push(each);
    if (perhaps.length > tooOpen) return null;
  }
  return certain.length > 0 ? { outcome, certain, perhaps } : null;
}
