import { readFileSync } from 'node:fs';
import { termsFile } from '../../src/content/data-files.ts';
import { parseYaml, shaped } from '../../src/content/yaml-file.ts';
import { calculatorsWith } from '../../src/law/calculators.ts';
import type { World } from '../../src/law/facts-of-day.ts';
import type { TermTables } from '../../src/law/term.ts';

function readTerms(): TermTables {
  const { value, problems } = shaped(parseYaml('data/terms.yaml', readFileSync('data/terms.yaml', 'utf8')), termsFile);
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}

/** The terms of the project's own content, and the calculations with them. */
export const terms = readTerms();
export const calculators = calculatorsWith(terms);

type Facts = Readonly<Record<string, number | string>>;

/** A world of a few facts, and nothing else, on a day. */
export function worldWith(facts: Facts, today = '2026-11-23'): World {
  return { today, facts: Object.keys(facts), calculators, fact: (key) => facts[key] ?? null };
}

/** The same without one of them. */
export function worldWithout(facts: Facts, key: string, today?: string): World {
  return worldWith(Object.fromEntries(Object.entries(facts).filter(([each]) => each !== key)), today);
}
