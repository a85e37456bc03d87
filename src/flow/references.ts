import type { Calculators } from '../law/calculator.ts';
import { type Attribute, valuesOfOption } from './carry.ts';
import { factsIn, type Leaf, leaves } from './condition.ts';
import type { Argument, AttributeId, AttributeValues, Flow, Outcome, OutcomeAction, Step } from './flow.ts';
import { rulesOf, stepOf } from './rules.ts';
import { daysWithin, numeral } from './run.ts';

/** Something wrong in a flow, with its place in the YAML as a path of keys. */
export interface Issue {
  readonly place: readonly (string | number)[];
  readonly problem: string;
  /** A name for a fault that may hold on some days only: something unreachable, or a number missing. Absent: it is wrong on any day. */
  readonly passing?: string;
}

/** The names that a flow may use. */
export interface Known {
  readonly sources: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
  /** Those that are safety cards. */
  readonly safety: ReadonlySet<string>;
  readonly procedures: ReadonlySet<string>;
  readonly officeKinds: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<AttributeId, Attribute>;
  readonly conclusions: ReadonlySet<string>;
  readonly calculators: Calculators;
}

/** Names in a flow that stand for nothing, or for something of another kind. */
export function referenceIssues(flow: Flow, known: Known): readonly Issue[] {
  const steps = new Map(flow.steps.map((step) => [step.id, step]));
  return [
    ...flow.sources.flatMap((id, i) => unless(known.sources.has(id), ['sources', i], `unknown source ${id}`)),
    ...flow.procedures.flatMap((id, i) => unless(known.procedures.has(id), ['procedures', i], `unknown procedure ${id}`)),
    ...flow.papers.flatMap((id, i) =>
      unless(
        flow.outcomes.some((each) => each.id === id && each.sections.papers !== undefined),
        ['papers', i],
        `${id} is no outcome with papers`,
      ),
    ),
    ...flow.steps.flatMap((step) => [...stepIssues(step, known), ...attributeIssues(step, known)]),
    ...valueIssues(flow.given ?? {}, ['given'], known),
    ...rulesOf(flow).flatMap(({ rule, place, step }) => [
      ...leaves(rule).flatMap((leaf) => leafIssues(leaf, place, step, flow, steps)),
      ...factsIn(rule).flatMap((fact) => unless(known.facts.has(fact), place, `unknown fact ${fact}`)),
    ]),
    ...flow.compute.flatMap((each) => calculationIssues(each, steps, known)),
    ...flow.outcomes.flatMap((outcome, i) => [
      ...twice(flow.outcomes, i, ['outcomes', i, 'id']),
      ...unless(outcome.say.length > 0, ['outcomes', i], 'says nothing'),
      ...unless(outcome.actions.length > 0, ['outcomes', i], 'offers no action'),
      ...outcome.sources.flatMap((id, n) => unless(known.sources.has(id), ['outcomes', i, 'sources', n], `unknown source ${id}`)),
      ...outcome.offices.flatMap((kind, n) =>
        unless(known.officeKinds.has(kind), ['outcomes', i, 'offices', n], `unknown kind of office ${kind}`),
      ),
      ...partIssues(outcome, i),
      ...sumIssues(outcome, i, flow, known),
      ...concluded(outcome).flatMap((id) =>
        unless(known.conclusions.has(id), ['outcomes', i, 'concludes', id], `unknown conclusion ${id}`),
      ),
      ...itemsOf(outcome).flatMap((item) => valueIssues(item.about ?? {}, ['outcomes', i, 'about'], known)),
      ...outcome.procedures.flatMap((id, n) =>
        unless(flow.procedures.includes(id), ['outcomes', i, 'procedures', n], `${id} is no procedure of this flow`),
      ),
      ...outcome.actions.flatMap((action, n) => actionIssues(action, ['outcomes', i, 'actions', n], steps, known)),
    ]),
  ];
}

