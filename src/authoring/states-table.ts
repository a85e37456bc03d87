import { isForOperators } from '../content/for-operators.ts';
import type { Ledgers } from '../content/ledger.ts';
import type { RawContent } from '../content/read.ts';
import { reference } from '../content/reference.ts';
import type { TextIndex } from '../content/text-index.ts';
import { departures } from './check-glossary.ts';
import { counts } from './note-texts.ts';

/** A table in Markdown: each language with how many of the texts that its readers need it has, who checked how many, how many are old, how many depart from the glossary. */
export function statesTable(raw: RawContent, index: TextIndex, ledgers: Ledgers): string {
  const all = index.keys(reference);
  const needed = all.filter((key) => !isForOperators(key, raw.forOperators.value));
  const warned = departures(raw, index);
  const rows = raw.languages.value.map(({ id, name }) => {
    if (id === reference) return [name, `${all.length}`, 'written first', '', '', '', ''];
    const { machine, reviewed, outdated, missing } = counts(index, id, ledgers, needed);
    const share = (100 * reviewed) / Math.max(1, needed.length);
    return [
      name,
      `${needed.length - missing}`,
      `${share.toFixed(share > 0 && share < 1 ? 1 : 0)} %`,
      `${machine}`,
      `${outdated}`,
      `${missing}`,
      `${warned.filter(({ file }) => file.startsWith(`locales/${id}/`)).length}`,
    ];
  });
  const head = ['language', 'texts', 'checked by a person', 'by machine', 'outdated', 'missing', 'warnings'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The lines between which the table stands in the README. */
const marks = { begin: '<!-- languages: npm run tables -->', end: '<!-- end of languages -->' } as const;

/** The README with the table made anew, in round numbers: every day has other texts. */
export function withStates(readme: string, exact: string): string {
  const table = exact.replace(/\d{4,}/g, (many) => String(100 * Math.round(Number(many) / 100)));
  const [before, rest] = readme.split(marks.begin);
  const after = rest?.split(marks.end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no lines ${marks.begin} and ${marks.end}`);
  return `${before}${marks.begin}\n\n${table}\n\n${marks.end}${after}`;
}
