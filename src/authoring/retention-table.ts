import type { Retention } from '../desk/retention.ts';

/** The lines between which the table stands in `docs/privacy.md`. */
export const retentionMarks = { begin: '<!-- retention-table -->', end: '<!-- end of retention-table -->' } as const;

const units = { hours: 'ore', days: 'giorni', months: 'mesi' } as const;

function kept(keep: Retention['keep'], table: readonly Retention[]): string {
  if (keep === 'always') return 'finché serve il bot';
  if ('with' in keep) return `come «${table.find(({ id }) => id === keep.with)?.what ?? keep.with}»`;
  const [unit, count] = Object.entries(keep)[0] as [keyof typeof units, number];
  return `${count} ${units[unit]}`;
}

/** A document with the retention table made anew between its marks, in Italian; one without the marks comes back as it is. */
export function withRetention(document: string, table: readonly Retention[]): string {
  const [before, rest] = document.split(retentionMarks.begin);
  const after = rest?.split(retentionMarks.end)[1];
  if (before === undefined || after === undefined) return document;
  const rows = table.map(({ what, columns, keep, after: since, why }) => [
    what,
    Object.keys(columns)
      .map((each) => `\`${each}\``)
      .join(', '),
    since ? `${kept(keep, table)} dopo ${since}` : kept(keep, table),
    why,
  ]);
  const lines = [['Che cosa', 'Tabelle', 'Per quanto tempo', 'Perché'], ['---', '---', '---', '---'], ...rows];
  const body = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${before}${retentionMarks.begin}\n\n${body}\n\n${retentionMarks.end}${after}`;
}
