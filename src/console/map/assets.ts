import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { style } from './map-style.ts';

/** A file that pages ask for, plain and packed. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
}

const root = new URL('../../../', import.meta.url);
const installed = (name: string) => createRequire(import.meta.url).resolve(name);

const sources: Readonly<Record<string, readonly [type: string, read: () => string | Buffer]>> = {
  'leaflet.js': ['text/javascript; charset=utf-8', () => readFileSync(installed('leaflet/dist/leaflet.js'))],
  'leaflet.css': ['text/css; charset=utf-8', () => readFileSync(installed('leaflet/dist/leaflet.css'))],
  'map.js': ['text/javascript; charset=utf-8', () => readFileSync(fileURLToPath(new URL('dist/console/web/map.js', root)))],
  'map.css': ['text/css; charset=utf-8', () => style],
  'outlines.json': [
    'application/geo+json; charset=utf-8',
    () => readFileSync(fileURLToPath(new URL('data/outlines/tuscany.geojson', root))),
  ],
};

/** The files of the map page by name; read when they are first asked for. Null: there is no such file. */
export function mapAssets(): (name: string) => Asset | null {
  const ready = new Map<string, Asset>();
  return (name) => {
    const known = ready.get(name);
    if (known) return known;
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (!source) return null;
    const asset = packed(source[0], source[1]());
    ready.set(name, asset);
    return asset;
  };
}

/** A body that browsers get packed, where they can take it so. */
export function packed(type: string, words: string | Buffer): Asset {
  const body = new Uint8Array(Buffer.from(words as string));
  return { type, body, packed: new Uint8Array(gzipSync(body)) };
}
