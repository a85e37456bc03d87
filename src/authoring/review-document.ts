import type { Words } from '../base/screen.ts';
import type { Content, Procedure, Source } from '../content/content.ts';
import { escapeHtml } from '../content/markup.ts';
import { factIn, leaves } from '../flow/condition.ts';
import type { Condition, Flow, Item, Outcome, SectionId, Step } from '../flow/flow.ts';
import { askKey, helpKey, itemKey, optionKey, outcomeKey, sayKey, shortKey, titleKey } from '../flow/keys.ts';
import { rulesOf } from '../flow/rules.ts';
import { factValues } from '../flow/run.ts';
import type { Fact } from '../law/fact.ts';
import type { World } from '../law/facts-of-day.ts';
import { ruleInWords } from './rule-words.ts';

/** What a document of a procedure is made of. */
export interface Reviewed {
  readonly content: Content;
  readonly procedure: Procedure;
  /** The numbers as they are on that day. */
  readonly world: World;
}

const statesOfFact = { high: 'alta', medium: 'media' } as const;

/**
 * One procedure for a lawyer who does not program: every question, answer and number with its source, in Italian, as HTML fit for
 * printing, with a line to sign. Numbers computed from a person's answers stand as ‹name›.
 */
export function reviewDocument({ content, procedure, world }: Reviewed): string {
  const flows = [...content.flows.values()].filter((flow) => flow.procedures.includes(procedure.id));
  const parts = flows.map((flow) => flowPart(flow, procedure, content, world));
  const facts = content.facts.filter((fact) => parts.some((part) => part.facts.has(fact.key)));
  const sources = [...new Set([...parts.flatMap((part) => part.sources), ...facts.flatMap((fact) => fact.sources)])];
  const title = escapeHtml(procedure.name);
  return `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>
<body>
<header><h1>${title}</h1>
<p>Procedura <code>${procedure.id}</code> · dossier ${procedure.dossier}, sezione ${procedure.section} · numeri in vigore il ${day(world.today)}</p></header>
${parts.map((part) => part.html).join('\n')}
<h2>Numeri</h2>
${facts.length > 0 ? factTable(facts, world) : '<p>Nessun numero.</p>'}
<h2>Fonti</h2>
<ul class="sources">${sources.map((id) => sourceLine(id, content.sources.get(id))).join('')}</ul>
<section class="signature"><h2>Revisione</h2>
<p>☐ Corretto così com'è &nbsp; ☐ Corretto con le note scritte a margine &nbsp; ☐ Da rifare</p>
<p>Nome e qualifica: <span class="line"></span></p>
<p>Data: <span class="line short"></span> Firma: <span class="line"></span></p></section>
</body>
</html>
`;
}

/** The part of one flow, with the facts and sources it stands on. */
function flowPart(flow: Flow, procedure: Procedure, content: Content, world: World) {
  const facts = new Set<string>();
  const has = (key: string) => content.texts.has('it', key);
  const plain = (key: string) => escapeHtml(content.texts.plain('it', { key }));
  const values = factValues(world);

  /** A text as people read it; what a person's answers give stands in ‹ ›. */
  function said(key: string): string {
    const names = content.texts.params(key);
    for (const name of names) if (name.startsWith('fact.')) facts.add(name.slice('fact.'.length));
    const filled: Record<string, Words> = Object.fromEntries(names.map((name) => [name, values[name] ?? `‹${name}›`]));
    return content.texts.html('it', { key, with: filled });
  }
  const option = (step: string, id: string) => plain(optionKey(flow.id, step, id, has));
  const rule = (condition: Condition | undefined) => {
    for (const leaf of leaves(condition))
      if (!('answer' in leaf))
        for (const amount of [leaf.over, leaf['at-least'], leaf.under, leaf['at-most']])
          if (amount !== undefined) facts.add(factIn(amount) ?? '');
    return condition ? ruleInWords(condition, { short: (step) => plain(shortKey(flow.id, step)), option, world }) : '';
  };
  const only = (condition: Condition | undefined) => (condition ? `<span class="rule">solo se ${rule(condition)}</span> ` : '');

  const question = (step: Step) =>
    `<li>${only(step.when)}<b>${said(askKey(flow.id, step.id))}</b>${
      has(helpKey(flow.id, step.id)) ? `<br><i>${said(helpKey(flow.id, step.id))}</i>` : ''
    }<br>${
      step.ask === 'date'
        ? `una data${step.unknown ? ` · ${option(step.id, 'unknown')}` : ''}`
        : step.options.map((each) => `${each.when ? only(each.when) : ''}${option(step.id, each.id)}`).join(' · ')
    }${step.private ? ' <span class="rule">(risposta riservata)</span>' : ''}</li>`;

  const list = (items: readonly Item[], key: (id: string) => string) =>
    `<ul>${items.map((item) => `<li>${only(item.when)}${said(key(item.id))}</li>`).join('')}</ul>`;

  const answer = (outcome: Outcome) => {
    const sections = Object.entries(outcome.sections) as [SectionId, readonly Item[]][];
    const sources = outcome.sources.length > 0 ? outcome.sources : flow.sources;
    return `<article><h3>${plain(outcomeKey(flow.id, outcome.id))} <code>${outcome.id}</code></h3>
<p class="rule">${outcome.when ? `Quando: ${rule(outcome.when)}` : 'In tutti gli altri casi'}</p>
${list(outcome.say, (id) => sayKey(flow.id, id))}
${sections.map(([section, items]) => `<h4>${plain(`common:section.${section}`)}</h4>${list(items, (id) => itemKey(flow.id, section, id))}`).join('\n')}
<p class="sources">Fonti: ${sources.join(', ')}</p></article>`;
  };

  const mine = flow.outcomes.filter((outcome) => outcome.procedures.length === 0 || outcome.procedures.includes(procedure.id));
  for (const { use } of flow.compute)
    for (const key of world.calculators.get(use)?.facts ?? []) if (flow.outcomes.length === mine.length) facts.add(key);
  const asked = stepsBehind(flow, mine);
  const html = `<section><h2>${flow.icon} ${plain(titleKey(flow.id))} <code>${flow.id}</code></h2>
<p>Controllato il ${day(flow.checked_on)}.</p>
${asked.length > 0 ? `<h3>Domande</h3><ol>${asked.map(question).join('')}</ol>` : ''}
<h3>Risposte</h3>
${mine.map(answer).join('\n')}</section>`;
  const sources = mine.flatMap((outcome) => (outcome.sources.length > 0 ? outcome.sources : flow.sources));
  return { html, facts, sources };
}

