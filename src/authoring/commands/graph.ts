import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instance } from '@viz-js/viz';
import { dayAt, instant } from '../../base/time.ts';
import { escapeHtml } from '../../content/markup.ts';
import { titleKey } from '../../flow/keys.ts';
import { worldOn } from '../../law/facts-of-day.ts';
import { flowGraph } from '../flow-graph.ts';
import { contentOrProblems, root, zone } from './root.ts';

/** `npm run graph`: draws every flow into `graphs/<flow>.svg`, and `graphs/index.html` with all of them; prints the files written. */
async function main(): Promise<number> {
  const content = await contentOrProblems();
  if (!content) return 1;
  const world = worldOn(content, dayAt(instant(new Date()), zone));
  const viz = await instance();
  const folder = join(root, 'graphs');
  await mkdir(folder, { recursive: true });
  const sections: string[] = [];
  for (const flow of content.flows.values()) {
    const svg = viz.renderString(flowGraph(flow, content, world), { format: 'svg' });
    const title = escapeHtml(content.texts.plain('it', { key: titleKey(flow.id) }));
    sections.push(
      `<h2 id="${flow.id}">${flow.icon} ${title}</h2>\n<p><a href="${flow.id}.svg">${flow.id}.svg</a></p>\n<img src="${flow.id}.svg" alt="${title}">`,
    );
    await written(join(folder, `${flow.id}.svg`), svg);
  }
  await written(join(folder, 'index.html'), page(sections));
  return 0;
}

async function written(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  console.log(file);
}

function page(sections: readonly string[]): string {
  return `<!doctype html>
<html lang="it">
<meta charset="utf-8">
<title>I percorsi</title>
<style>body { font-family: sans-serif; margin: 1rem } img { max-width: 100%; border: 1px solid #ccc }</style>
<h1>I percorsi</h1>
${sections.join('\n')}
</html>
`;
}

process.exitCode = await main();
