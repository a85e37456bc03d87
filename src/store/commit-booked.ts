import type { Write } from '../desk/change.ts';
import { seatKey } from '../desk/seat.ts';
import { batches } from './batches.ts';
import { handoffRow } from './commit.ts';
import { appointmentRow, occupies, units } from './commit-appointment.ts';
import { NothingWritten } from './stale.ts';
import type { Writing } from './writing.ts';

const sizes = [1, 2, 4, 8, 16, 32, 64] as const;
const places = (rows: number, columns: number) =>
  Array(rows)
    .fill(`(${Array(columns).fill('?').join(', ')})`)
    .join(', ');

type Row = Readonly<Record<string, unknown>>;

/** Rows of one table that must all be new. */
function inserting(table: string, key: string) {
  let columns: readonly string[] = [];
  const statements = batches(
    sizes,
    (rows) => `insert into ${table} (${columns.join(', ')}) values ${places(rows, columns.length)} on conflict do nothing returning ${key}`,
  );
  return (rows: readonly Row[]) => {
    if (rows[0]) columns = Object.keys(rows[0]);
    return statements(rows.map((row) => columns.map((column) => row[column])));
  };
}

const appointmentsIn = inserting('appointment', 'id');
const occupiedIn = inserting('occupied', 'at');
const handoffsIn = inserting('handoff', 'id');

/** Holds that are booked, and that fill their time already. */
const bookedIn = batches(
  sizes,
  (rows) =>
    `with new (id, version, handoff) as (values ${places(rows, 3)}) update appointment set status = 'booked', held_until = null, handoff = new.handoff, version = new.version + 1 from new where appointment.id = new.id and appointment.version = new.version and exists (select 1 from occupied where occupied.appointment = appointment.id) returning appointment.id`,
);

/** What touches neither appointments and what they occupy, nor handoffs: it may come before what is kept. */
const elsewhere: readonly Write['write'][] = ['person', 'message', 'desk-act', 'drop'];

/**
 * The times that a group of changes takes and books, on SQLite: those of all are four statements, which for each would be most of what a booking costs.
 * Whoever finds a time taken, or something changed, leaves the whole group stale: then each is done for itself, as the seat and the lapsed holds allow.
 */
export class Booked {
  readonly #taken: Extract<Write, { write: 'appointment' }>[] = [];
  readonly #handoffs: Extract<Write, { write: 'handoff' }>[] = [];
  readonly #booked: (readonly [string, number, string | null])[] = [];

  /** Whether the write is kept for the end. */
  takes(write: Write): boolean {
    if (write.write === 'handoff') this.#handoffs.push(write);
    else if (
      write.write === 'appointment' &&
      write.instead === undefined &&
      (write.seats ?? [1]).length === 1 &&
      occupies(write.appointment.status)
    )
      this.#taken.push(write);
    else if (write.write === 'appointment-set' && onlyBooks(write)) this.#booked.push([write.id, write.version, write.set.handoff ?? null]);
    else return false;
    return true;
  }

  /** Whether the write may come before what is kept. */
  letsBy({ write }: Write): boolean {
    return this.#taken.length + this.#handoffs.length + this.#booked.length === 0 || elsewhere.includes(write);
  }

  async write({ db, seal, grid }: Writing): Promise<void> {
    const [taken, handoffs, booked] = [this.#taken, this.#handoffs, this.#booked].map((each) => each.splice(0)) as [
      Extract<Write, { write: 'appointment' }>[],
      Extract<Write, { write: 'handoff' }>[],
      (readonly [string, number, string | null])[],
    ];
    const filled = taken.flatMap(({ appointment, seats = [1] }) =>
      units(appointment, grid).map((at) => ({ desk: seatKey(appointment.desk, seats[0] ?? 1), at, appointment: appointment.id })),
    );
    for (const all of [
      appointmentsIn(taken.map(({ appointment }) => appointmentRow(seal, appointment))),
      occupiedIn(filled),
      handoffsIn(handoffs.map(({ handoff }) => handoffRow(seal, handoff))),
      bookedIn(booked),
    ])
      for (const { query, rows } of all) if ((await db.executeQuery(query)).rows.length !== rows) throw new NothingWritten('stale');
  }
}

function onlyBooks({ set, keepsTime, seats, instead }: Extract<Write, { write: 'appointment-set' }>): boolean {
  const { status, held_until, handoff, ...others } = set;
  const plain = keepsTime === undefined && seats === undefined && instead === undefined && Object.keys(others).length === 0;
  return plain && status === 'booked' && held_until === null && handoff !== undefined;
}
