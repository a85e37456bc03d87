import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { dayAt, instant, isDay } from '../../base/time.ts';
import { playFlow } from '../play-flow.ts';
import { contentOrProblems, zone } from './root.ts';

const usage = 'npm run flow -- <flow> [--lang it] [--on 2027-01-15]';

/** `npm run flow -- <flow>`: plays a flow in the terminal, or from a pipe. Exits with 2 when asked for what is not there. */
async function main(): Promise<number> {
  const asked = readArguments();
  if (!asked) return fail(usage);
  const content = await contentOrProblems();
  if (!content) return 1;
  const flow = content.flows.get(asked.flow);
  if (!flow) return fail(`${asked.flow ? `There is no flow ${asked.flow}.` : usage} The flows: ${[...content.flows.keys()].join(', ')}`);
  const lang = content.languages.find((each) => each.id === asked.lang)?.id;
  if (!lang) return fail(`There is no language ${asked.lang}. The languages: ${content.languages.map((each) => each.id).join(', ')}`);
  if (!isDay(asked.on)) return fail(`${asked.on} is no day: write it as 2027-01-15.`);
  const reader = createInterface({ input: process.stdin, terminal: false });
  const ended = await playFlow({
    content,
    flow,
    lang,
    today: asked.on,
    lines: reader[Symbol.asyncIterator](),
    print: (line) => console.log(line),
  });
  reader.close();
  return ended ? 0 : 1;
}

function readArguments(): { flow: string; lang: string; on: string } | null {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { lang: { type: 'string' }, on: { type: 'string' } } });
    if (positionals.length > 1) return null;
    return { flow: positionals[0] ?? '', lang: values.lang ?? 'it', on: values.on ?? dayAt(instant(new Date()), zone) };
  } catch {
    return null;
  }
}

function fail(words: string): number {
  console.error(words);
  return 2;
}

/** Whoever reads the pipe may have read enough (`| head`). */
process.stdout.on('error', () => process.exit());
process.exitCode = await main();
