import type { Problem } from '../content/content.ts';
import type { RawContent } from '../content/read.ts';
import type { Argument, Flow, Step } from '../flow/flow.ts';
import { numeral } from '../flow/run.ts';
import type { TermTables } from '../law/term.ts';

/** The calculation that counts the terms of each list of `data/terms.yaml`; it takes the word as `fact`. */
const uses: Readonly<Record<keyof TermTables, string>> = {
  terms: 'term-from',
  minimum_times: 'minimum-time',
  working_terms: 'working-term',
};

/** Rows of lists that flows and procedures choose from which none of them chooses. Nothing is told while a flow cannot be read: it may name them. */
export function unusedNames(raw: RawContent): readonly Problem[] {
  if (raw.flows.length < raw.flowIds.length) return [];
  const flows = raw.flows.map(({ value }) => value);
  const counted = new Set(flows.flatMap(termsCounted));
  const kinds = new Set([
    ...flows.flatMap((flow) => flow.outcomes.flatMap((outcome) => outcome.offices)),
    ...raw.offices.flatMap(({ value }) => value.map(({ kind }) => kind)),
  ]);
  const dossiers = new Set(raw.procedures.value.map((procedure) => procedure.dossier));
  const { terms, officeKinds, attributes } = raw;
  const carries = (id: string) => (step: Step) => step.asks === id && !step.anew;
  const tells = (id: string) => (step: Step) => carries(id)(step) || step.options.some(({ also }) => also?.[id] !== undefined);
  const asking = (id: string) => flows.filter((flow) => flow.steps.some(tells(id)));
  const reserved = (id: string) =>
    new Set(
      flows
        .flatMap((flow) => flow.steps)
        .filter(carries(id))
        .map((step) => step.private),
    );
  return [
    ...(Object.keys(uses) as (keyof TermTables)[]).flatMap((list) =>
      terms.value[list].flatMap(({ id }, i) =>
        counted.has(`${uses[list]} ${id}`) ? [] : [terms.from.at([list, i], `${id}: nothing uses this term`)],
      ),
    ),
    ...officeKinds.value.flatMap((kind, i) =>
      kinds.has(kind) ? [] : [officeKinds.from.at(['office_kinds', i], `${kind}: no flow and no office is of this kind`)],
    ),
    ...attributes.value.flatMap(({ id, follows }, i) => [
      // what follows from other attributes is told by the guides that ask for those
      ...(asking(id).length + follows.length > 1 ? [] : [attributes.from.at(['attributes', i], `${id}: fewer than two guides ask for it`)]),
      ...(reserved(id).size > 1
        ? [attributes.from.at(['attributes', i], `${id}: one guide keeps the answer private, another does not`)]
        : []),
    ]),
    ...raw.dossiers.value.flatMap((dossier, i) =>
      dossiers.has(dossier) ? [] : [raw.dossiers.from.at(['dossiers', i], `${dossier}: no procedure comes from this dossier`)],
    ),
  ];
}

/** The terms that a flow may count, each as `<calculator> <word>`. */
function termsCounted(flow: Flow): readonly string[] {
  return flow.compute.flatMap(({ use, with: { fact } }) => (fact === undefined ? [] : wordsOf(fact, flow).map((word) => `${use} ${word}`)));
}

function wordsOf(argument: Argument, flow: Flow): readonly (string | number)[] {
  if (typeof argument !== 'object') return [argument];
  if (!('answer' in argument)) return argument.map(({ value }) => value);
  const step = flow.steps.find((each) => each.id === argument.answer);
  return step?.options.map((option) => numeral(option.id)) ?? [];
}