export function unless(fine: boolean, place: Issue['place'], problem: string): readonly Issue[] {
  return fine ? [] : [{ place, problem }];
}

/** `+<part>` that stands for nothing was left as it is. */
function partIssues(outcome: Outcome, i: number): readonly Issue[] {
  return Object.entries({ say: outcome.say, ...outcome.sections }).flatMap(([list, items]) =>
    items.flatMap(({ id }) =>
      unless(!id.startsWith('+'), ['outcomes', i, list === 'say' ? list : 'sections', list], `no part ${id.slice(1)} with ${list}`),
    ),
  );
}

/** A sum is a calculation of the flow that has parts, and stands in the section `cost`. */
function sumIssues({ sums, sections }: Outcome, i: number, flow: Flow, { calculators }: Known): readonly Issue[] {
  return sums.flatMap(({ id }, n) => {
    const use = flow.compute.find((each) => each.id === id)?.use;
    const adds = use !== undefined && (calculators.get(use)?.parts.length ?? 0) > 0;
    return [
      ...unless(adds, ['outcomes', i, 'sums', n], `${id} is no calculation of a sum`),
      ...unless(sections.cost !== undefined, ['outcomes', i, 'sums', n], `${id} has no section cost to stand in`),
    ];
  });
}

function twice(list: readonly { readonly id: string }[], i: number, place: Issue['place']): readonly Issue[] {
  const id = list[i]?.id;
  return unless(list.findIndex((each) => each.id === id) === i, place, `${id} stands twice`);
}

function stepIssues(step: Step, known: Known): readonly Issue[] {
  const place = ['steps', step.id] as const;
  if (step.ask === 'choice') {
    return step.options.flatMap(({ danger }, i) => [
      ...twice(step.options, i, [...place, 'options', i]),
      ...unless(danger === undefined || known.safety.has(danger), [...place, 'options', i], `${danger} is no safety card`),
    ]);
  }
  const [first, last] = daysWithin(step, '2026-01-01');
  return unless(first <= last, [...place, 'within'], 'ends before it begins');
}

/** A step asks for an attribute of its kind, and its options stand for values of it; what is private in the chat is private on the way. */
function attributeIssues({ id, ask, asks, anew, options, private: reserved }: Step, known: Known): readonly Issue[] {
  const { attributes } = known;
  const place = ['steps', id] as const;
  if (asks === undefined)
    return options.flatMap(({ is }, i) => unless(is === undefined, [...place, 'options', i], 'stands for values of nothing'));
  const attribute = attributes.get(asks);
  if (!attribute) return [{ place: [...place, 'asks'], problem: `unknown attribute ${asks}` }];
  return [
    ...unless((attribute.type === 'day') === (ask === 'date'), [...place, 'asks'], `${asks} is a ${attribute.type}`),
    ...unless(attribute.private || !reserved || anew === true, [...place, 'asks'], `the answer is private, ${asks} is not`),
    ...options.flatMap(({ also = {} }, i) => valueIssues(also, [...place, 'options', i], known)),
    ...options.flatMap((option, i) =>
      valuesOfOption(option).flatMap((value) =>
        unless(attribute.values.includes(value), [...place, 'options', i], `${value} is no value of ${asks}`),
      ),
    ),
  ];
}

type Steps = ReadonlyMap<string, Step>;

function leafIssues(leaf: Leaf, place: Issue['place'], asker: number, flow: Flow, steps: Steps): readonly Issue[] {
  const step = steps.get(stepOf(leaf));
  if (!step) return [{ place, problem: `unknown step ${stepOf(leaf)}` }];
  const at = flow.steps.indexOf(step);
  const own = place[2] === 'options' && at === asker;
  const late = own || at > asker || (at === asker && place[0] === 'steps');
  const issues = [...unless(!late, place, `${step.id} is not answered yet at this point`)];
  if ('answer' in leaf) {
    const options = step.ask === 'date' ? (step.unknown ? ['unknown'] : []) : step.options.map((option) => option.id);
    return [...issues, ...leaf.in.flatMap((option) => unless(options.includes(option), place, `${step.id} has no option ${option}`))];
  }
  return [...issues, ...unless(step.ask === 'date', place, `${step.id} does not ask for a date`)];
}

