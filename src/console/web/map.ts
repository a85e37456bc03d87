import type * as Leaflet from 'leaflet';

declare const L: typeof Leaflet;

/** Draws the places of the list on a map. Without it the page is whole: the list, its filters and its links need no script. */

const frame = document.getElementById('map');
const cards = [...document.querySelectorAll<HTMLElement>('[data-lat]')];

/** The whole of Tuscany, where the list is empty. */
const tuscany: Leaflet.LatLngBoundsLiteral = [
  [42.2, 9.6],
  [44.5, 12.4],
];

async function draw(node: HTMLElement): Promise<void> {
  const { zoomIn = '', zoomOut = '', credit = '', tiles } = node.dataset;
  const map = L.map(node, {
    zoomControl: false,
    fadeAnimation: false,
    scrollWheelZoom: false,
    minZoom: 7,
    maxZoom: tiles ? 17 : 12,
    zoomSnap: 0.5,
  });
  map.attributionControl.setPrefix(false).addAttribution(credit);
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  if (tiles) L.tileLayer(tiles).addTo(map);

  const points = new Map<string, HTMLElement[]>();
  for (const card of cards) {
    const at = `${card.dataset['lat']} ${card.dataset['lon']}`;
    points.set(at, [...(points.get(at) ?? []), card]);
  }
  const markers = [...points.values()].map((here) => marker(map, here));
  map.fitBounds(markers.length > 0 ? L.latLngBounds(markers.map((each) => each.getLatLng())).pad(0.1) : tuscany, { animate: false });
  labels(node, map);

  const outlines = await fetch('/map/outlines.json').then((answer) => answer.json());
  L.geoJSON(outlines, { interactive: false, style: { className: 'outline', weight: 1 } }).addTo(map);
  node.dataset['ready'] = 'yes';
}

/** One marker for all places of a point: most are known only by their town. */
function marker(map: Leaflet.Map, here: readonly HTMLElement[]): Leaflet.Marker {
  const [first] = here;
  const names = here.map((card) => card.querySelector('h3')?.textContent ?? '');
  const open = here.some((card) => card.hasAttribute('data-open'));
  const icon = L.divIcon({ className: open ? 'pin open' : 'pin', html: here.length > 1 ? String(here.length) : '', iconSize: [28, 28] });
  const title = names.join('; ');
  const made = L.marker([Number(first?.dataset['lat']), Number(first?.dataset['lon'])], { icon, title, alt: title });
  made.bindPopup(() => contents(here, names, map), { closeButton: false }).addTo(map);
  made.getElement()?.setAttribute('aria-label', title);
  for (const card of here) {
    const button = card.querySelector<HTMLButtonElement>('button[data-show]');
    button?.removeAttribute('hidden');
    button?.addEventListener('click', () => {
      map.setView(made.getLatLng(), Math.max(map.getZoom(), 10), { animate: false });
      made.openPopup();
      made.getElement()?.focus();
      map.getContainer().scrollIntoView({ block: 'nearest' });
    });
  }
  return made;
}

function contents(here: readonly HTMLElement[], names: readonly string[], map: Leaflet.Map): HTMLElement {
  const list = document.createElement('ul');
  here.forEach((card, i) => {
    const link = document.createElement('a');
    link.href = `#${card.id}`;
    link.textContent = names[i] ?? '';
    link.addEventListener('click', () => {
      map.closePopup();
      card.focus();
    });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  });
  return list;
}

/** The names of the chief towns: there may be no street map beneath. */
function labels(node: HTMLElement, map: Leaflet.Map): void {
  const towns = JSON.parse(node.dataset['towns'] ?? '[]') as [string, number, number][];
  for (const [name, lat, lon] of towns) {
    const words = document.createElement('span');
    words.textContent = name;
    const icon = L.divIcon({ className: 'town-label', html: words, iconSize: [0, 0] });
    L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 })
      .addTo(map)
      .getElement()
      ?.setAttribute('aria-hidden', 'true');
  }
}

if (frame) void draw(frame);
