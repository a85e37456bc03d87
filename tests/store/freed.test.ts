import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant } from '../../src/base/time.ts';
import type { Appointment } from '../../src/desk/appointment.ts';
import { cancel, move } from '../../src/desk/appointment-acts.ts';
import { keepFreed, type Lot, leastPause, mostPause, nobody } from '../../src/desk/freed.ts';
import { offerFreed } from '../../src/jobs/offer-freed.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { projectContent } from '../support/stage.ts';
import { aHold, anAppointment, aPerson, at, aWish, now } from './samples.ts';

const zone = 'Europe/Rome';

/** Lots and delays that are the same at every run. */
function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  let drawn = 0;
  const lot = (): Lot => {
    drawn += 1;
    return {
      appointment: `freed${drawn}`,
      code: `F${drawn}`,
      minutes: leastPause + Math.floor(next() * (mostPause - leastPause + 1)),
    };
  };
  return { next, lot };
}

for (const database of databases) {
  describe(`${database.name}: a time that was given up`, () => {
    const fresh = freshStore(database);
    const commit = async (acted: ReturnType<typeof cancel>) => ('change' in acted ? await fresh.store.commit(acted.change) : 'refused');
    const free = async (moment: Instant) => (await fresh.store.taken('prato', at('09:00'), at('09:30'), moment)).length === 0;
    const booked = async (more: Partial<Appointment> = {}) => {
      const appointment = anAppointment('a1', '09:00', '09:30', more);
      await fresh.store.commit([{ write: 'appointment', appointment }]);
      return appointment;
    };

    it('is nobody’s until its lot ends, and then anybody’s', async () => {
      const lot = { appointment: 'f1', code: 'F1', minutes: 17 };
      expect(await commit(cancel(await booked(), null, { resident: true }, lot, now))).toBe('done');
      expect(await free(addMinutes(now, 16))).toBe(false);
      const early = anAppointment('early', '09:00', '09:30', { created_at: addMinutes(now, 16) });
      expect(await fresh.store.commit([{ write: 'appointment', appointment: early }])).toBe('stale');
      expect(await free(addMinutes(now, 17))).toBe(true);
      const then = anAppointment('then', '09:00', '09:30', { created_at: addMinutes(now, 17) });
      expect(await fresh.store.commit([{ write: 'appointment', appointment: then }])).toBe('done');
      expect(await fresh.store.appointment('f1')).toMatchObject({ status: 'lapsed', chat: nobody });
    });

    it('is kept too when an appointment moves away, but for what it still touches, and not where nobody is at the desk', async () => {
      const appointment = await booked();
      const lot = { appointment: 'f1', code: 'F1', minutes: 17 };
      const to = (from: string, until: string) => ({ starts_at: at(from), ends_at: at(until) });
      const moves = (slot: ReturnType<typeof to>) =>
        move({ appointment, handoff: null, desk: 'prato', slot, by: 'resident', lot }, now, zone);
      expect(await commit(moves(to('09:15', '09:45')))).toBe('done');
      expect(await fresh.store.appointment('f1')).toBeNull();
      const again = await fresh.store.appointment('a1');
      if (!again) throw new Error('it is gone');
      const away = move({ appointment: again, handoff: null, desk: 'pistoia', slot: to('09:00', '09:30'), by: 'desk', lot }, now, zone);
      expect(await commit(away)).toBe('done');
      expect(await fresh.store.freed(now)).toMatchObject([{ id: 'f1', desk: 'prato', starts_at: at('09:15') }]);

      const closed = await fresh.store.appointment('a1');
      if (!closed) throw new Error('it is gone');
      await commit(cancel(closed, null, { desk: 'desk-closed' }, { ...lot, appointment: 'f2', code: 'F2' }, now));
      expect(await fresh.store.freed(now)).toHaveLength(1);
    });

    it('is not kept once it has begun', () => {
      const lot = { appointment: 'f1', code: 'F1', minutes: 17 };
      expect(keepFreed(anAppointment('a1', '07:45', '08:15'), lot, now)).toEqual([]);
    });

    it('that was offered stays the person’s until a job has seen to it', async () => {
      const offered = aHold('offered', '09:00', '09:30', '08:30', { freed_at: now });
      await fresh.store.commit([{ write: 'appointment', appointment: offered }]);
      expect(await free(at('08:34'))).toBe(false);
      const other = (id: string, when: string) =>
        fresh.store.commit([{ write: 'appointment', appointment: anAppointment(id, '09:00', '09:30', { created_at: at(when) }) }]);
      expect(await other('early', '08:34')).toBe('stale');
      expect(await free(at('08:35'))).toBe(true);
      expect(await other('late', '08:35')).toBe('done');
    });
  });
}

