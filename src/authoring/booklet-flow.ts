import type { Words } from '../base/screen.ts';
import { isDay } from '../base/time.ts';
import { caveatTexts } from '../content/caveat-texts.ts';
import type { Content } from '../content/content.ts';
import { escapeHtml } from '../content/markup.ts';
import { factsIn } from '../flow/condition.ts';
import type { Condition, Flow, Item, Outcome, SectionId, Step } from '../flow/flow.ts';
import { askKey, helpKey, itemKey, optionKey, outcomeKey, sayKey, shortKey } from '../flow/keys.ts';
import { factValues } from '../flow/run.ts';
import type { World } from '../law/facts-of-day.ts';
import { sumsOf } from './booklet-sums.ts';
import { ruleInWords } from './rule-words.ts';
import type { Block } from './signature.ts';

/** A block with the way it is printed. */
export interface Printed extends Block {
  readonly html: string;
}

/** A guide as it is read: its questions, its answers, and what they stand on. */
export interface FlowPart {
  readonly questions: readonly Printed[];
  readonly answers: readonly Printed[];
  /** Keys of the facts and ids of the sources behind it. */
  readonly facts: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

/** How many letters of a text that was read before are printed again. */
const again = 60;

/**
 * The blocks of one guide. A text stands in full where it comes first in the booklet, with a number; where it comes again its number and
 * its beginning are enough. Numbers computed from a person's answers stand as ‹name›. `read`: the texts of the booklet so far.
 */
export function flowPart(flow: Flow, content: Content, world: World, read: Map<string, number>): FlowPart {
  const facts = new Set<string>();
  const sources = new Set<string>();
  const has = (key: string) => content.texts.has('it', key);
  const plain = (key: string) => escapeHtml(content.texts.plain('it', { key }));
  const values = factValues(world);
  /** The lists printed so far, and the answer under which they stand in full. */
  const lists = new Map<string, string>();

  const filled = (key: string, value: (name: string) => Words) => ({
    key,
    with: Object.fromEntries(content.texts.params(key).map((name) => [name, value(name)])),
  });
  /** A text as it is signed: with the names of its numbers. */
  const signedText = (key: string) =>
    content.texts.plain(
      'it',
      filled(key, (name) => `‹${name}›`),
    );
  /** A text as people read it. */
  function said(key: string): string {
    for (const name of content.texts.params(key)) if (name.startsWith('fact.')) facts.add(name.slice('fact.'.length));
    return content.texts.html(
      'it',
      filled(key, (name) => values[name] ?? `‹${name}›`),
    );
  }
  const option = (step: string, id: string) => plain(optionKey(flow.id, step, id, has));
  function rule(condition: Condition): string {
    for (const fact of factsIn(condition)) facts.add(fact);
    return ruleInWords(condition, { short: (step) => plain(shortKey(flow.id, step)), option, world });
  }
  const sums = sumsOf(flow, content, world, (step, answer) =>
    [plain(shortKey(flow.id, step)), isDay(answer) ? 'una data' : option(step, answer)].join(' = '),
  );
  /** Every calculation, with all the numbers it may read. */
  const computed = Object.fromEntries(
    flow.compute.map(({ id, use }) => [id, { values: {}, read: world.calculators.get(use)?.facts ?? [] }]),
  );
  /** What people read below the texts about numbers that ended, or that nobody is sure of. */
  function caveats(rules: readonly (Condition | undefined)[], keys: readonly string[], shows: readonly string[]): string {
    const lines = caveatTexts(content.texts, world, { keys, rules, shows, computed: () => computed });
    return lines.map((line) => `<p class="caveat">⚠ ${content.texts.html('it', line)}</p>`).join('');
  }
  const only = (condition: Condition | undefined) => (condition ? `<span class="rule">solo se ${rule(condition)}</span> ` : '');

  function numbered(key: string): string {
    const before = read.get(key);
    if (before === undefined) {
      read.set(key, read.size + 1);
      return `<sup>${read.size}</sup> ${said(key)}`;
    }
    const words = content.texts.plain(
      'it',
      filled(key, (name) => values[name] ?? `‹${name}›`),
    );
    return `<span class="again"><sup>${before}</sup> ${escapeHtml(words.length > again ? `${words.slice(0, again).trimEnd()}…` : words)}</span>`;
  }

  function question(step: Step): Printed {
    const keys = [askKey(flow.id, step.id), helpKey(flow.id, step.id)].filter(has);
    const options = step.ask === 'date' ? (step.unknown ? ['unknown'] : []) : step.options.map(({ id }) => id);
    const offered =
      step.ask === 'date'
        ? ['una data', ...options.map((id) => option(step.id, id))]
        : step.options.map((each) => `${only(each.when)}${option(step.id, each.id)}`);
    const [ask, help] = keys.map(said);
    return {
      id: `${flow.id}/step/${step.id}`,
      name: content.texts.plain('it', { key: shortKey(flow.id, step.id) }),
      content: JSON.stringify([keys.map(signedText), step, options.map((id) => signedText(optionKey(flow.id, step.id, id, has)))]),
      html: `${only(step.when)}<b>${ask}</b>${help ? `<br><i>${help}</i>` : ''}<br>${offered.join(' · ')}${
        step.private ? ' <span class="rule">(risposta riservata)</span>' : ''
      }`,
    };
  }

  function answer(outcome: Outcome): Printed {
    const own = outcome.sources.length > 0 ? outcome.sources : flow.sources;
    for (const source of own) sources.add(source);
    const sections = Object.entries(outcome.sections) as [SectionId, readonly Item[]][];
    const parts: (readonly [string | null, readonly Item[], (id: string) => string])[] = [
      [null, outcome.say, (id) => sayKey(flow.id, id)],
      ...sections.map(([section, items]) => [`common:section.${section}`, items, (id: string) => itemKey(flow.id, section, id)] as const),
    ];
    const title = content.texts.plain('it', { key: outcomeKey(flow.id, outcome.id) });
    function list(heading: string | null, items: readonly Item[], key: (id: string) => string): string {
      const same = JSON.stringify(items.map((item) => [key(item.id), item.when]));
      const before = lists.get(same);
      if (before !== undefined && heading && items.length > 1)
        return `<p class="same"><b>${plain(heading)}</b>: come in «${escapeHtml(before)}».</p>`;
      lists.set(same, title);
      return `${heading ? `<h4>${plain(heading)}</h4>` : ''}<ul>${items
        .map((item) => `<li>${only(item.when)}${numbered(key(item.id))}</li>`)
        .join('')}</ul>`;
    }
    return {
      id: `${flow.id}/outcome/${outcome.id}`,
      name: title,
      content: JSON.stringify([outcome, parts.map(([, items, key]) => items.map(({ id }) => signedText(key(id))))]),
      html: `<p class="rule">${outcome.when ? `Quando: ${rule(outcome.when)}` : 'In tutti gli altri casi'}</p>
${parts.map(([heading, items, key]) => list(heading, items, key)).join('\n')}
${sums(outcome)}${caveats(
  [outcome.when, ...parts.flatMap(([, items]) => items.map((item) => item.when))],
  parts.flatMap(([, items, key]) => items.map((item) => key(item.id))),
  outcome.sums.map((each) => each.id),
)}
<p class="sources">Fonti: ${own.join(', ')}</p>`,
    };
  }

  const questions = flow.steps.map(question);
  const answers = flow.outcomes.map(answer);
  for (const { use } of flow.compute) for (const key of world.calculators.get(use)?.facts ?? []) facts.add(key);
  return { questions, answers, facts, sources };
}
