import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { parse } from 'yaml';
import { type Journey, play } from '../support/journey.ts';

const folder = new URL('./', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  const journeys = parse(readFileSync(new URL(file, folder), 'utf8')) as Journey[];
  describe(file.replace('.yaml', ''), () => {
    for (const journey of journeys) it(journey.title, () => play(journey), 60_000);
  });
}