/** The questions whose answers decide on these outcomes or on what they show, and those that decide whether these are asked. */
function stepsBehind(flow: Flow, outcomes: readonly Outcome[]): readonly Step[] {
  const own = { ...flow, steps: [], compute: [], outcomes: outcomes.map((each) => ({ ...each })) };
  const wanted = new Set<string>();
  const add = (condition: Condition | undefined): void => {
    for (const leaf of leaves(condition)) {
      const id = 'answer' in leaf ? leaf.answer : Object.values(leaf).find((value) => flow.steps.some((step) => step.id === value));
      const step = flow.steps.find((each) => each.id === id);
      if (!step || wanted.has(step.id)) continue;
      wanted.add(step.id);
      add(step.when);
      for (const option of step.options) add(option.when);
    }
  };
  for (const { rule } of rulesOf(own)) add(rule);
  return outcomes.length === flow.outcomes.length ? flow.steps : flow.steps.filter((step) => wanted.has(step.id));
}

function factTable(facts: readonly Fact[], world: World): string {
  const row = (fact: Fact) => `<tr${world.fact(fact.key) === fact.value ? '' : ' class="past"'}><td><code>${fact.key}</code></td>
<td>${escapeHtml(String(fact.value))} ${escapeHtml(fact.unit)}</td><td>${fact.from ? day(fact.from) : ''} – ${fact.until ? day(fact.until) : ''}</td>
<td>${fact.sources.join(', ')}</td><td>${day(fact.checked_on)}, da rivedere entro ${day(fact.review_by)}</td><td>${statesOfFact[fact.confidence]}</td>
<td>${escapeHtml(fact.note ?? '')}</td></tr>`;
  return `<table><thead><tr><th>Numero</th><th>Valore</th><th>In vigore</th><th>Fonti</th><th>Controllato</th><th>Certezza</th><th>Nota</th></tr></thead>
<tbody>${facts.map(row).join('\n')}</tbody></table>`;
}

function sourceLine(id: string, source: Source | undefined): string {
  if (!source) return `<li>${id}</li>`;
  const title = escapeHtml(source.title);
  return `<li><b>${id}</b> ${source.url ? `<a href="${escapeHtml(source.url)}">${title}</a>` : title} (${escapeHtml(source.date)})</li>`;
}

const day = (iso: string) => iso.split('-').reverse().join('/');

const style = `
body { font: 11pt/1.45 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111 }
h1 { font-size: 1.6rem } h2 { font-size: 1.25rem; border-bottom: 1px solid #888; margin-top: 2rem } h3 { font-size: 1.05rem } h4 { margin: .6rem 0 0 }
code { font-size: .8em; color: #555 } ul, ol { margin: .3rem 0 } .rule { color: #555; font-size: .9em } .sources { font-size: .85em; list-style: none; padding: 0 }
article { border: 1px solid #bbb; border-radius: 4px; padding: .2rem 1rem; margin: .8rem 0; break-inside: avoid-page }
table { border-collapse: collapse; font-size: .8em } th, td { border: 1px solid #bbb; padding: .2rem .4rem; vertical-align: top; text-align: left; overflow-wrap: anywhere }
.past { color: #888 } .signature { break-inside: avoid } .line { display: inline-block; border-bottom: 1px solid #111; width: 20rem } .short { width: 9rem }
@page { size: A4; margin: 18mm } @media print { body { margin: 0; max-width: none } a { color: inherit; text-decoration: none } }
`;
