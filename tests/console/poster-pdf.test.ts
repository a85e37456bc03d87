import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { posterWords } from '../../src/screens/poster-words.ts';
import { posterLink, posters, readCode } from '../support/posters.ts';
import { root } from '../support/stage.ts';

let content: Content;
beforeAll(async () => {
  const loaded = await loadContent(root, { demo: false });
  if ('problems' in loaded) throw new Error('the content does not load');
  content = loaded.content;
}, 120_000);

const routes = (groups: readonly string[] = [], name?: string | null) => posters(content, groups, name);

async function fileOf(desk: string, groups: readonly string[] = []): Promise<string> {
  const answer = await routes(groups).request(`/poster/${desk}.pdf`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await answer.arrayBuffer()).toString('latin1');
}

/** The words, as they are shown: each string stands there in hexadecimal letters. */
const wordsOf = (file: string) =>
  [...file.matchAll(/\[((?:<[0-9a-f]*>[ \d.-]*)+)\] TJ/g)]
    .map(([, line = '']) => Buffer.from([...line.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join(''), 'hex').toString('latin1'))
    .join(' ')
    .replace(/\s+/g, ' ');

/** What a camera reads of the drawn squares. */
function decoded(file: string): string | undefined {
  const squares = [...file.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\b/g)].map((found) => found.slice(1).map(Number));
  const size = squares[0]?.[2] ?? 1;
  const [left, top] = [0, 1].map((axis) => Math.min(...squares.map((square) => square[axis] ?? 0))) as [number, number];
  const place = (at: number, from: number) => 4 + Math.round((at - from) / size);
  const side = 4 + Math.max(...squares.map(([x = 0]) => place(x, left))) + 1;
  const pixels = new Uint8ClampedArray((4 * side) ** 2 * 4).fill(255);
  for (const [x = 0, y = 0] of squares)
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4; column++) {
        const at = ((place(y, top) * 4 + row) * side * 4 + place(x, left) * 4 + column) * 4;
        pixels.fill(0, at, at + 3);
      }
  return readCode(pixels, 4 * side, 4 * side)?.data;
}

describe('the poster as a file', () => {
  it('is one A4 page for every desk, with its name, its address and the code of its own link', async () => {
    expect(content.desks.size).toBeGreaterThan(1);
    for (const { id, name } of content.desks.values()) {
      const file = await fileOf(id);
      expect(file.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
      expect(file).toContain('/MediaBox [0 0 595.28 841.89]');
      expect(decoded(file)).toBe(posterLink(id));
      // The dash is 0x96 in the letters of PDF's own fonts.
      expect(wordsOf(file).replaceAll('\u0096', '–')).toContain(name);
      expect(wordsOf(file)).toContain(`t.me/sportello_di_prova_bot?start=d_${id}`);
    }
  });

  it('promises a booking only where there is one, in both languages', async () => {
    const said = (books: boolean) => ['it', 'en'].map((lang) => content.texts.plain(lang, posterWords.lead(books)));
    const [books, asks] = [wordsOf(await fileOf('coeso-follonica', ['coeso-follonica'])), wordsOf(await fileOf('coeso-follonica'))];
    for (const words of said(true)) expect([books.includes(words), asks.includes(words)]).toEqual([true, false]);
    for (const words of said(false)) expect([books.includes(words), asks.includes(words)]).toEqual([false, true]);
  });

  it('is not made before the bot knows its own name, nor for what is no desk', async () => {
    expect((await routes([], null).request('/poster/coeso-follonica.pdf')).status).toBe(503);
    for (const path of ['/poster/nowhere.pdf', '/poster/.pdf', '/poster/constructor.pdf', '/poster/coeso-follonica.pdf.pdf'])
      expect((await routes([]).request(path)).status, path).toBe(404);
  });
});
