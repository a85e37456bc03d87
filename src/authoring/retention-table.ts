import type { Retention } from '../desk/retention.ts';

/** The lines between which the table stands in `docs/privacy.md`. */
export const retentionMarks = { begin: '<!-- retention-table -->', end: '<!-- /retention-table -->' } as const;

const units = { hours: ['ora', 'ore'], days: ['giorno', 'giorni'], months: ['mese', 'mesi'] } as const;

function kept(keep: Retention['keep'], table: readonly Retention[]): string {
  if (keep === 'always') return 'sempre';
  if ('with' in keep) return `come «${table.find(({ id }) => id === keep.with)?.what ?? keep.with}»`;
  const [unit, count] = Object.entries(keep)[0] as [keyof typeof units, number];
  return `${count} ${units[unit][count === 1 ? 0 : 1]}`;
}

/** A document with the retention table made anew between its marks, in Italian; one without the marks comes back as it is. */
export function withRetention(document: string, table: readonly Retention[]): string {
  const [before, rest] = document.split(retentionMarks.begin);
  const after = rest?.split(retentionMarks.end)[1];
  if (before === undefined || after === undefined) return document;
  const rows = table.map(({ what, columns, keep, after: since, why }) => {
    const tables = Object.keys(columns).map((each) => `\`${each}\``);
    return `| ${[what, kept(keep, table), since ?? '–', why, tables.join(', ') || '–'].join(' | ')} |`;
  });
  const lines = ['| Che cosa | Per quanto | A partire da | Perché | Tabelle |', '|---|---|---|---|---|', ...rows];
  return `${before}${retentionMarks.begin}\n${lines.join('\n')}\n${retentionMarks.end}${after}`;
}
