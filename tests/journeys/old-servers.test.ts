import { readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { parse } from 'yaml';
import { type Journey, play } from '../support/journey.ts';

/** Nothing that is newer than the server costs a person a message: the same journeys, on servers of other years. */
const journeys = (file: string) => parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Journey[];

describe.each([
  { version: '5.0', newer: 'ignored' },
  { version: '6.9', newer: 'refused' },
] as const)('a server of Bot API $version, what is newer $newer', (server) => {
  for (const file of ['whole-way.yaml', 'settings.yaml', 'cards.yaml'])
    for (const journey of journeys(file)) it(`${file}: ${journey.title}`, () => play(journey, server), 60_000);
});
