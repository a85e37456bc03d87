import type { Change } from '../desk/change.ts';
import type { Reminder, Tally } from '../desk/reminder.ts';
import { batches } from './batches.ts';
import type { Writing } from './writing.ts';

const sizes = [1, 2, 4, 8, 16, 32, 64] as const;
const columns = ['document', 'rung', 'expires_on', 'due_on', 'outcome', 'why', 'at', 'again_on'] as const satisfies (keyof Reminder)[];
const became = columns.slice(3);

/** As `writeReminder` does it for one: nothing for a document that is gone. */
const remindersFrom = batches(sizes, (rows) => {
  const row = `(${columns.map(() => '?').join(', ')})`;
  return `with new (${columns.join(', ')}) as (values ${Array(rows).fill(row).join(', ')}) insert into reminder (${columns.join(', ')}) select document.id, ${columns
    .slice(1)
    .map((column) => `new.${column}`)
    .join(
      ', ',
    )} from new join document on document.id = new.document where true on conflict (document, rung, expires_on) do update set ${became
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;
});

/** Of every size up to the most, so that none is filled up: a count written twice would be another count. */
const talliesIn = batches(
  [1, 2, 3, 4, 5, 6, 7, 8],
  (rows) =>
    `insert into tally (day, what, n) values ${Array(rows).fill('(?, ?, ?)').join(', ')} on conflict (day, what) do update set n = tally.n + excluded.n`,
);

/**
 * What the messages of a drain write alike, on SQLite: counts of the same things are added up, reminders written together. One by one they would be
 * half of what a reminder costs, and people's taps wait behind it.
 */
export class Drained {
  readonly #tallies = new Map<string, Tally>();
  readonly #reminders = new Map<string, Reminder>();

  /** The change without what is written at the end. */
  rest(change: Change): Change {
    if (!change.some(({ write }) => write === 'tally' || write === 'reminder')) return change;
    return change.filter((each) => {
      if (each.write === 'tally') this.#count(each.tally);
      else if (each.write === 'reminder')
        this.#reminders.set(`${each.reminder.document} ${each.reminder.rung} ${each.reminder.expires_on}`, each.reminder);
      else return true;
      return false;
    });
  }

  async write(to: Writing): Promise<void> {
    const rows = [...this.#reminders.values()].map((reminder) => columns.map((column) => reminder[column]));
    for (const { query } of remindersFrom(rows)) await to.db.executeQuery(query);
    const counts = [...this.#tallies.values()].map(({ day, what, n }) => [day, what, n]);
    for (const { query } of talliesIn(counts)) await to.db.executeQuery(query);
  }

  #count({ day, what, n }: Tally): void {
    const key = `${day} ${what}`;
    this.#tallies.set(key, { day, what, n: n + (this.#tallies.get(key)?.n ?? 0) });
  }
}
