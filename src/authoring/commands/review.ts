import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayAt, instant, isDay } from '../../base/time.ts';
import { escapeHtml } from '../../content/markup.ts';
import { worldOn } from '../../law/facts-of-day.ts';
import { areasOf } from '../areas.ts';
import { bookletOf } from '../booklet.ts';
import { type Signature, signature, signed } from '../signature.ts';
import { contentOrProblems, root, zone } from './root.ts';

const signatures = join(root, 'data', 'signatures');

/** The last signature of an area; null when there is none. A file that is no signature throws. */
async function lastOf(area: string): Promise<Signature | null> {
  const written = await readFile(join(signatures, `${area}.json`), 'utf8').catch(() => null);
  return written === null ? null : signature.parse(JSON.parse(written));
}

/**
 * `npm run review [-- --on 2027-01-15]`: writes `review/<area>.html` for every area, and an index; prints how many. `-- --sign permit --role
 * avvocato` writes down that the booklet of that area was signed as it is, on that day, by somebody in that role.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { on: { type: 'string' }, sign: { type: 'string' }, role: { type: 'string' } } });
  const today = values.on ?? dayAt(instant(new Date()), zone);
  if (!isDay(today)) {
    console.error(`${today} is no day: write it as 2027-01-15.`);
    return 2;
  }
  const content = await contentOrProblems();
  if (!content) return 1;
  const world = worldOn(content, today);
  const areas = areasOf(content);
  if (values.sign !== undefined) {
    const area = areas.find(({ id }) => id === values.sign);
    if (!area || !values.role) {
      console.error(`Write --sign <area> --role <role of who signed>; the areas: ${areas.map(({ id }) => id).join(', ')}.`);
      return 2;
    }
    const { blocks } = bookletOf({ content, area, world, last: null });
    await mkdir(signatures, { recursive: true });
    const file = join(signatures, `${area.id}.json`);
    await writeFile(file, `${JSON.stringify(signed(area.id, today, values.role, blocks), null, 2)}\n`);
    console.log(`${blocks.length} questions, answers and numbers signed: ${file}`);
    return 0;
  }
  const folder = join(root, 'review');
  await mkdir(folder, { recursive: true });
  for (const area of areas) {
    const { html } = bookletOf({ content, area, world, last: await lastOf(area.id) });
    await writeFile(join(folder, `${area.id}.html`), html);
  }
  const lines = areas.map(({ id, title, flows }) => `<li><a href="${id}.html">${escapeHtml(title)}</a> (${flows.length} guide)</li>`);
  const page = `<!doctype html>\n<html lang="it"><meta charset="utf-8"><title>Revisione</title><h1>Revisione dei contenuti</h1><ol>${lines.join('\n')}</ol></html>\n`;
  await writeFile(join(folder, 'index.html'), page);
  console.log(`${areas.length} booklets: ${join(folder, 'index.html')}`);
  return 0;
}

process.exitCode = await main();
