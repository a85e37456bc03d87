import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayAt, instant } from '../../base/time.ts';
import { untilDay } from '../forecast/forecast.ts';
import { forecasts } from '../forecast/forecasts.ts';
import { problemLine, root, zone } from './root.ts';

/**
 * `npm run forecast [-- --until +18m] [--pinned]`: looks at every guide on every day on which an answer may change, and prints each day, what is
 * said no more or otherwise, and who must look. Writes it and the calendar of the law into `forecast/`; with `--pinned`, as of the day in
 * `data/pinned-day.yaml`, into `docs/`, where a test compares them. Exits with 2 when asked for what is no day.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { until: { type: 'string' }, pinned: { type: 'boolean' } } });
  const made = await forecasts(root, zone, (pinned) => {
    const from = values.pinned ? pinned : dayAt(instant(new Date()), zone);
    return { from, until: untilDay(values.until ?? '+18m', from) };
  });
  if ('problems' in made) {
    for (const each of made.problems) console.error(problemLine(each));
    return 1;
  }
  if ('noDay' in made) {
    console.error(`${values.until} is no day to come: write +18m, +30d or 2028-05-30.`);
    return 2;
  }
  const folder = join(root, values.pinned ? 'docs' : 'forecast');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'forecast.md'), made.report);
  await writeFile(join(folder, 'calendario.md'), made.calendar);
  console.log(made.report);
  return 0;
}

process.stdout.on('error', () => process.exit());
process.exitCode = await main();
