import { createRequire } from 'node:module';
import { posterRoutes } from '../../src/console/poster/routes.ts';
import type { Content } from '../../src/content/content.ts';

/** Reads a QR code. Written for CommonJS: its types tell of a default that Node does not give. */
export const readCode = createRequire(import.meta.url)('jsqr') as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null;

export const posterLink = (desk: string) => `https://t.me/sportello_di_prova_bot?start=d_${desk}`;

/** The pages of posters, for desks with a group; without a name: the bot has not learned its own. */
export const posters = (content: Content, groups: readonly string[] = [], name: string | null = 'sportello_di_prova_bot') =>
  posterRoutes({
    content: () => content,
    refresh: async () => undefined,
    withGroup: () => new Map(groups.map((desk) => [desk, 1])),
    chat: (payload) => (name === null ? null : `https://t.me/${name}?start=${payload}`),
  });
