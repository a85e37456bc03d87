import type { AppointmentStatus } from './appointment.ts';
import type { Visit } from './visit.ts';

/** A count of fewer people than this is told to nobody: in a small town it would be somebody. */
export const fewest = 5;

/** How many; null: some, but fewer than may be told. */
export type Count = number | null;

/** What became of a month's appointments at a desk. Nothing is told of which the sum is told too: that would give away what is held back. */
export interface DeskStats {
  readonly became: Readonly<Record<Told, Count>>;
  /** Services by language of those who came, the most frequent first; those with too few people are together in `others`. */
  readonly topics: readonly { readonly service: string; readonly lang: string; readonly count: number }[];
  readonly others: Count;
  /** Requests that nobody has taken, now. */
  readonly waiting: Count;
  /** Requests without an appointment that came in the month and were answered; half of them within so many minutes, null where they are too few to say. */
  readonly replies: Count;
  readonly reply_minutes: number | null;
}

export const toldStatuses = [
  'booked',
  'attended',
  'missed',
  'cancelled-by-resident',
  'cancelled-by-desk',
] as const satisfies readonly AppointmentStatus[];
type Told = (typeof toldStatuses)[number];

/** The count as it may be told. */
const told = (count: number): Count => (count > 0 && count < fewest ? null : count);

/** The one in the middle, or between the two in the middle. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return below === undefined || above === undefined ? null : Math.round((below + above) / 2);
}

/** Counts a month of a desk; `waiting`: requests that nobody has taken; `replies`: minutes until each first reply of the month. */
export function statsOf(visits: readonly Visit[], waiting: number, replies: readonly number[] = []): DeskStats {
  const became = (status: Told) => told(visits.filter(({ appointment }) => appointment?.status === status).length);
  const pairs = new Map<string, { service: string; lang: string; count: number }>();
  for (const { appointment, handoff } of visits) {
    if (appointment?.status !== 'attended' || !handoff) continue;
    const { service } = appointment;
    const key = `${service} ${handoff.lang}`;
    pairs.set(key, { service, lang: handoff.lang, count: (pairs.get(key)?.count ?? 0) + 1 });
  }
  const all = [...pairs].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1)).map(([, pair]) => pair);
  const few = all.filter(({ count }) => count < fewest);
  return {
    became: {
      booked: became('booked'),
      attended: became('attended'),
      missed: became('missed'),
      'cancelled-by-resident': became('cancelled-by-resident'),
      'cancelled-by-desk': became('cancelled-by-desk'),
    },
    topics: all.filter(({ count }) => count >= fewest),
    others: told(few.reduce((sum, { count }) => sum + count, 0)),
    waiting: told(waiting),
    replies: told(replies.length),
    reply_minutes: replies.length < fewest ? null : median(replies),
  };
}
