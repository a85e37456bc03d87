import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run_ = promisify(execFile);
const check = fileURLToPath(new URL('../dist/authoring/commands/check.js', import.meta.url));
const times = 3;

/** How long the whole content check takes, as a process of its own: the middle of three runs. And how much it looked at. */
export async function run(): Promise<Record<string, [number, string]>> {
  const took: number[] = [];
  let said = '';
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    said = (await run_(process.execPath, ['--max-semi-space-size=64', check, '--pinned'])).stdout;
    took.push(performance.now() - begun);
  }
  const summary = said.trim().split('\n').at(-1) ?? '';
  const [flows = 0, paths = 0, texts = 0, facts = 0] = [...summary.matchAll(/\d+/g)].map(([count]) => Number(count));
  return {
    check_ms: [Math.round(took.sort((a, b) => a - b)[1] ?? 0), 'ms'],
    check_flows: [flows, 'flows'],
    check_paths: [paths, 'paths'],
    check_texts: [texts, 'texts'],
    check_facts: [facts, 'facts'],
  };
}
