import { addDays, daysBetween } from '../base/time.ts';
import type { Problem } from '../content/content.ts';
import type { RawContent, Sourced } from '../content/read.ts';
import { type Attribute, type Known, narrowed, toldIn, valuesOfOption } from '../flow/carry.ts';
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
 * what counts are the ways of a guide on which all of them are told, by an answer, by a sentence that says whom it is about, or because the guide is about
 * such people only.
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
      .map((guide) => ({ ...guide, value: only(guide.value, conclusion.id) }))
      .map((guide) => concludedIn(guide, conclusion, world));
    if (guides.length < 2) return [from.at(place, `${conclusion.id}: fewer than two guides conclude it`)];
    const found = casesOf(conclusion, attributes, world).flatMap((each) => {
      const all = guides.flatMap((concluded) => concluded(each));
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

/** Whether a guide asks for an attribute, is about people of whom it is known, or says whom a sentence is about. */
function tells(flow: Flow, attribute: AttributeId): boolean {
  return flow.given?.[attribute] !== undefined || flow.steps.some((step) => step.asks === attribute) || names(flow, attribute);
}

const names = (flow: Flow, attribute: AttributeId) =>
  flow.outcomes.some((outcome) => itemsOf(outcome).some((item) => item.about?.[attribute] !== undefined));

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

/** What a guide concludes for a case. Cases that leave every question the same answers are the same walk through it. */
function concludedIn(guide: Sourced<Flow>, { id, by }: Conclusion, world: World): (each: Case) => readonly Concluded[] {
  const flow = guide.value;
  const given = new Map(Object.entries(flow.given ?? {}));
  // A sentence that names people is also read by others: their answers count too.
  const asked = by.filter((attribute) => !names(flow, attribute));
  const walks = new Map<string, readonly Said[]>();

  function walked(each: Case): readonly Said[] {
    const steps = flow.steps.map((step) => (step.asks && asked.includes(step.asks) ? answering(step, each, world) : step));
    const key = JSON.stringify(steps.filter(({ asks }) => asks && asked.includes(asks)));
    const found = walks.get(key) ?? saidIn({ ...flow, steps }, id, by, given, world);
    walks.set(key, found);
    return found;
  }

  return (each) => {
    const may = (values: readonly string[] | undefined, attribute: AttributeId) => values?.includes(each.get(attribute) ?? '') === true;
    if (by.some((attribute) => flow.given?.[attribute] && !may(flow.given[attribute], attribute))) return [];
    return walked(each)
      .filter(({ told }) => by.every((attribute, i) => may(told[i], attribute)))
      .map(({ value, outcome, answers }) => ({ value, flow: guide, outcome, answers }));
  };
}

/** Something that a guide concludes on some way, and what is told there of each attribute that it hangs on. */
interface Said {
  readonly value: string;
  readonly outcome: string;
  readonly answers: Answers;
  readonly told: readonly (readonly string[] | undefined)[];
}

function saidIn(flow: Flow, id: string, by: readonly AttributeId[], given: Known, world: World): readonly Said[] {
  const paths = pathsOf(flow, world);
  if (!paths) return [];
  const tests = flow.outcomes.map((outcome) => ({ outcome, test: paths.test(outcome.when) }));
  const found = new Map<string, Said>();
  for (const end of paths.ends) {
    const outcome = tests.find(({ test }) => test(end) !== false)?.outcome;
    const said = outcome ? conclusionsSaid(outcome, id, paths, end) : [];
    if (!outcome || said.length === 0) continue;
    const answers = paths.answersOf(end);
    const known = narrowed(given, toldIn(flow, answers, world));
    for (const { value, about = {} } of said) {
      const told = by.map((attribute) => about[attribute] ?? known.get(attribute));
      found.set(JSON.stringify([outcome.id, value, told]), { value, outcome: outcome.id, answers, told });
    }
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

/** What an outcome and its sentences conclude on a way, and of whom, where a sentence names them. */
function conclusionsSaid(outcome: Outcome, id: string, paths: FlowPaths, end: Parameters<FlowPaths['answersOf']>[0]) {
  const items = outcome.say.filter((item) => paths.test(item.when)(end) === true);
  return [outcome, ...items].flatMap((each: Pick<Item, 'concludes' | 'about'>) => {
    const value = each.concludes?.[id];
    return value === undefined ? [] : [{ value, about: each.about }];
  });
}
