import type { Content } from '../content/content.ts';
import { escapeHtml } from '../content/markup.ts';
import { sourceDates } from '../content/source-texts.ts';
import { titleKey } from '../flow/keys.ts';
import type { Fact } from '../law/fact.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Area } from './areas.ts';
import { flowPart, type Printed } from './booklet-flow.ts';
import { style } from './booklet-style.ts';
import { type Block, goneSince, type Mark, markOf, type Signature } from './signature.ts';

/** What a booklet is made of. */
export interface Reviewed {
  readonly content: Content;
  readonly area: Area;
  /** The numbers as they are on that day. */
  readonly world: World;
  /** What was signed last, if anything was. */
  readonly last: Signature | null;
}

export interface Booklet {
  /** A page fit for printing. */
  readonly html: string;
  /** What a signature under it is a signature of. */
  readonly blocks: readonly Block[];
}

const certainty = { high: 'alta', medium: 'media' } as const;
const marks: Readonly<Record<Exclude<Mark, null>, string>> = { new: 'NUOVO', changed: 'CAMBIATO' };

/**
 * The guides of one area for a lawyer who does not program, in Italian: every question, every answer once with its conditions in words,
 * every number with its source, and a line to sign. What changed since the last signature is marked and listed in front.
 */
export function bookletOf({ content, area, world, last }: Reviewed): Booklet {
  const read = new Map<string, number>();
  const parts = area.flows.map((flow) => ({ flow, ...flowPart(flow, content, world, read) }));
  const facts = content.facts.filter((fact) => parts.some((part) => part.facts.has(fact.key)));
  const numbers = facts.map((fact, i) => number(fact, world, i));
  const blocks = [...parts.flatMap((part) => [...part.questions, ...part.answers]), ...numbers];
  const sources = new Set([...parts.flatMap((part) => [...part.sources]), ...facts.flatMap((fact) => fact.sources)]);
  const mark = (block: Block) => {
    const found = markOf(block, last);
    return found ? ` <span class="mark">${marks[found]}</span>` : '';
  };
  const anchor = ({ id }: Block) => escapeHtml(id);
  const questions = (each: readonly Printed[]) =>
    each.length > 0
      ? `<h3>Domande</h3><ol>${each.map((one) => `<li id="${anchor(one)}">${mark(one)} ${one.html}</li>`).join('')}</ol>`
      : '';
  const answer = (one: Printed) =>
    `<article id="${anchor(one)}"><h3>${escapeHtml(one.name)} <code>${escapeHtml(one.id.split('/').at(-1) ?? '')}</code>${mark(one)}</h3>
${one.html}<p class="verdict">☐ corretto &nbsp; ☐ da correggere: <span class="line"></span></p></article>`;
  const html = `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><title>${escapeHtml(area.title)}</title><style>${style}</style></head>
<body>
<header><h1>${escapeHtml(area.title)}</h1>
<p>${area.flows.length} guide, ${parts.reduce((sum, each) => sum + each.answers.length, 0)} risposte, ${read.size} testi · numeri in vigore il ${day(world.today)}.</p>
<p>Ogni testo ha un numero e sta per intero dove compare la prima volta; dove ritorna ne bastano il numero e le prime parole.</p>
${sinceLast(blocks, last)}</header>
<nav><h2>Indice</h2><ul>${parts.map(({ flow }) => `<li><a href="#${flow.id}">${title(content, flow.id)}</a></li>`).join('')}</ul></nav>
${parts
  .map(
    (part) => `<section id="${part.flow.id}"><h2>${part.flow.icon} ${title(content, part.flow.id)} <code>${part.flow.id}</code></h2>
<p>Controllato il ${day(part.flow.checked_on)}.</p>
${questions(part.questions)}
<h3>Risposte</h3>
${part.answers.map(answer).join('\n')}</section>`,
  )
  .join('\n')}
<h2>Numeri</h2>
${
  numbers.length > 0
    ? `<table><thead><tr><th>Numero</th><th>Valore</th><th>In vigore</th><th>Fonti</th><th>Controllato</th><th>Certezza</th><th>Nota</th></tr></thead>
<tbody>${numbers.map((each) => each.html.replace('</code>', `</code>${mark(each)}`)).join('\n')}</tbody></table>`
    : '<p>Nessun numero.</p>'
}
<h2>Fonti</h2>
<ul class="sources">${[...sources].map((id) => sourceLine(content, id)).join('')}</ul>
<section class="signature"><h2>Revisione</h2>
<p>☐ Corretto così com'è &nbsp; ☐ Corretto con le note scritte a margine &nbsp; ☐ Da rifare</p>
<p>Nome e qualifica: <span class="line"></span></p>
<p>Data: <span class="line short"></span> Firma: <span class="line"></span></p></section>
</body>
</html>
`;
  return { html, blocks: blocks.map(({ id, name, content: signedAs }) => ({ id, name, content: signedAs })) };
}

/** In front: what a reader who signed before must read again. */
function sinceLast(blocks: readonly Block[], last: Signature | null): string {
  if (!last) return '<p><b>Prima lettura</b>: non c’è ancora una firma.</p>';
  const touched = blocks.flatMap((block) => {
    const found = markOf(block, last);
    return found
      ? [`<li><a href="#${escapeHtml(block.id)}">${escapeHtml(block.name)}</a> <span class="mark">${marks[found]}</span></li>`]
      : [];
  });
  const gone = goneSince(blocks, last).map((id) => `<li><code>${escapeHtml(id)}</code> <span class="mark">TOLTO</span></li>`);
  const lines = [...touched, ...gone];
  return `<h2>Cambiato dopo la firma del ${day(last.signed_on)} (${escapeHtml(last.role)})</h2>
${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : '<p>Niente.</p>'}`;
}

/** A row of the table of numbers. A number that is not in force on the day of the booklet is greyed. */
function number(fact: Fact, world: World, i: number): Printed {
  return {
    id: `fact/${fact.key}/${fact.from ?? i}`,
    name: fact.key,
    content: JSON.stringify([fact.value, fact.unit, fact.from ?? null, fact.until ?? null, fact.sources, fact.note ?? null]),
    html: `<tr id="fact/${fact.key}/${fact.from ?? i}"${world.fact(fact.key) === fact.value ? '' : ' class="past"'}><td><code>${fact.key}</code></td>
<td>${escapeHtml(String(fact.value))} ${escapeHtml(fact.unit)}</td><td>${fact.from ? day(fact.from) : ''} – ${fact.until ? day(fact.until) : ''}</td>
<td>${fact.sources.join(', ')}</td><td>${day(fact.checked_on)}, da rivedere entro ${day(fact.review_by)}</td><td>${certainty[fact.confidence]}</td>
<td>${escapeHtml(fact.note ?? '')}</td></tr>`,
  };
}

const title = ({ texts }: Content, flow: string) => escapeHtml(texts.plain('it', { key: titleKey(flow) }));

function sourceLine({ texts, sources }: Content, id: string): string {
  const source = sources.get(id);
  if (!source) return `<li>${id}</li>`;
  const name = escapeHtml(source.it);
  return `<li><b>${id}</b> ${source.url ? `<a href="${escapeHtml(source.url)}">${name}</a>` : name} (${texts.html('it', sourceDates(source))})</li>`;
}

const day = (iso: string) => iso.split('-').reverse().join('/');