describe('whoever cancels to pass a time on', () => {
  const sqlite = databases.find(({ name }) => name === 'SQLite') ?? databases[0];
  if (!sqlite) throw new Error('no database');
  const fresh = freshStore(sqlite);
  const start = '2026-12-01T08:00:00.000Z';
  const day = (nth: number) => addMinutes(start, nth * 24 * 60);

  it('keeps it no more often than chance: 200 times, beside four others who look as often', async () => {
    const { next, lot } = seeded(20261201);
    const rounds = 200;
    const lookers = ['attacker', 'b', 'c', 'd', 'e'];
    const kept = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const from = day(round);
      const span = { starts_at: addMinutes(from, 48 * 60), ends_at: addMinutes(from, 48 * 60 + 30) };
      const own = anAppointment(`own${round}`, '09:00', '09:30', { ...span, created_at: from, code: `O${round}` });
      await fresh.store.commit([{ write: 'appointment', appointment: own }]);
      const acted = cancel(own, null, { resident: true }, lot(), from);
      if (!('change' in acted)) throw new Error(acted.refused);
      await fresh.store.commit(acted.change);
      // Each looks at moments of their own; the attacker also at the very moment of giving it up.
      const looks = lookers
        .flatMap((who) => {
          let when = who === 'attacker' ? 0 : next() * 6;
          const all: { who: string; when: number }[] = [];
          for (; when < 90; when += 1 + next() * 10) all.push({ who, when });
          return all;
        })
        .sort((a, b) => a.when - b.when);
      for (const { who, when } of looks) {
        const moment = addMinutes(from, when);
        const wanted = anAppointment(`${who}${round}`, '09:00', '09:30', { ...span, created_at: moment, code: `${who}${round}` });
        if ((await fresh.store.commit([{ write: 'appointment', appointment: wanted }])) !== 'done') continue;
        kept.set(who, (kept.get(who) ?? 0) + 1);
        break;
      }
    }
    expect([...kept.values()].reduce((sum, n) => sum + n, 0)).toBe(rounds);
    // Chance: a fifth; three standard deviations more would be one time in a thousand.
    expect(kept.get('attacker') ?? 0).toBeLessThanOrEqual(rounds / 5 + 3 * Math.sqrt((rounds * 4) / 25));
    expect(kept.get('attacker') ?? 0).toBeGreaterThan(0);
  }, 60_000);

  it('gets nothing while somebody waits for it; each of them gets one offer a day and three in all', async () => {
    // Hours that nobody tells: at each of these times somebody may be there.
    const content = { ...(await projectContent()), timetables: [] };
    const desk = 'coeso-follonica';
    const { lot } = seeded(7);
    const waits = [11, 12];
    for (const chat of waits)
      await fresh.store.commit([
        { write: 'person', person: aPerson(chat) },
        { write: 'wish', wish: aWish({ chat, desk, service: 'permit', since: addMinutes(start, chat) }) },
      ]);
    const offeredTo: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const from = addMinutes(day(Math.floor(round / 4)), (round % 4) * 100);
      const span = { starts_at: addMinutes(from, 72 * 60), ends_at: addMinutes(from, 72 * 60 + 30) };
      const own = anAppointment(`own${round}`, '09:00', '09:30', { ...span, desk, chat: 99, created_at: from, code: `O${round}` });
      await fresh.store.commit([{ write: 'appointment', appointment: own }]);
      const acted = cancel(own, null, { resident: true }, lot(), from);
      if (!('change' in acted)) throw new Error(acted.refused);
      await fresh.store.commit(acted.change);
      let moment = from;
      const run = () => offerFreed({ store: fresh.store, content, zone, now: () => moment, lot, nudge: () => undefined });
      // Everyone lets the offer pass.
      for (; moment < addMinutes(from, 95); moment = addMinutes(moment, 1)) {
        await run();
        for (const wish of await fresh.store.offered()) {
          const hold = wish.hold === null ? null : await fresh.store.appointment(wish.hold);
          if (hold && hold.created_at === moment) offeredTo.push(wish.chat);
        }
      }
      expect((await fresh.store.appointmentsOf(99, start)).filter(({ status }) => status === 'booked')).toEqual([]);
    }
    expect(offeredTo).toEqual([11, 12, 11, 12, 11, 12]);
    expect(await fresh.store.wish(11)).toMatchObject({ open: true, offers: 3, hold: null });
  }, 60_000);
});
