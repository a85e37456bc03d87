import type { Flow, Outcome } from '../flow/flow.ts';
import { type Issue, type Known, referenceIssues, unless } from '../flow/references.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Codes } from './codes.ts';
import { type FlowPaths, pathsOf, questionsOn } from './paths.ts';

/** What is known of a flow once all its ways were walked: for each outcome, the ends that lead to it. */
export interface Walked {
  readonly paths: FlowPaths;
  readonly endsOf: readonly (readonly Codes[])[];
}

/** The most questions a person is asked on one way. */
const mostQuestions = 12;

/**
 * Everything wrong with a flow but its words: names that stand for nothing, ways that end nowhere, parts that nobody reaches,
 * too many questions. The ways are walked only when all names are right. The world's facts decide the bounds of dates.
 */
export function flowIssues(flow: Flow, known: Known, world: World): { issues: readonly Issue[]; walked: Walked | null } {
  const wrongNames = referenceIssues(flow, known);
  if (wrongNames.length > 0) return { issues: wrongNames, walked: null };
  const paths = pathsOf(flow, world);
  if (!paths) return { issues: [{ place: ['steps'], problem: 'too many combinations of answers to check: split the flow' }], walked: null };
  const { endsOf, nowhere, untold } = endings(flow, paths);
  const walked = { paths, endsOf };
  const issues = [
    ...some(nowhere, paths, ['outcomes'], 'no outcome applies'),
    ...some(untold, paths, ['outcomes'], 'an outcome hangs on a fact that is not in force', 'untold'),
    ...unless(
      questionsOn(paths.longest) <= mostQuestions,
      ['steps'],
      `${questionsOn(paths.longest)} questions on one way, at most ${mostQuestions}: ${written(paths.longest, paths)}`,
    ),
    ...flow.steps.flatMap((step) => {
      if (!paths.asked.has(step.id)) return [unreachable(['steps', step.id], 'is never asked')];
      const never = step.options.map((option, i) => ({ option, i })).filter(({ option }) => !paths.offered.has(`${step.id}/${option.id}`));
      return never.map(({ option, i }) => unreachable(['steps', step.id, 'options', i], `${option.id} is never offered`));
    }),
    ...flow.outcomes.flatMap((outcome, i) => outcomeIssues(outcome, i, walked)),
    ...neverShown(flow, walked),
  ];
  return { issues, walked };
}

/** Answers as words, as an example in a problem. */
export function written(codes: Codes, paths: FlowPaths): string {
  return Object.entries(paths.answersOf(codes))
    .map(([step, answer]) => `${step}=${answer}`)
    .join(', ');
}

function some(ends: readonly Codes[], paths: FlowPaths, place: Issue['place'], problem: string, passing?: string): readonly Issue[] {
  const [first] = ends;
  const found = { place, problem: `${problem} on ${ends.length} ways, for instance ${first ? written(first, paths) : ''}` };
  return first ? [passing ? { ...found, passing } : found] : [];
}

/** What no way reaches on this day; another day may. */
function unreachable(place: Issue['place'], problem: string): Issue {
  return { place, problem, passing: problem };
}

/** Sorts the ends by outcome. */
function endings(flow: Flow, paths: FlowPaths) {
  const tests = flow.outcomes.map((outcome) => paths.test(outcome.when));
  const endsOf: Codes[][] = flow.outcomes.map(() => []);
  const nowhere: Codes[] = [];
  const untold: Codes[] = [];
  for (const end of paths.ends) {
    let group: Codes[] | undefined = nowhere;
    for (const [i, test] of tests.entries()) {
      const applies = test(end);
      if (applies === false) continue;
      group = applies === null ? untold : endsOf[i];
      break;
    }
    group?.push(end);
  }
  return { endsOf, nowhere, untold };
}

function outcomeIssues(outcome: Outcome, i: number, { paths, endsOf }: Walked): readonly Issue[] {
  const ends = endsOf[i] ?? [];
  if (ends.length === 0) return [unreachable(['outcomes', i], `${outcome.id} is never reached`)];
  const tests = outcome.say.map((item) => paths.test(item.when));
  const silent = ends.filter((end) => tests.every((test) => test(end) !== true));
  return some(silent, paths, ['outcomes', i, 'say'], 'nothing is said');
}

/** Items that no way shows in any of the outcomes they stand in (outcomes may share a list). */
function neverShown(flow: Flow, { paths, endsOf }: Walked): readonly Issue[] {
  const hidden = new Map<string, Issue>();
  const seen = new Set<string>();
  flow.outcomes.forEach((outcome, i) => {
    if (endsOf[i]?.length === 0) return;
    for (const [list, items] of [['say', outcome.say] as const, ['sums', outcome.sums] as const, ...Object.entries(outcome.sections)]) {
      items.forEach((item, n) => {
        const key = `${list} ${item.id} ${JSON.stringify(item.when)}`;
        if (seen.has(key)) return;
        const test = paths.test(item.when);
        if (endsOf[i]?.some((end) => test(end) === true)) seen.add(key);
        else if (!hidden.has(key)) {
          const place = list === 'say' || list === 'sums' ? ['outcomes', i, list, n] : ['outcomes', i, 'sections', list, n];
          hidden.set(key, unreachable(place, `${item.id} is never shown`));
        }
      });
    }
  });
  return [...hidden].filter(([key]) => !seen.has(key)).map(([, issue]) => issue);
}
