import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMinutes } from '../src/base/time.ts';
import { type Appointment, newVisit } from '../src/desk/appointment.ts';
import { book, questionTo } from '../src/desk/appointment-acts.ts';
import type { Slot } from '../src/desk/slot.ts';
import { readTaken } from '../src/store/desk-time.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { busyDesk, look, now, service, slotsMs, timetable, zone } from './busy-desk.ts';
import { median } from './parts.ts';
import { race } from './race.ts';
import { quantile, timed } from './taps.ts';

const looks = 100;
/** People who book at once, and how often that is measured. */
const together = 50;
const rounds = 20;

/**
 * A desk of nine seats that has 10,000 appointments in the sixty days that can be booked: its free times computed from them (and, apart, read from
 * the database too), fifty people who each take a time and book it at once, and a thousand who race for a hundred seats of the running program.
 */
export async function run(): Promise<Record<string, [number, string]>> {
  const folder = mkdtempSync(join(tmpdir(), 'booking-'));
  const store = await openStore({ url: `sqlite:${join(folder, 'b.db')}`, dataKey: null });
  try {
    const { filled, left } = busyDesk();
    for (let from = 0; from < filled.length; from += 500)
      await store.commit(
        filled.slice(from, from + 500).map(({ slot, seat }, n) => ({
          write: 'appointment',
          appointment: visit(`f${from + n}`, slot, { status: 'booked', held_until: null }),
          seats: [seat],
        })),
      );

    const taken = await readTaken(store, { now, zone }, timetable.desk, service);
    if (taken.length !== filled.length) throw new Error(`${taken.length} appointments`);
    const read: number[] = [];
    for (let i = 0; i < looks; i++)
      read.push(await timed(async () => look(await readTaken(store, { now, zone }, timetable.desk, service))));

    const booking: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const round = left.slice(i * together, (i + 1) * together);
      booking.push(
        ...(await Promise.all(
          round.map(({ slot, seat }, n) => timed(() => bookOne(store, `n${i}-${n}`, 1 + i * together + n, slot, seat))),
        )),
      );
    }

    const raced = await race({ residents: 1000, hours: '2026 Dec 01-04 10:00-12:30', seats: 5 });
    for (const error of raced.errors.slice(0, 20)) console.error(error);
    return {
      slots_ms: [slotsMs(), 'ms'],
      slots_read_ms: [Number(median(read).toFixed(1)), 'ms'],
      book_p95_ms: [Number(quantile(booking, 0.95).toFixed(1)), 'ms'],
      race_booked: [raced.booked, 'appointments'],
      race_told: [raced.told, 'residents'],
      race_offered: [raced.offered, 'residents'],
      race_errors: [raced.errors.length, 'errors'],
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function visit(id: string, slot: Slot, more: Pick<Appointment, 'status' | 'held_until'>, chat = 1_000_000): Appointment {
  const { starts_at, ends_at } = slot;
  const at = { desk: timetable.desk, service: service.id, starts_at, ends_at, chat };
  return { id, code: id, ...at, handoff: null, sequence: 0, created_at: now, version: 1, ...newVisit, ...more };
}

/** As the conversation does it: the time is taken, then what stands against a booking is read and it is booked with its request and messages. */
async function bookOne(store: Store, id: string, chat: number, slot: Slot, seat: number): Promise<void> {
  const hold = visit(id, slot, { status: 'held', held_until: addMinutes(now, 10) }, chat);
  const held = await store.commit([{ write: 'appointment', appointment: hold, seats: [seat] }]);
  const [kept, mine] = await Promise.all([store.appointment(id), store.handoffsOf(chat, now), store.appointmentsOf(chat, now)]);
  if (held !== 'done' || !kept) throw new Error(`not kept: ${id}`);
  const sheet = { name: 'Ana Prova', flow: null, outcome: null, answers: {}, papers: [], line: null };
  const { change } = book(
    { hold: kept, handoff: `h${id}`, joins: questionTo(mine, timetable.desk), lang: 'en', sheet, bring: [] },
    now,
    zone,
  );
  if ((await store.commit(change)) !== 'done') throw new Error(`not booked: ${id}`);
}
