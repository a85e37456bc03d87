import type { DocumentRule, Offset } from '../desk/document.ts';
import { factIn } from '../flow/condition.ts';
import { calculatorsWith } from '../law/calculators.ts';
import { documentButtonProblems } from './check-buttons.ts';
import type { Problem } from './content.ts';
import type { RawContent, Sourced } from './read.ts';
import type { Path } from './yaml-file.ts';

const daysOf = (offset: Offset) => ('before' in offset ? offset.before : offset.after);

const untold: { readonly by: null; readonly as: Readonly<Record<string, string>> } = { by: null, as: {} };

/** What is wrong with the rules of documents: names that stand for nothing, rungs twice, an end before the beginning, a ladder without one. */
export function documentProblems(raw: RawContent): readonly Problem[] {
  const facts = new Set(raw.facts.flatMap(({ value }) => value.map((fact) => fact.key)));
  const sources = new Set(raw.sources.flatMap(({ value }) => value.map((each) => each.id)));
  const services = new Set(raw.services.value.map((each) => each.id));
  const kinds = new Map(raw.documents.map(({ value }) => [value.kind, value]));
  const flows = new Map(raw.flows.map(({ value }) => [value.id, value]));

  return raw.documents.flatMap(({ from, value: rule }) => {
    const problems: Problem[] = [];
    const demand = (place: Path, fine: boolean, problem: string) => fine || problems.push(from.at(place, problem));
    const flow = flows.get(rule.flow ?? '');
    demand(['kind'], from.file === `data/documents/${rule.kind}.yaml`, `${rule.kind} does not stand in a file of its name`);
    demand(['service'], services.has(rule.service), `unknown service ${rule.service}`);
    demand(['flow'], rule.flow === null || raw.flowIds.includes(rule.flow), `unknown flow ${rule.flow}`);
    for (const next of ['sent', 'renewed'] as const)
      demand([next], rule[next] === null || kinds.get(rule[next])?.counts === 'since', `${rule[next]} is no kind that counts from a day`);
    if (flow && rule.step !== null) {
      const asks = flow.steps.some((step) => step.id === rule.step && step.ask === 'date');
      demand(['step'], asks, `${rule.step} is no step of ${flow.id} that asks for a date`);
    }
    const { by, as } = rule.told ?? untold;
    const values = by === null ? [] : raw.attributes.value.find((each) => each.id === by)?.values;
    demand(['told', 'by'], values !== undefined, `unknown attribute ${by}`);
    for (const value of values ?? []) demand(['told'], rule.types.includes(as[value] ?? value), `${value} tells no type of ${rule.kind}`);
    for (const [i, rung] of rule.ladder.entries()) {
      const place = ['ladder', i];
      demand([...place, 'rung'], rule.ladder.findIndex((each) => each.rung === rung.rung) === i, `${rung.rung} stands twice`);
      for (const end of ['from', 'until'] as const) {
        const key = rung[end] && factIn(daysOf(rung[end]));
        demand([...place, end], !key || facts.has(key), `unknown fact ${key}`);
        demand([...place, end], !key || rung.sources.length > 0, `a term of the law needs a source`);
      }
      for (const [n, source] of rung.sources.entries()) demand([...place, 'sources', n], sources.has(source), `unknown source ${source}`);
      for (const type of [...(rung.only ?? []), ...(rung.not ?? [])])
        demand(place, rule.types.includes(type), `${rule.kind} has no type ${type}`);
    }
    for (const type of [null, ...rule.types])
      demand(['ladder'], endless(rule, type) === null, `${endless(rule, type)} is the last rung and has no until`);
    for (const { place, problem } of documentButtonProblems(rule)) problems.push(from.at(place, problem));
    return problems;
  });
}

/** The last rung of the ladder of a type, if it has no end. The files write ladders in their order. */
function endless({ ladder }: DocumentRule, type: string | null): string | null {
  const own = ladder.filter(({ only, not }) => (only ? type !== null && only.includes(type) : !(type !== null && not?.includes(type))));
  const last = own.at(-1);
  return last && !last.until ? last.rung : null;
}

/** What dates that guides compute are about: the word of the term that was counted, or the calculation and its value. */
function computedAbout({ flows, terms: { value: terms } }: Pick<RawContent, 'flows' | 'terms'>): readonly string[] {
  const counted = new Set(['term-from', 'minimum-time', 'working-term']);
  const calculators = calculatorsWith(terms);
  const used = new Set(flows.flatMap(({ value }) => value.compute.map(({ use }) => use)));
  const others = [...used].flatMap((use) =>
    counted.has(use)
      ? []
      : Object.entries(calculators.get(use)?.dates ?? {}).flatMap(([value, meaning]) =>
          meaning === 'permit' ? [] : [`${use}-${value.replaceAll('_', '-')}`],
        ),
  );
  return [...[...terms.terms, ...terms.minimum_times, ...terms.working_terms].map(({ id }) => id), ...others];
}

/** The texts that the rules of documents, and dates that guides compute, need, with the file that needs them. */
export function documentKeys(
  raw: Pick<RawContent, 'documents' | 'flows' | 'terms'>,
): readonly { readonly key: string; readonly for: string }[] {
  const own = raw.documents.flatMap(({ from, value: { kind, types, ladder, renewed, counts } }: Sourced<DocumentRule>) =>
    [
      `documents:kind.${kind}`,
      `documents:short.${kind}`,
      `documents:when.${kind}`,
      ...(counts === 'since' ? [`documents:since.${kind}`] : []),
      ...(renewed ? [`common:button.offer-${renewed}`] : []),
      ...types.map((type) => `documents:type.${kind}.${type}`),
      ...ladder.map(({ rung }) => `documents:${kind}.${rung}`),
      ...ladder.filter((rung) => rung.wordings).map(({ rung }) => `documents:${kind}.${rung}-b`),
    ].map((key) => ({ key, for: from.file })),
  );
  return [...own, ...computedAbout(raw).map((about) => ({ key: `documents:about.${about}`, for: raw.terms.from.file }))];
}
