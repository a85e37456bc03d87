import { parseArgs } from 'node:util';
import { checkContent } from '../content/check.ts';
import { dayAt, instant, isDay } from '../core/time.ts';
import { problemLine, root, zone } from './root.ts';

/**
 * `npm run check [-- <folder>] [--on 2027-01-15]`: prints everything wrong with the content and exits with 1, or says what is fine. Numbers
 * that are due for a look are listed, and are no fault: people are told to ask the desk meanwhile.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { on: { type: 'string' } } });
  const today = values.on ?? dayAt(instant(new Date()), zone);
  if (!isDay(today)) {
    console.error(`${today} is no day: write it as 2027-01-15.`);
    return 2;
  }
  const { problems, due, flows, paths, texts, facts } = await checkContent(positionals[0] ?? root, today);
  for (const each of due) console.log(`due: ${problemLine(each)}`);
  for (const problem of problems) console.log(problemLine(problem));
  if (problems.length === 0) console.log(`${flows} flows, ${paths} paths, ${texts} texts, ${facts} facts: no problem`);
  else console.log(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = await main();
