import type { Flow } from '../../flow/flow.ts';
import type { FactOn } from '../../law/fact.ts';
import type { World } from '../../law/facts-of-day.ts';
import type { Looked } from '../check-day.ts';
import { holesIn } from '../check-flow-texts.ts';
import { coded } from '../codes.ts';
import { flowIssues } from '../issues.ts';
import { shownLists } from '../lists.ts';
import { factsOf } from './facts-of-flow.ts';

/** What a guide does on a day. */
export interface FlowDay {
  /** The questions that somebody may be asked. */
  readonly asked: ReadonlySet<string>;
  /** The outcomes that somebody may reach. */
  readonly outcomes: ReadonlySet<string>;
  /** The keys of the texts that somebody may read, each with the outcomes that say it. */
  readonly said: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether some way ends where nobody can tell which outcome applies. */
  readonly undecided: boolean;
  /** Texts that would be said with a hole: key and parameter. */
  readonly holes: readonly string[];
}

/**
 * What every guide does on one day after another. A guide is walked again only when something is different for it: how its rules tell answers
 * apart on that day (so a feast, a short February or a new number count), how a fact stands that a rule asks, or whether a number is there.
 */
export function flowDays(looked: Looked): (flow: Flow, world: World) => FlowDay {
  const known = new Map<string, { readonly shape: string; readonly made: FlowDay }>();
  const facts = new Map(looked.raw.flows.map(({ value }) => [value.id, [...factsOf(value, looked)]]));
  return (flow, world) => {
    const shape = shapeOf(flow, facts.get(flow.id) ?? [], world);
    const before = known.get(flow.id);
    if (before?.shape === shape) return before.made;
    const made = walked(flow, looked, world);
    known.set(flow.id, { shape, made });
    return made;
  };
}

function shapeOf(flow: Flow, facts: readonly string[], world: World): string {
  const kinds = coded(flow, world).kinds.map((each) => each.map(({ key }) => key));
  const standing = facts.map((key) =>
    key.startsWith('last-year.') ? world.lastYear(key.slice('last-year.'.length)).value === null : stands(world.standing(key)),
  );
  return JSON.stringify([kinds, standing]);
}

const stands = ({ standing, value }: FactOn) => [standing, value === null];

function walked(flow: Flow, { known, index }: Looked, world: World): FlowDay {
  const { issues, walked: ways } = flowIssues(flow, known, world);
  if (!ways) return { asked: new Set(), outcomes: new Set(), said: new Map(), undecided: true, holes: [] };
  const lists = shownLists(flow, ways);
  const said = new Map<string, Set<string>>();
  for (const { keys, outcome } of lists) for (const key of keys) said.set(key, (said.get(key) ?? new Set()).add(outcome));
  return {
    asked: new Set(ways.paths.asked.keys()),
    outcomes: new Set(flow.outcomes.flatMap(({ id }, i) => ((ways.endsOf[i]?.length ?? 0) > 0 ? [id] : []))),
    said,
    undecided: issues.some(({ passing }) => passing === 'untold'),
    holes: holesIn({ flow, walked: ways, world, index }, lists).map(({ place, problem }) => `${place}: ${problem}`),
  };
}
