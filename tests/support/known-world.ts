import { readFileSync } from 'node:fs';
import { termsFile } from '../../src/content/data-files.ts';
import { parseYaml, shaped } from '../../src/content/yaml-file.ts';
import { calculatorsWith } from '../../src/law/calculators.ts';
import type { Fact } from '../../src/law/fact.ts';
import { type World, worldOn } from '../../src/law/facts-of-day.ts';
import type { TermTables } from '../../src/law/term.ts';

function readTerms(): TermTables {
  const { value, problems } = shaped(parseYaml('data/terms.yaml', readFileSync('data/terms.yaml', 'utf8')), termsFile);
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}

/** The terms of the project's own content, and the calculations with them. */
export const terms = readTerms();
export const calculators = calculatorsWith(terms);

const anyFact = { unit: 'days', sources: ['S01'], checked_on: '2026-01-01', review_by: '9999-12-31', confidence: 'high' } as const;

type Facts = Readonly<Record<string, number | string>>;

/** A world of a few facts, and nothing else, on a day. */
export function worldWith(facts: Facts, today = '2026-11-23'): World {
  const rows = Object.entries(facts).map(([key, value]): Fact => ({ ...anyFact, key, value }));
  return worldOn({ facts: rows, questions: [], calculators }, today);
}

/** The same without one of them. */
export function worldWithout(facts: Facts, key: string, today?: string): World {
  return worldWith(Object.fromEntries(Object.entries(facts).filter(([each]) => each !== key)), today);
}