function calculationIssues({ id, use, with: args }: Flow['compute'][number], steps: Steps, known: Known): readonly Issue[] {
  const place = ['compute', id] as const;
  const calculator = known.calculators.get(use);
  if (!calculator)
    return [{ place: [...place, 'use'], problem: `unknown calculator ${use}: there are ${[...known.calculators.keys()].join(', ')}` }];
  const { needs, facts } = calculator;
  return [
    ...facts.flatMap((fact) => unless(known.facts.has(fact), place, `${use} needs the fact ${fact}`)),
    ...Object.keys(needs).flatMap((name) => unless(name in args, [...place, 'with'], `${use} needs ${name}`)),
    ...Object.entries(args).flatMap(([name, argument]) => {
      const need = needs[name];
      return need
        ? argumentIssues(argument, need, [...place, 'with', name], steps)
        : [{ place: [...place, 'with', name], problem: `${use} takes no ${name}` }];
    }),
  ];
}

type Need = 'day' | 'number' | readonly string[];

function argumentIssues(argument: Argument, need: Need, place: Issue['place'], steps: Steps): readonly Issue[] {
  if (typeof argument !== 'object') return unless(fits(argument, need), place, `${argument} is not ${wanted(need)}`);
  if ('answer' in argument) {
    const step = steps.get(argument.answer);
    if (!step) return [{ place, problem: `unknown step ${argument.answer}` }];
    if (need === 'day') return unless(step.ask === 'date', place, `${step.id} does not ask for a date`);
    const options = step.options.map((option) => option.id).filter((option) => option !== 'unknown');
    const odd = step.ask === 'date' ? ['a date'] : options.filter((option) => !fits(numeral(option), need));
    return odd.map((option) => ({ place, problem: `${step.id} may be ${option}, which is not ${wanted(need)}` }));
  }
  return argument.flatMap(({ value }, i) => unless(fits(value, need), [...place, i, 'value'], `${value} is not ${wanted(need)}`));
}

function fits(value: string | number, need: Need): boolean {
  if (need === 'number') return typeof value === 'number';
  return need === 'day' ? false : need.includes(String(value));
}

const wanted = (need: Need) => (typeof need === 'string' ? `a ${need}` : `one of ${need.join(', ')}`);

function actionIssues(action: OutcomeAction, place: Issue['place'], steps: Steps, known: Known): readonly Issue[] {
  switch (action.kind) {
    case 'book':
      return unless(known.services.has(action.service), place, `unknown service ${action.service}`);
    case 'flow':
      return unless(known.flows.has(action.flow), place, `unknown flow ${action.flow}`);
    case 'remind':
      return [
        ...unless(known.documents.has(action.document), place, `unknown document ${action.document}`),
        ...unless(steps.get(action.date)?.ask === 'date', place, `${action.date} is no step that asks for a date`),
      ];
    case 'desks':
    case 'share':
    case 'safety':
      return [];
  }
}

/** What an outcome and its sentences conclude. */
function concluded(outcome: Outcome): readonly string[] {
  return [...new Set([outcome.concludes ?? {}, ...itemsOf(outcome).map((item) => item.concludes ?? {})].flatMap(Object.keys))];
}

const itemsOf = ({ say, sections }: Outcome) => [...say, ...Object.values(sections).flat()];

/** Values of attributes that are none. */
function valueIssues(named: AttributeValues, place: Issue['place'], { attributes }: Known): readonly Issue[] {
  return Object.entries(named).flatMap(([id, values]) =>
    values.flatMap((value) =>
      unless(attributes.get(id)?.values.includes(value) === true, [...place, id], `${value} is no value of an attribute ${id}`),
    ),
  );
}
