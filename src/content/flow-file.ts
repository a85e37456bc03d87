import { z } from 'zod';
import { boundNames } from '../flow/condition.ts';
import type { Amount, Argument, Condition, Flow, Item, Option, Outcome, OutcomeAction, Part, SectionId, Step } from '../flow/flow.ts';
import { sections, sinceUnits } from '../flow/flow.ts';
import { standings } from '../law/fact.ts';
import { day, factAmount, factKey, id, sourceId, words } from './shapes.ts';

/** The YAML of a flow, made into a `Flow`; unknown keys are refused everywhere. */

const amount: z.ZodType<Amount> = z.union(
  [z.int(), factAmount, z.templateLiteral(['-', factAmount])],
  'neither whole days nor fact.<key>',
) as z.ZodType<Amount>;

const bounds = Object.fromEntries(boundNames.map((name) => [name, amount.optional()]));
const rules: Readonly<Record<string, z.ZodType<Condition>>> = {
  all: z.strictObject({ all: z.array(z.lazy(() => condition)).min(1) }),
  any: z.strictObject({ any: z.array(z.lazy(() => condition)).min(1) }),
  not: z.strictObject({ not: z.lazy(() => condition) }),
  answer: z.strictObject({ answer: id, in: z.array(id).min(1) }),
  fact: z.strictObject({ fact: factKey, is: z.array(z.enum(standings)).min(1) }),
  ...Object.fromEntries(
    sinceUnits.map((unit) => [
      unit,
      z
        .strictObject({ [unit]: id, ...bounds })
        .refine(
          (rule) => boundNames.some((name) => name in rule),
          `needs a bound: ${boundNames.join(', ')}`,
        ) as unknown as z.ZodType<Condition>,
    ]),
  ),
};

/**
 * A value whose form says which schema it follows, so that the problems found are those of that form; a string is the problem
 * of one that follows none. A part that stands in several places (a YAML alias) is read once and stays one thing.
 */
