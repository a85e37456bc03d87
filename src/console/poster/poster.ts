import { html, raw } from 'hono/html';
import { create } from 'qrcode';
import type { Text } from '../../base/screen.ts';
import type { Content } from '../../content/content.ts';
import { langTag } from '../../content/lang-tag.ts';
import type { Desk } from '../../desk/desk.ts';
import { addressLine } from '../../screens/appointment-lines.ts';
import { posterWords as w } from '../../screens/poster-words.ts';

/** The sheet has room for two: the language of the offices, and the one that most people who do not read it know. */
const spoken = ['it', 'en'] as const;
/** White around the code, in modules: less is not read by every camera. */
const quiet = 4;

export interface Poster {
  readonly content: Content;
  readonly desk: Desk;
  /** The desk can be booked in the chat. */
  readonly books: boolean;
  /** Opens the desk's card in the bot. */
  readonly link: string;
}

/** The page to print: one A4 sheet with the code that opens the bot at this desk. */
export function posterPage({ content, desk, books, link }: Poster) {
  const say = (lang: string, words: Text) => content.texts.plain(lang, words);
  const address = addressLine(desk);
  const [first] = spoken;
  return html`<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(first, w.title(desk))}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/poster/poster.css">
</head>
<body>
<aside class="hint">${spoken.map((lang) => html`<p lang="${langTag(content.texts, lang, [w.print, w.file])}">${say(lang, w.print)} <a href="/poster/${desk.id}.pdf">${say(lang, w.file)}</a></p>`)}</aside>
<main class="sheet">
<header><h1>${desk.name}</h1><p class="where">${address ? say(first, address) : desk.municipality}</p></header>
${half(spoken[0])}
<div class="code">${raw(codeOf(link, say(first, w.code(desk))))}
${spoken.map((lang) => html`<p lang="${langTag(content.texts, lang, [w.write])}">${say(lang, w.write)}</p>`)}
<p class="link"><a href="${link}">${link.replace(/^https:\/\//, '')}</a></p></div>
${half(spoken[1])}
</main>
</body>
</html>`;

  function half(lang: (typeof spoken)[number]) {
    const services = desk.services.map((id) => w.service(id));
    const tag = langTag(content.texts, lang, [w.lead(books), ...w.steps(books), w.helps, ...services, w.free]);
    return html`<section class="half" lang="${tag}"><h2>${say(lang, w.lead(books))}</h2>
<ol>${w.steps(books).map((step) => html`<li>${say(lang, step)}</li>`)}</ol>
<p class="helps">${say(lang, w.helps)} ${services.map((each) => say(lang, each)).join(' · ')}</p>
<p class="free">${say(lang, w.free)}</p></section>`;
  }
}

/** The QR code as a drawing; a quarter of it may be dirty or torn. `name` is for who does not see it. */
function codeOf(link: string, name: string): string {
  const { size, data } = create(link, { errorCorrectionLevel: 'Q' }).modules;
  const side = size + 2 * quiet;
  const dark = Array.from(data, (bit, i) => (bit ? `M${quiet + (i % size)} ${quiet + Math.floor(i / size)}h1v1h-1z` : '')).join('');
  const title = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label="${title}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark}"/></svg>`;
}
