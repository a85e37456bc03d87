import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayAt, instant, isDay } from '../../base/time.ts';
import { escapeHtml } from '../../content/markup.ts';
import { worldOn } from '../../law/facts-of-day.ts';
import { reviewDocument } from '../review-document.ts';
import { contentOrProblems, root, zone } from './root.ts';

/** `npm run review [-- --on 2027-01-15]`: writes `review/<procedure>.html` for every procedure, and an index; prints how many. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { on: { type: 'string' } } });
  const today = values.on ?? dayAt(instant(new Date()), zone);
  if (!isDay(today)) {
    console.error(`${today} is no day: write it as 2027-01-15.`);
    return 2;
  }
  const content = await contentOrProblems();
  if (!content) return 1;
  const world = worldOn(content, today);
  const folder = join(root, 'review');
  await mkdir(folder, { recursive: true });
  const procedures = [...content.procedures.values()];
  for (const procedure of procedures) await writeFile(join(folder, `${procedure.id}.html`), reviewDocument({ content, procedure, world }));
  const lines = procedures.map(({ id, name }) => `<li><a href="${id}.html">${escapeHtml(name)}</a> <code>${id}</code></li>`);
  const page = `<!doctype html>\n<html lang="it"><meta charset="utf-8"><title>Revisione</title><h1>Revisione dei contenuti</h1><ol>${lines.join('\n')}</ol></html>\n`;
  await writeFile(join(folder, 'index.html'), page);
  console.log(`${procedures.length} documents: ${join(folder, 'index.html')}`);
  return 0;
}

process.exitCode = await main();
