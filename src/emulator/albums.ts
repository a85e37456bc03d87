import type { World } from './world.ts';

/** A number of its own for messages that were sent together. */
export function newAlbum(world: World): string {
  world.lastAlbum += 1;
  return String(world.lastAlbum);
}