function byForm<T>(schemaOf: (value: unknown) => z.ZodType<T> | string): z.ZodType<T> {
  const read = new WeakMap<object, T>();
  return z.unknown().transform((value, context): T => {
    const part = typeof value === 'object' ? value : null;
    const before = part ? read.get(part) : undefined;
    if (before !== undefined) return before;
    const schema = schemaOf(value);
    const parsed = typeof schema === 'string' ? null : schema.safeParse(value);
    if (parsed?.success) {
      if (part) read.set(part, parsed.data);
      return parsed.data;
    }
    const issues = parsed ? parsed.error.issues : [{ code: 'custom', message: schema, path: [] }];
    for (const issue of issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

const condition: z.ZodType<Condition> = byForm((value) => {
  const names = Object.keys(rules).filter((name) => typeof value === 'object' && value !== null && name in value);
  if (names.length > 1) return `one rule at a time: ${names.join(' and ')}; join them with all or any`;
  return rules[names[0] ?? ''] ?? `not a rule: one of ${Object.keys(rules).join(', ')}`;
});

const itemId = z
  .string()
  .regex(
    /^(\+[a-z0-9][a-z0-9-]*|[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?)$/,
    'an item is an id, <part>.<id>, or +<part> for all of a part',
  );
const when = condition.optional();

const item = (name: z.ZodType<string>): z.ZodType<Item> =>
  byForm((value) =>
    typeof value === 'string' ? name.transform((id): Item => ({ id })) : (z.strictObject({ id: name, when }) as z.ZodType<Item>),
  );
/** By the ids of `data/conclusions.yaml`; a value may be the key of a fact. */
const conclusions = z.record(id, z.string().regex(/^[a-z0-9][a-z0-9_-]*$/));
const attributeValues = z.record(id, z.array(id).min(1));
/** A sentence, a paper, a step to do: a flow may say of its own what it concludes, of one from a part the part says it. */
const anItem: z.ZodType<Item> = byForm((value) =>
  typeof value === 'string'
    ? itemId.transform((id): Item => ({ id }))
    : (z.strictObject({
        id: itemId,
        when,
        concludes: conclusions.optional(),
        about: attributeValues.optional(),
        urgent: z.boolean().optional(),
      }) as z.ZodType<Item>),
);
const manyItems: z.ZodType<readonly Item[]> = z.array(anItem).min(1);
const items = byForm(() => manyItems);
const option: z.ZodType<Option> = byForm((value) =>
  typeof value === 'string'
    ? id.transform((name): Option => ({ id: name }))
    : (z.strictObject({
        id,
        when,
        danger: id.optional(),
        is: z.array(id).optional(),
        also: attributeValues.optional(),
      }) as z.ZodType<Option>),
);
const offset = z.string().regex(/^[+-]?\d+[dwmy]$/, 'an offset from today: -10y, +6m, 2w, 0d');

const asks = id.optional();
const anew = z.boolean().optional();
const choice = z.strictObject({
  when,
  ask: z.literal('choice'),
  asks,
  anew,
  options: z.array(option).min(2),
  known: words.optional(),
  private: z.boolean().default(false),
});
const date = z.strictObject({
  when,
  ask: z.literal('date'),
  asks,
  anew,
  within: z.tuple([offset, offset]).optional(),
  unknown: z.boolean().default(false),
  known: words.optional(),
  private: z.boolean().default(false),
});
const step = z.discriminatedUnion('ask', [choice, date], 'ask: choice or ask: date');

const literal = z.union([z.string(), z.number()], 'a word or a number');
const argument: z.ZodType<Argument> = byForm<Argument>((value) => {
  if (Array.isArray(value)) return z.array(z.strictObject({ when, value: literal })).min(1) as z.ZodType<Argument>;
  return typeof value === 'object' ? z.strictObject({ answer: id }) : literal;
});
const calculation = z.strictObject({ use: id, with: z.record(id, argument).default({}) });

const action = z.string().transform((written, context): OutcomeAction => {
  const [kind, name, more, ...rest] = written.split(':');
  const full = rest.length === 0;
  if (full && name === undefined && (kind === 'desks' || kind === 'share' || kind === 'safety')) return { kind };
  if (full && kind === 'book' && name && more === undefined) return { kind, service: name };
  if (full && kind === 'flow' && name && more === undefined) return { kind, flow: name };
  if (full && kind === 'remind' && name && more) return { kind, document: name, date: more };
  context.issues.push({
    code: 'custom',
    message: 'one of book:<service>, remind:<document>:<date step>, desks, share, safety, flow:<flow>',
    input: written,
  });
  return z.NEVER;
});

const outcome = z.strictObject({
  id,
  when,
  say: items.default([]),
  sections: z.strictObject(Object.fromEntries(sections.map((name) => [name, items.optional()]))).default({}),
  sums: z.array(item(id)).default([]),
  actions: z.array(action).default([]),
  procedures: z.array(id).default([]),
  sources: z.array(sourceId).default([]),
  offices: z.array(id).default([]),
  concludes: conclusions.default({}),
});

export const flowFile: z.ZodType<Flow> = z
  .strictObject({
    id,
    icon: words,
    checked_on: day,
    sources: z.array(sourceId).min(1),
    procedures: z.array(id).default([]),
    safety: z.boolean().default(false),
    paper: z.boolean().default(false),
    given: attributeValues.default({}),
    papers: z.array(id).default([]),
    steps: z.record(id, step).default({}),
    compute: z.record(id, calculation).default({}),
    outcomes: z.array(outcome).min(1),
  })
  .transform(
    ({ steps, compute, outcomes, ...head }): Flow => ({
      ...head,
      steps: Object.entries(steps).map(
        ([id, { when, ...rest }]): Step => ({ id, options: [], unknown: false, ...rest, ...(when ? { when } : {}) }) as Step,
      ),
      compute: Object.entries(compute).map(([id, each]) => ({ id, ...each })),
      outcomes: outcomes as Outcome[],
    }),
  );

const partItems = z.array(id.transform((name): Item => ({ id: name }))).min(1);
const lists = Object.fromEntries((['say', ...sections] as const).map((name) => [name, partItems.optional()]));

/** The YAML of a part in `flows/parts/`: its id, its sources, and lists of ids. */
export const partFile: z.ZodType<Part> = z
  .strictObject({
    id,
    sources: z.array(sourceId).min(1),
    owns: z.array(factKey).default([]),
    concludes: z.record(id, conclusions).default({}),
    about: z.record(id, attributeValues).default({}),
    urgent: z.array(id).default([]),
    ...lists,
  })
  .transform(
    ({ id, sources, owns, concludes, about, urgent, ...lists }): Part => ({
      ...{ id, sources, owns, concludes, about, urgent },
      lists: lists as Part['lists'],
    }),
  );

/** The flow with every `+<part>` replaced by what the part holds for that list, and the sources of the parts it takes from. */
export function withParts(flow: Flow, parts: ReadonlyMap<string, Part>): Flow {
  const done = new Map<readonly Item[], readonly Item[]>();
  const whole = (list: SectionId | 'say', items: readonly Item[]): readonly Item[] => {
    const all = done.get(items) ?? items.flatMap((item) => expanded(item, list, parts));
    done.set(items, all);
    return all;
  };
  const sourcesOf = (lists: readonly (readonly Item[])[]) =>
    lists.flat().flatMap((item) => (item.id.includes('.') ? (parts.get(item.id.split('.')[0] ?? '')?.sources ?? []) : []));
  const added = new Set(flow.sources);
  const outcomes = flow.outcomes.map((outcome): Outcome => {
    const say = whole('say', outcome.say);
    const sections = Object.entries(outcome.sections).map(([name, items]) => [name, whole(name as SectionId, items)] as const);
    const sources = sourcesOf([say, ...sections.map(([, items]) => items)]);
    for (const source of [...outcome.sources, ...sources]) added.add(source);
    const own = outcome.sources.length > 0 ? [...new Set([...outcome.sources, ...sources])] : [];
    return { ...outcome, say, sections: Object.fromEntries(sections), sources: own };
  });
  return { ...flow, outcomes, sources: [...added] };
}

/** All of a part for `+<part>`, under the rule that it stands under; one that there is not stays, for the check to find. */
function expanded(item: Item, list: SectionId | 'say', parts: ReadonlyMap<string, Part>): readonly Item[] {
  if (!item.id.startsWith('+')) return [concluding(item, parts)];
  const part = item.id.slice(1);
  return parts.get(part)?.lists[list]?.map((each) => concluding({ ...item, id: `${part}.${each.id}` }, parts)) ?? [item];
}

/** An item of a part with what the part says that it concludes. */
function concluding(item: Item, parts: ReadonlyMap<string, Part>): Item {
  const [part = '', name = ''] = item.id.split('.');
  const said = parts.get(part);
  const concludes = said?.concludes[name];
  const about = said?.about[name];
  return {
    ...item,
    ...(concludes ? { concludes: { ...concludes, ...item.concludes }, ...(about ? { about } : {}) } : {}),
    ...(said?.urgent.includes(name) ? { urgent: true } : {}),
  };
}
