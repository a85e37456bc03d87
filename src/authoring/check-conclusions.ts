import { addDays, daysBetween } from '../base/time.ts';
import type { Problem } from '../content/content.ts';
import type { RawContent, Sourced } from '../content/read.ts';
import { type Attribute, narrowed, toldIn, valuesOfOption } from '../flow/carry.ts';
import type { Answers, AttributeId, Flow, Item, Outcome, Step } from '../flow/flow.ts';
import type { World } from '../law/facts-of-day.ts';
import { type FlowPaths, pathsOf } from './paths.ts';

/** Days that an attribute is tried with, from today: long past, on both sides of the tolerated delay, just past, today, and to come. */
const daysTried = [-800, -61, -60, -3, 0, 30, 400];

type Conclusion = RawContent['conclusions']['value'][number];
type Case = ReadonlyMap<AttributeId, string>;

/** What a guide concludes for one case, and an example of who reads it. */
interface Concluded {
  readonly value: string;
  readonly flow: Sourced<Flow>;
  readonly outcome: string;
  readonly answers: Answers;
}

/**
 * Guides that conclude different things about the same person. For every conclusion each combination of the values of its attributes is a case;
 * what counts are the ways of a guide on which all of them are told, by an answer or because the guide is about such people only.
 */
export function conclusionProblems(raw: RawContent, world: World): readonly Problem[] {
  const attributes = new Map(raw.attributes.value.map((each) => [each.id, each]));
  const { from } = raw.conclusions;
  return raw.conclusions.value.flatMap((conclusion, i): readonly Problem[] => {
    const place = ['conclusions', i];
    const unknown = conclusion.by.filter((id) => !attributes.has(id));
    if (unknown.length > 0) return [from.at([...place, 'by'], `${conclusion.id}: unknown attribute ${unknown.join(', ')}`)];
    const guides = raw.flows
      .filter(({ value }) => concludes(value, conclusion.id) && conclusion.by.every((id) => tells(value, id)))
      .map((guide) => ({ ...guide, value: only(guide.value, conclusion.id) }));
    if (guides.length < 2) return [from.at(place, `${conclusion.id}: fewer than two guides conclude it`)];
    const found = casesOf(conclusion, attributes, world).flatMap((each) => {
      const all = guides.flatMap((guide) => concludedIn(guide, conclusion, each, world));
      const [first] = all;
      const other = all.find(({ value }) => value !== first?.value);
      return first && other ? [{ each, first, other }] : [];
    });
    // One of each pair of outcomes: the cases in which they differ are many.
    const pairs = new Map(found.map((pair) => [`${nameOf(pair.first)} ${nameOf(pair.other)}`, pair]));
    return [...pairs.values()].map(({ each, first, other }) =>
      other.flow.from.at(
        ['outcomes', outcomeAt(other)],
        `${conclusion.id}: ${said(other)}, but ${said(first)}, of who has ${written(each)}`,
      ),
    );
  });
}

const nameOf = ({ flow, outcome, value }: Concluded) => `${flow.value.id}/${outcome} ${value}`;
const said = ({ value, flow, outcome, answers }: Concluded) =>
  `${value} in ${flow.value.id}/${outcome} (${written(new Map(Object.entries(answers)))})`;
const written = (each: ReadonlyMap<string, string>) => [...each].map(([id, value]) => `${id}=${value}`).join(', ');
const outcomeAt = ({ flow, outcome }: Concluded) => flow.value.outcomes.findIndex(({ id }) => id === outcome);

const itemsOf = (outcome: Outcome): readonly Item[] => [...outcome.say, ...Object.values(outcome.sections).flat()];

function concludes(flow: Flow, id: string): boolean {
  return flow.outcomes.some((outcome) => outcome.concludes?.[id] !== undefined || itemsOf(outcome).some((item) => item.concludes?.[id]));
}

/** The guide with nothing but what concludes it: far fewer ways stay apart. */
function only(flow: Flow, id: string): Flow {
  const outcomes = flow.outcomes.map((outcome) => ({
    ...outcome,
    say: itemsOf(outcome).filter((item) => item.concludes?.[id] !== undefined),
    sections: {},
    sums: [],
  }));
  return { ...flow, compute: [], outcomes };
}

/** Whether a guide asks for an attribute, or is about people of whom it is known. */
function tells(flow: Flow, attribute: AttributeId): boolean {
  return flow.given?.[attribute] !== undefined || flow.steps.some((step) => step.asks === attribute);
}

/** Every combination of the values of the attributes. */
function casesOf({ by, days = daysTried }: Conclusion, attributes: ReadonlyMap<AttributeId, Attribute>, { today }: World): readonly Case[] {
  return by.reduce<readonly Case[]>(
    (cases, id) => {
      const attribute = attributes.get(id);
      const values = attribute?.type === 'day' ? days.map((each) => addDays(today, each)) : (attribute?.values ?? []);
      return cases.flatMap((each) => values.map((value) => new Map([...each, [id, value]])));
    },
    [new Map()],
  );
}

function concludedIn(guide: Sourced<Flow>, { id, by }: Conclusion, each: Case, world: World): readonly Concluded[] {
  const flow = guide.value;
  if (by.some((attribute) => flow.given?.[attribute]?.includes(each.get(attribute) ?? '') === false)) return [];
  const paths = pathsOf({ ...flow, steps: flow.steps.map((step) => answering(step, each, world)) }, world);
  if (!paths) return [];
  const given = new Map(Object.entries(flow.given ?? {}));
  const tests = flow.outcomes.map((outcome) => ({ outcome, test: paths.test(outcome.when) }));
  const found = new Map<string, Concluded>();
  for (const end of paths.ends) {
    const outcome = tests.find(({ test }) => test(end) !== false)?.outcome;
    if (!outcome) continue;
    const values = valuesSaid(outcome, id, paths, end).filter((value) => !found.has(`${outcome.id} ${value}`));
    if (values.length === 0) continue;
    const answers = paths.answersOf(end);
    const known = narrowed(given, toldIn(flow, answers, world));
    if (by.every((attribute) => known.get(attribute)?.includes(each.get(attribute) ?? '')))
      for (const value of values) found.set(`${outcome.id} ${value}`, { value, flow: guide, outcome: outcome.id, answers });
  }
  return [...found.values()];
}

/** A step as it can be answered in a case. */
function answering(step: Step, each: Case, { today }: World): Step {
  const value = step.asks === undefined ? undefined : each.get(step.asks);
  if (value === undefined) return step;
  if (step.ask === 'choice') return { ...step, options: step.options.filter((option) => valuesOfOption(option).includes(value)) };
  const days = daysBetween(today, value);
  const offset = `${days < 0 ? '' : '+'}${days}d`;
  return { ...step, within: [offset, offset], unknown: false };
}

function valuesSaid(outcome: Outcome, id: string, paths: FlowPaths, end: Parameters<FlowPaths['answersOf']>[0]): readonly string[] {
  const items = outcome.say.filter((item) => paths.test(item.when)(end) === true);
  const own = outcome.concludes?.[id];
  return [...new Set([...(own === undefined ? [] : [own]), ...items.flatMap((item) => item.concludes?.[id] ?? [])])];
}
