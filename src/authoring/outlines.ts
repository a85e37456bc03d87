import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { kilometres } from '../base/kilometres.ts';

/** Where a municipality lies: its id, and rings of [longitude, latitude], the first of each polygon around it and the others holes in it. */
export type Outlines = ReadonlyMap<string, readonly (readonly Ring[])[]>;
type Corner = readonly [number, number];
type Ring = readonly Corner[];

/** Simplified limits: a picture, not a survey. */
export const outlinesFile = 'data/outlines/tuscany.geojson';

const ring = z.array(z.tuple([z.number(), z.number()]));
const file = z.object({
  features: z.array(
    z.object({
      properties: z.object({ istat: z.string() }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});

/** The outlines of the municipalities; null: the folder has none. Throws when the file is not what it should be. */
export async function readOutlines(root: string): Promise<Outlines | null> {
  const written = await readFile(join(root, outlinesFile), 'utf8').catch(() => null);
  if (written === null) return null;
  const { features } = file.parse(JSON.parse(written));
  return new Map(
    features.map(({ properties, geometry }) => [
      properties.istat,
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    ]),
  );
}

/** How far a point lies outside, in kilometres; 0: it lies inside. */
export function kilometresOutside(polygons: readonly (readonly Ring[])[], at: { readonly lat: number; readonly lon: number }): number {
  const inside = polygons.some((rings) => rings.filter((each) => around(each, at)).length % 2 === 1);
  return inside ? 0 : Math.min(...polygons.flat().flatMap((each) => edges(each).map(([a, b]) => away(a, b, at))));
}

const edges = (ring: Ring) => ring.slice(1).map((corner, i) => [ring[i] ?? corner, corner] as const);

/** Whether a ray to the east crosses the ring an odd number of times. */
function around(ring: Ring, { lat, lon }: { readonly lat: number; readonly lon: number }): boolean {
  const crossed = edges(ring).filter(([[x1, y1], [x2, y2]]) => y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1);
  return crossed.length % 2 === 1;
}

/** The distance from an edge, at whose scale the earth is flat. */
function away([x1, y1]: Corner, [x2, y2]: Corner, at: { readonly lat: number; readonly lon: number }): number {
  const narrow = Math.cos((at.lat * Math.PI) / 180);
  const [dx, dy] = [(x2 - x1) * narrow, y2 - y1];
  const along = dx === 0 && dy === 0 ? 0 : ((at.lon - x1) * narrow * dx + (at.lat - y1) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return kilometres(at, { lat: y1 + t * (y2 - y1), lon: x1 + t * (x2 - x1) });
}
