import { checkContent } from '../content/check.ts';
import { dayAt, instant } from '../core/time.ts';
import { problemLine, root, zone } from './root.ts';

/** `npm run check [-- <folder>]`: prints everything wrong with the content and exits with 1, or says what is fine. */
const { problems, flows, paths, texts, facts } = await checkContent(process.argv[2] ?? root, dayAt(instant(new Date()), zone));
for (const problem of problems) console.log(problemLine(problem));
if (problems.length === 0) console.log(`${flows} flows, ${paths} paths, ${texts} texts, ${facts} facts: no problem`);
else console.log(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
process.exitCode = problems.length === 0 ? 0 : 1;
