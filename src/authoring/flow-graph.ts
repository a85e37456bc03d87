import type { Graph } from '@viz-js/viz';
import type { Content } from '../content/content.ts';
import type { Condition, Flow } from '../flow/flow.ts';
import { askKey, optionKey, outcomeKey, shortKey, titleKey } from '../flow/keys.ts';
import { valuesOf } from '../flow/run.ts';
import type { World } from '../law/facts-of-day.ts';
import { pathsOf } from './paths.ts';
import { ruleInWords } from './rule-words.ts';

/** A font whose widths Graphviz knows. */
const font = 'Helvetica,Arial,sans-serif';

/** The drawing of a flow in Italian: its questions, which answers lead from one to the next, its outcomes with their rules. */
export function flowGraph(flow: Flow, content: Content, world: World): Graph {
  const say = (key: string) => content.texts.plain('it', { key });
  const option = (step: string, id: string) => say(optionKey(flow.id, step, id, (key) => content.texts.has('it', key)));
  const words = (condition: Condition | undefined) =>
    condition ? ruleInWords(condition, { short: (step) => say(shortKey(flow.id, step)), option, world }) : '';
  const { values } = valuesOf(flow, {}, world);
  const steps = flow.steps.map((step) => ({
    name: `step ${step.id}`,
    attributes: {
      label: wrapped(content.texts.plain('it', { key: askKey(flow.id, step.id), with: values })),
      tooltip: words(step.when) || 'sempre',
      shape: 'box',
      style: 'rounded,filled',
      fillcolor: '#eef4ff',
    },
  }));
  const outcomes = flow.outcomes.map((outcome) => ({
    name: `outcome ${outcome.id}`,
    attributes: {
      label: `${wrapped(say(outcomeKey(flow.id, outcome.id)))}\n\n${wrapped(words(outcome.when) || 'altrimenti', 44)}`,
      shape: 'box',
      style: 'filled',
      fillcolor: outcome.actions.some((action) => action.kind === 'safety') ? '#ffe3e0' : '#e6f6e6',
    },
  }));
  return {
    graphAttributes: {
      label: `${flow.icon} ${say(titleKey(flow.id))}`,
      labelloc: 't',
      fontsize: 22,
      fontname: font,
      rankdir: 'LR',
      nodesep: 0.15,
      ranksep: 1.2,
    },
    nodeAttributes: { fontname: font, fontsize: 11, margin: '0.2,0.1' },
    edgeAttributes: { fontname: font, fontsize: 9, color: '#667788' },
    nodes: [...steps, ...outcomes],
    edges: edgesOf(flow, world, option),
  };
}

/** From each question to what may come next, with the answers that lead there. */
function edgesOf(flow: Flow, world: World, option: (step: string, id: string) => string) {
  const paths = pathsOf(flow, world, { apart: true });
  const answers = new Map<string, Map<string, Set<string>>>();
  const tests = flow.outcomes.map((outcome) => paths?.test(outcome.when));
  for (const codes of paths?.ends ?? []) {
    const asked = [...flow.steps.keys()].filter((place) => codes[place]);
    for (const [i, place] of asked.entries()) {
      const from = flow.steps[place]?.id ?? '';
      const next = asked[i + 1];
      const to =
        next === undefined
          ? `outcome ${flow.outcomes[tests.findIndex((test) => test?.(codes) === true)]?.id}`
          : `step ${flow.steps[next]?.id}`;
      const ways = answers.get(from) ?? new Map<string, Set<string>>();
      answers.set(from, ways);
      const given = ways.get(to) ?? new Set<string>();
      ways.set(to, given);
      for (const answer of paths?.kindAt(place, codes) ?? []) given.add(answer);
    }
  }
  return [...answers].flatMap(([from, ways]) =>
    [...ways].map(([to, given]) => ({
      tail: `step ${from}`,
      head: to,
      attributes: { label: ways.size > 1 ? labelOf(flow, from, given, option) : '' },
    })),
  );
}

/** The answers that lead this way; nothing when all of them do. */
function labelOf(flow: Flow, from: string, given: ReadonlySet<string>, option: (step: string, id: string) => string): string {
  const step = flow.steps.find((each) => each.id === from);
  if (step?.ask === 'choice')
    return given.size === step.options.length ? '' : wrapped([...given].map((id) => option(from, id)).join(' / '), 30);
  if (!given.has('unknown')) return step?.unknown ? 'data' : '';
  return given.size > 1 ? '' : option(from, 'unknown');
}

/** Words on lines of about that many characters. */
function wrapped(words: string, width = 34): string {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
