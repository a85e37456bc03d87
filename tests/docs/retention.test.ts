import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/stage.ts';

interface Entry {
  readonly what: string;
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly keep: Readonly<Record<string, string | number>> | 'always';
  readonly after?: string;
  readonly why: string;
}

const units: Readonly<Record<string, readonly [string, string]>> = {
  hours: ['ora', 'ore'],
  days: ['giorno', 'giorni'],
  months: ['mese', 'mesi'],
};

function period({ keep }: Entry): string {
  if (keep === 'always') return 'sempre';
  const [unit = '', value = ''] = Object.entries(keep)[0] ?? [];
  const words = units[unit];
  if (!words) return `come «${value}»`;
  return `${value} ${words[value === 1 ? 0 : 1]}`;
}

/** The table for the data protection officer. */
function tableOf(entries: readonly Entry[]): string {
  const rows = entries.map((each) => {
    const tables = Object.keys(each.columns).map((name) => `\`${name}\``);
    return `| ${each.what} | ${period(each)} | ${each.after ?? '–'} | ${each.why} | ${tables.join(', ') || '–'} |`;
  });
  return ['| Che cosa | Per quanto | A partire da | Perché | Tabelle |', '|---|---|---|---|---|', ...rows].join('\n');
}

const file = join(root, 'data/retention.yaml');

it('the privacy document tells the periods of data/retention.yaml', () => {
  const { retention } = parse(readFileSync(file, 'utf8')) as { retention: readonly Entry[] };
  const text = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
  const [, told = ''] = /<!-- retention-table -->\n([\s\S]*)<!-- \/retention-table -->/.exec(text) ?? [];
  // When it differs: what is expected here is what belongs between the two marks.
  expect(told.trim()).toBe(tableOf(retention));
  for (const table of retention.flatMap((each) => Object.keys(each.columns))) expect(text).toContain(`| \`${table}`);
});
