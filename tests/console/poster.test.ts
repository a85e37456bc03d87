import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { missingBrowser } from '../support/browser.ts';
import { posterLink, posters, readCode } from '../support/posters.ts';
import { served } from '../support/served.ts';
import { createStage, root } from '../support/stage.ts';

let content: Content;
beforeAll(async () => {
  const loaded = await loadContent(root, { demo: false });
  if ('problems' in loaded) throw new Error('the content does not load');
  content = loaded.content;
}, 120_000);

const routes = (groups: readonly string[] = [], name?: string | null) => posters(content, groups, name);
const pageOf = async (desk: string, groups?: readonly string[]) => (await routes(groups).request(`/poster/${desk}`)).text();

/** What a camera reads: the drawing as pixels, four to a module. */
function decoded(page: string): string | undefined {
  const side = Number(/viewBox="0 0 (\d+) /.exec(page)?.[1]);
  const pixels = new Uint8ClampedArray((4 * side) ** 2 * 4).fill(255);
  for (const [, x, y] of page.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4; column++) {
        const at = ((Number(y) * 4 + row) * side * 4 + Number(x) * 4 + column) * 4;
        pixels.fill(0, at, at + 3);
      }
  return readCode(pixels, 4 * side, 4 * side)?.data;
}

describe('the sheet', () => {
  it('has for every desk the code and the letters of its own link', async () => {
    expect(content.desks.size).toBeGreaterThan(1);
    for (const desk of content.desks.values()) {
      const page = await pageOf(desk.id);
      expect(decoded(page)).toBe(posterLink(desk.id));
      expect(page).toContain(`<h1>${desk.name}</h1>`);
      expect(page).toContain(`t.me/sportello_di_prova_bot?start=d_${desk.id}</a>`);
    }
  });

  it('promises a booking only where the desk has hours and a group, in Italian and English', async () => {
    const [books, asks] = [
      ['Prenota dal telefono', 'Book from your phone'],
      ['Informazioni sul telefono', 'Information on your phone'],
    ] as const;
    const booked = await pageOf('coeso-follonica', ['coeso-follonica']);
    for (const words of books) expect(booked).toContain(words);
    for (const page of [await pageOf('coeso-follonica'), await pageOf('coeso-grosseto', ['coeso-grosseto'])]) {
      for (const words of asks) expect(page).toContain(words);
      for (const words of books) expect(page).not.toContain(words);
    }
  });

  it('is served by the bot itself, with its own name', async () => {
    const stage = await createStage('2026-11-24T09:30:00Z');
    try {
      const [desk] = stage.content.desks.keys();
      const page = await (await stage.pages(`/poster/${desk}`)).text();
      const map = await (await stage.pages('/map')).text();
      expect(decoded(page)).toMatch(/^https:\/\/t\.me\/\w+\?start=d_/);
      expect(map).toContain(`href="${decoded(page)}"`);
    } finally {
      await stage.close();
    }
  });

  it('is not made before the bot knows its own name, nor for what is no desk', async () => {
    const early = await routes([], null).request('/poster/coeso-follonica');
    expect([early.status, await early.text()]).toEqual([503, expect.not.stringContaining('svg')]);
    for (const path of ['/poster/nowhere', '/poster/questura-siena', '/poster/constructor', '/poster/'])
      expect((await routes().request(path)).status, path).toBe(404);
  });
});

describe.skipIf(missingBrowser)('in Chromium', { timeout: 60_000 }, () => {
  const { browser, opened } = served(() => routes(['coeso-follonica', 'coeso-grosseto']));

  it('is one A4 page, asks no other host, and the code is read from what is seen', async () => {
    for (const { id } of content.desks.values()) {
      const { page, wrong } = await opened(`/poster/${id}`, { viewport: { width: 900, height: 1200 } });
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? [];
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
      const seen = (await page.locator('.code svg').screenshot()).toString('base64');
      expect(wrong).toEqual([]);
      const blank = await browser().newPage();
      const { pixels, side } = await blank.evaluate<{ pixels: number[]; side: number }>(`(async () => {
        const image = new Image();
        image.src = 'data:image/png;base64,${seen}';
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = image.width;
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        return { pixels: [...context.getImageData(0, 0, image.width, image.width).data], side: image.width };
      })()`);
      expect(readCode(Uint8ClampedArray.from(pixels), side, side)?.data).toBe(posterLink(id));
      await blank.close();
      await page.close();
    }
  });
});
