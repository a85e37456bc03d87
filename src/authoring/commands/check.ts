import { parseArgs } from 'node:util';
import { dayAt, instant, isDay } from '../../base/time.ts';
import { checkContent } from '../check-content.ts';
import { problemLine, root, zone } from './root.ts';

/**
 * `npm run check [-- <folder>] [--on 2027-01-15 | --pinned]`: prints everything wrong with the content and exits with 1, or says what is fine.
 * The exit code depends on the content alone: it is judged as of the day in `data/pinned-day.yaml`. What is past review, unreachable or
 * missing today is listed as due, and is no fault. `--on`: judged and seen as of that day. `--pinned`: as the tests see it, without today.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { on: { type: 'string' }, pinned: { type: 'boolean' } } });
  if (values.on !== undefined && !isDay(values.on)) {
    console.error(`${values.on} is no day: write it as 2027-01-15.`);
    return 2;
  }
  const seen = values.on ?? (values.pinned ? undefined : dayAt(instant(new Date()), zone));
  const days = { ...(values.on ? { judged: values.on } : {}), ...(seen ? { seen } : {}) };
  const { problems, due, warned, flows, paths, texts, facts, weeks } = await checkContent(positionals[0] ?? root, days);
  for (const each of weeks) console.log(`hours: ${each}`);
  for (const each of due) console.log(`due: ${problemLine(each)}`);
  for (const each of warned) console.log(`warning: ${problemLine(each)}`);
  for (const problem of problems) console.log(problemLine(problem));
  if (problems.length === 0) console.log(`${flows} flows, ${paths} paths, ${texts} texts, ${facts} facts: no problem`);
  else console.log(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = await main();
