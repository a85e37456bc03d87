import { leaves } from '../flow/condition.ts';
import type { Flow, Item, SectionId, StepId } from '../flow/flow.ts';
import { itemKey, sayKey } from '../flow/keys.ts';
import { stepOf } from '../flow/rules.ts';
import type { Codes } from './codes.ts';
import type { Walked } from './issues.ts';

/** One list of an outcome (its sentences or a section) in one of the forms it takes, with an example of the answers. */
export interface ShownList {
  readonly outcome: string;
  readonly list: SectionId | 'say';
  /** The keys of the texts shown, in order. */
  readonly keys: readonly string[];
  readonly codes: Codes;
}

/** Every list of every outcome in every form: different in what is shown, or in the values that texts may have. */
export function shownLists(flow: Flow, walked: Walked): readonly ShownList[] {
  return flow.outcomes.flatMap((outcome, i) => {
    const ends = walked.endsOf[i] ?? [];
    const examples = examplesOf(ends, walked);
    const sections = Object.entries(outcome.sections) as [SectionId, readonly Item[]][];
    const lists: [SectionId | 'say', readonly Item[]][] = [['say', outcome.say], ...sections];
    return lists.flatMap(([list, items]) => {
      const keys = items.map((item) => (list === 'say' ? sayKey(flow.id, item.id) : itemKey(flow.id, list, item.id)));
      return formsOf(items, examples, walked).map(({ shown, codes }) => ({
        outcome: outcome.id,
        list,
        keys: keys.filter((_, n) => shown[n]),
        codes,
      }));
    });
  });
}

/** One end for each way in which these steps were answered; lists that hang on the same steps share the work. */
function examplesOf(ends: readonly Codes[], { paths }: Walked): (steps: readonly StepId[]) => readonly Codes[] {
  const known = new Map<string, readonly Codes[]>();
  return (steps) => {
    const name = [...new Set(steps)].sort().join();
    const before = known.get(name);
    if (before) return before;
    const differing = paths.keyBy([...steps, ...paths.valueSteps]);
    const examples = new Map<string | number, Codes>();
    for (const codes of ends) {
      const key = differing(codes);
      if (!examples.has(key)) examples.set(key, codes);
    }
    const found = [...examples.values()];
    known.set(name, found);
    return found;
  };
}

function formsOf(items: readonly Item[], examples: ReturnType<typeof examplesOf>, { paths }: Walked) {
  const steps = items.flatMap((item) => leaves(item.when)).map(stepOf);
  const tests = items.map((item) => paths.test(item.when));
  const valuesKey = paths.keyBy(paths.valueSteps);
  const forms = new Map<string, { shown: readonly boolean[]; codes: Codes }>();
  for (const codes of examples(steps)) {
    const shown = tests.map((test) => test(codes) === true);
    const key = `${shown.map(Number).join('')} ${valuesKey(codes)}`;
    if (!forms.has(key)) forms.set(key, { shown, codes });
  }
  return [...forms.values()];
}
