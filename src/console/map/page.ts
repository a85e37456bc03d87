import { html, raw } from 'hono/html';
import type { Text } from '../../base/screen.ts';
import type { Content } from '../../content/content.ts';
import { langTag } from '../../content/lang-tag.ts';
import { codesOf } from '../../desk/spoken-days.ts';
import type { Entry } from '../../screens/directory.ts';
import { type MapWords, mapWords } from '../../screens/map-words.ts';

/** What was asked for; empty: everything. */
export interface Asked {
  readonly lang: string;
  /** A service of desks, or a kind of office. */
  readonly what: string;
  readonly language: string;
  readonly open: boolean;
}

export interface Page {
  readonly content: Content;
  readonly asked: Asked;
  /** All of them; the page shows those that were asked for. */
  readonly entries: readonly Entry[];
  /** Where a link of the bot's leads. */
  chat(payload: string): string;
  /** Where street tiles come from, as Leaflet names it; null: there are none. */
  readonly tiles: string | null;
}

const fits =
  ({ what, language, open }: Asked) =>
  (entry: Entry): boolean =>
    (what === '' || entry.kind === what || entry.services.includes(what)) &&
    (language === '' || codesOf(entry.languages).includes(language)) &&
    (!open || entry.open);

/** The whole page: filters, the list, the map beside it. */
export function mapPage({ content, asked, entries, chat, tiles }: Page) {
  const { texts } = content;
  const { lang, what, language, open } = asked;
  const said: Text[] = [];
  const saying = (words: Text) => {
    said.push(words);
    return words;
  };
  const plain = (words: Text) => texts.plain(lang, saying(words));
  const rich = (words: Text) => raw(texts.html(lang, saying(words)));
  const w = mapWords;
  const shown = entries.filter(fits(asked));
  const spoken = [...new Set(entries.flatMap((each) => codesOf(each.languages)))].sort((a, b) =>
    plain(w.language(a)).localeCompare(plain(w.language(b)), lang),
  );
  const kinds = [...new Set(entries.map((each) => each.kind))];
  const services = [...content.services.keys()].filter((id) => entries.some((each) => each.services.includes(id)));
  const option = (value: string, chosen: string, words: Text) =>
    html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${plain(words)}</option>`;
  const dir = content.languages.find((each) => each.id === lang)?.dir ?? 'ltr';
  const inside = html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(w.title)}</title>
<meta name="description" content="${plain(w.about)}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/map/leaflet.css">
<link rel="stylesheet" href="/map/map.css">
<script defer src="/map/leaflet.js"></script>
<script type="module" src="/map/map.js"></script>
</head>
<body>
<a class="skip" href="#list">${plain(w.toList)}</a>
<a class="skip" href="#map">${plain(w.toMap)}</a>
<header><h1>${plain(w.title)}</h1>
<nav aria-label="${plain(w.languages)}">${content.languages
    .filter(({ id }) => id !== lang)
    .map(({ id, name }) => html`<a href="${address({ ...asked, lang: id })}" lang="${id}" hreflang="${id}">${name}</a> `)}</nav></header>
<main>
<section class="places" aria-labelledby="list-title">
<form method="get" action="/map">
<input type="hidden" name="lang" value="${lang}">
<label>${plain(w.what)}<select name="what">${option('', what, w.everything)}
<optgroup label="${plain(w.services)}">${services.map((id) => option(id, what, w.service(id)))}</optgroup>
<optgroup label="${plain(w.offices)}">${kinds.map((kind) => option(kind, what, w.kind(kind)))}</optgroup></select></label>
<label>${plain(w.spoken)}<select name="language">${option('', language, w.anyLanguage)}${spoken.map((id) => option(id, language, w.language(id)))}</select></label>
<label class="tick"><input type="checkbox" name="open" value="1" ${open ? raw('checked') : ''}>${plain(w.openNow)}</label>
<button type="submit">${plain(w.show)}</button>
</form>
<h2 id="list-title">${plain(w.found(shown.length))}</h2>
${shown.length === 0 ? html`<p>${plain(w.none)}</p>` : ''}
<ol id="list" tabindex="-1">${shown.map((each) => card(each, { plain, rich, chat, w }))}</ol>
</section>
<section class="frame" aria-label="${plain(w.map)}">
<div id="map" class="${tiles ? 'tiled' : ''}" tabindex="-1" data-zoom-in="${plain(w.zoomIn)}" data-zoom-out="${plain(w.zoomOut)}" data-credit="${plain(tiles ? w.tileCredit : w.credit)}" data-towns="${JSON.stringify(chiefTowns(content))}" ${tiles ? html`data-tiles="${tiles}"` : ''}></div>
<p>${plain(w.points)}</p>
</section>
</main>
<footer><p>${plain(w.free)}</p><p>${plain(w.credit)}</p>
<p>${plain(w.openData)}: <a href="/api/hsds/services">HSDS</a> · <a href="/api/desks.geojson">GeoJSON</a> · <a href="/api/services.jsonld">CPSV-AP</a></p></footer>
</body>`;
  return html`<!doctype html>
<html lang="${langTag(texts, lang, said)}" dir="${dir}">
${inside}
</html>`;
}

interface Saying {
  plain(words: Text): string;
  rich(words: Text): ReturnType<typeof raw>;
  chat(payload: string): string;
  readonly w: MapWords;
}

/** A card of the list; the map takes its point from it. */
function card(entry: Entry, { plain, rich, chat, w }: Saying) {
  const { id, kind, name, town, lat, lon, open, door, lines, languages, assurance, payload } = entry;
  return html`<li id="p-${id}" tabindex="-1" data-lat="${lat}" data-lon="${lon}" ${open ? raw('data-open') : ''}>
<h3>${name}</h3>
<p class="town">${town} · ${plain(w.kind(kind))}</p>
<p class="${open ? 'is-open' : ''}">${rich(door)}</p>
${[...w.speaks(languages), ...assurance].map((line) => html`<p>${rich(line)}</p>`)}
<details><summary>${plain(w.more)}<span class="of"> ${name}</span></summary>${lines.filter(({ key }) => key !== door.key).map((line) => html`<p>${rich(line)}</p>`)}</details>
<p class="acts"><a class="button" href="${chat(payload)}">${plain(w.inChat)}<span class="of"> ${name}</span></a><button type="button" data-show hidden>${plain(w.onMap)}<span class="of"> ${name}</span></button></p>
</li>`;
}

/** The page with these filters. */
function address({ lang, what, language, open }: Asked): string {
  const query = new URLSearchParams({ lang, ...(what ? { what } : {}), ...(language ? { language } : {}), ...(open ? { open: '1' } : {}) });
  return `/map?${query}`;
}

/** The seats of the provinces, to find one's way on a map without streets. */
function chiefTowns({ offices, municipalities }: Content): readonly (readonly [string, number, number])[] {
  const seats = new Set(offices.filter(({ kind }) => kind === 'questura').map(({ municipality }) => municipality));
  return [...municipalities.values()].filter(({ name }) => seats.has(name)).map(({ name, lat, lon }) => [name, lat, lon] as const);
}
