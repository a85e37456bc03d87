import type { Flow, Step } from '../flow/flow.ts';
import type { Issue } from '../flow/references.ts';

/** Who does not know is never stuck: every question offers `unknown`, or says in `known` why everybody knows the answer. */
export function unsureIssues(flow: Flow): readonly Issue[] {
  return flow.steps.flatMap((step) => {
    const place = ['steps', step.id];
    const offered = offersUnknown(step);
    if (offered && step.known !== undefined)
      return [{ place: [...place, 'known'], problem: 'stands beside unknown: one of them is too much' }];
    if (offered || step.known !== undefined) return [];
    return [{ place, problem: 'offers no unknown: add it, or say in known why everybody knows the answer' }];
  });
}

const offersUnknown = (step: Step): boolean => (step.ask === 'date' ? step.unknown : step.options.some(({ id }) => id === 'unknown'));
