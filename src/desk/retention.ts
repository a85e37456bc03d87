import { addMinutes, addMonths, type Instant } from '../base/time.ts';

/** What the purge knows how to end, each with a period of its own, in the unit in which people are told. */
export const ended = {
  persons: 'months',
  'persons-gone': 'months',
  documents: 'days',
  holds: 'hours',
  appointments: 'months',
  sheets: 'days',
  'sheet-links': 'hours',
  invitations: 'hours',
  'text-asks': 'hours',
  comers: 'days',
  closures: 'days',
  'desk-acts': 'months',
  'operator-chats': 'months',
  'messages-sent': 'days',
  'messages-failed': 'days',
  'update-marks': 'hours',
  screens: 'days',
  backups: 'days',
} as const;
export type Ended = keyof typeof ended;

export type Period = { readonly hours: number } | { readonly days: number } | { readonly months: number };

/** One entry of the retention table: which columns, how long, why; words in Italian, for the privacy document. */
export interface Retention {
  readonly id: string;
  readonly what: string;
  /** Columns by table. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** `with`: it goes when that entry's rows go. */
  readonly keep: Period | { readonly with: string } | 'always';
  /** From when the period counts. */
  readonly after: string | null;
  readonly why: string;
}

export type Periods = Readonly<Record<Ended, Period>>;

/** The periods of a table that was checked: each of `ended` is there. */
export function periodsOf(table: readonly Retention[]): Periods {
  const periods = table.flatMap(({ id, keep }) => (keep === 'always' || 'with' in keep ? [] : [[id, keep] as const]));
  return Object.fromEntries(periods) as Periods;
}

/** What happened at that moment or before is over. Months are the calendar's. */
export function cutoff(now: Instant, period: Period): Instant {
  if ('hours' in period) return addMinutes(now, -period.hours * 60);
  if ('days' in period) return addMinutes(now, -period.days * 24 * 60);
  return addMonths(now.slice(0, 10), -period.months) + now.slice(10);
}
