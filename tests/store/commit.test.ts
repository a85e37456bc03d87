import { describe, expect, it } from 'vitest';
import { noDetails } from '../../src/desk/document.ts';
import type { Person } from '../../src/desk/session.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { aHandoff, aHold, aMessage, anAppointment, aPerson, at, now, periods } from './samples.ts';

for (const database of databases) {
  describe(`${database.name}: commits`, () => {
    const fresh = freshStore(database);

    const write = (person: Person, update?: number) =>
      fresh.store.commit([{ write: 'person', person }], update === undefined ? undefined : { id: update, at: now });

    it('keeps a person as it is given, one version up', async () => {
      const person = aPerson(9_007_199_254_740_000, {
        session: {
          place: { at: 'flow', flow: 'permit-renewal', step: null },
          flows: {
            'permit-renewal': { answers: { expiry: '2026-12-01' }, ticks: ['passport'], carried: ['expiry'], at: '2026-11-23T08:00:00Z' },
          },
          draft: { service: 's', flow: null, desk: 'd', day: null, hold: null, moving: null, removed: ['x'], name: 'Zoë عائشة', people: 1 },
          trail: [12, 13],
          misses: 1,
          town: '053011',
          followed: { 'permit-renewal': { answers: { expiry: '2026-12-01' }, facts: { fee: 30.46, end: '2027-03-04' } } },
        },
      });
      expect(await fresh.store.person(person.chat)).toBeNull();
      expect(await write(person)).toBe('done');
      expect(await fresh.store.person(person.chat)).toEqual({ ...person, version: 1 });
    });

    it('lets one of two who read the same version write', async () => {
      expect((await Promise.all([write(aPerson(1)), write(aPerson(1, { lang: 'ar' }))])).sort()).toEqual(['done', 'stale']);
      const read = aPerson(1, { version: 1 });
      const answers = await Promise.all([write({ ...read, lang: 'fr' }), write({ ...read, lang: 'es' })]);
      expect(answers.sort()).toEqual(['done', 'stale']);
      expect(await fresh.store.person(1)).toMatchObject({ version: 2 });
      expect(await write(aPerson(2, { version: 4 }))).toBe('stale');
    });

    it('marks who blocked the bot, against an older read', async () => {
      await write(aPerson(1));
      await fresh.store.commit([{ write: 'blocked', chat: 1, at: now }]);
      expect(await fresh.store.person(1)).toMatchObject({ blocked_at: now, version: 2 });
      expect(await write(aPerson(1, { version: 1 }))).toBe('stale');
      expect(await fresh.store.commit([{ write: 'blocked', chat: 99, at: now }])).toBe('done');
    });

    it('deals with an update once', async () => {
      const twice = await Promise.all([write(aPerson(1), 77), write(aPerson(2), 77)]);
      expect(twice.sort()).toEqual(['done', 'seen']);
      expect(await fresh.store.seen(77)).toBe(true);
      expect([await fresh.store.person(1), await fresh.store.person(2)].filter((person) => person !== null)).toHaveLength(1);
      expect(await fresh.store.commit([], { id: 78, at: now })).toBe('done');
      expect(await fresh.store.commit([], { id: 78, at: now })).toBe('seen');
    });

    it('deals once with what has a second mark in common, and the mark falls with what it came with', async () => {
      const part = (id: number, person = aPerson(id)) => fresh.store.commit([{ write: 'person', person }], { id, at: now, once: -9 });
      expect(await part(1, aPerson(1, { version: 4 }))).toBe('stale');
      const all = await Promise.all([part(2), part(3), part(4)]);
      expect(all.sort()).toEqual(['done', 'seen', 'seen']);
      expect((await fresh.store.people(null, 9)).length).toBe(1);
    });

    it('lets stale and broken ones fall back alone among many at once', async () => {
      await fresh.store.commit([{ write: 'appointment', appointment: anAppointment('first', '09:00', '09:30') }]);
      const answers = await Promise.allSettled(
        Array.from({ length: 200 }, (_, i) => {
          const person = { write: 'person', person: aPerson(i + 1) } as const;
          if (i === 50)
            return fresh.store.commit([person, { write: 'appointment', appointment: anAppointment('again', '09:00', '09:30') }]);
          if (i === 90) return fresh.store.commit([person, { write: 'appointment', appointment: anAppointment('bad', '12:00', '11:00') }]);
          return fresh.store.commit([person], { id: i, at: now });
        }),
      );
      expect(answers[50]).toEqual({ status: 'fulfilled', value: 'stale' });
      expect(answers[90]?.status).toBe('rejected');
      expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value === 'done')).toHaveLength(198);
      for (const [i] of answers.entries()) expect((await fresh.store.person(i + 1)) !== null, `person ${i + 1}`).toBe(i !== 50 && i !== 90);
    });

    it('passes a handoff through its statuses', async () => {
      const handoff = aHandoff('h1');
      expect(await fresh.store.commit([{ write: 'handoff', handoff }])).toBe('done');
      expect(await fresh.store.commit([{ write: 'handoff', handoff }])).toBe('stale');
      expect(await fresh.store.handoff('h1')).toEqual(handoff);
      const set = { status: 'taken', taken_by: 42, taken_name: 'Lucia', talking: true } as const;
      const takes = await Promise.all([1, 2].map(() => fresh.store.commit([{ write: 'handoff-set', id: 'h1', version: 1, set }])));
      expect(takes.sort()).toEqual(['done', 'stale']);
      expect(await fresh.store.handoffOf('a1')).toEqual({ ...handoff, ...set, version: 2 });
      expect(await fresh.store.talkingWith(1)).toMatchObject({ id: 'h1' });
      await fresh.store.commit([{ write: 'handoff-set', id: 'h1', version: 2, set: { talking: false } }]);
      expect(await fresh.store.talkingWith(1)).toBeNull();
    });

    it('finds the handoff of a message in a group', async () => {
      const line = (message: number) => ({ write: 'thread', chat: -100, message, handoff: 'h1' }) as const;
      await fresh.store.commit([{ write: 'handoff', handoff: aHandoff('h1') }, line(12), line(9), line(12)]);
      expect(await fresh.store.handoffAt(-100, 12)).toMatchObject({ id: 'h1' });
      expect(await fresh.store.handoffAt(-100, 13)).toBeNull();
      expect(await fresh.store.threadOf('h1')).toEqual([
        { chat: -100, message: 9 },
        { chat: -100, message: 12 },
      ]);
    });

    it('keeps, replaces and drops documents', async () => {
      const document = { id: 'd1', chat: 1, kind: 'permit', expires_on: '2027-01-31', created_at: now, details: noDetails };
      await fresh.store.commit([{ write: 'document', document }]);
      const details = {
        who: 'Amina',
        type: 'study',
        about: { flow: 'refusal', date: 'appeal-tar' },
        sent_on: '2026-11-20',
        request_for: 'd2',
        sequence: 3,
      };
      const other = { ...document, expires_on: '2029-01-31', created_at: at('09:00'), details };
      await fresh.store.commit([{ write: 'document', document: other, kept_from: '2029-06-30' }]);
      expect(await fresh.store.documentsOf(1)).toEqual([other]);
      expect(await fresh.store.document('d1')).not.toBeNull();
      expect(await fresh.store.commit([{ write: 'document-drop', id: 'd1' }])).toBe('done');
      expect(await fresh.store.document('d1')).toBeNull();
    });

    it('learns the new numbers of groups', async () => {
      await fresh.store.commit([{ write: 'chat-moved', from: -5, to: -6 }]);
      await fresh.store.commit([{ write: 'chat-moved', from: -5, to: -1_001_234_567_890 }]);
      expect(await fresh.store.movedChats()).toEqual(new Map([[-5, -1_001_234_567_890]]));
    });

    it('purges old marks, lapsed holds and messages sent long ago', async () => {
      await fresh.store.commit([], { id: 1, at: now });
      await fresh.store.commit([], { id: 2, at: '2026-12-30T12:00:00.000Z' });
      await fresh.store.commit([
        { write: 'appointment', appointment: aHold('hold', '09:00', '09:30', '08:10') },
        { write: 'appointment', appointment: anAppointment('a1', '10:00', '10:30') },
        { write: 'message', message: aMessage('sent', '08:00') },
        { write: 'message', message: aMessage('waiting', '08:00') },
      ]);
      await fresh.store.commit([{ write: 'sent', key: 'sent', revision: 1, at: now }]);
      await fresh.store.purge('2026-12-31T09:00:00.000Z', periods);
      expect([await fresh.store.seen(1), await fresh.store.seen(2)]).toEqual([false, true]);
      expect([await fresh.store.appointment('hold'), (await fresh.store.appointment('a1'))?.id]).toEqual([null, 'a1']);
      expect((await fresh.store.due(at('08:00'), 9)).map(({ message }) => message.key)).toEqual(['waiting']);
      const retaken = anAppointment('a2', '09:00', '09:30', { created_at: at('08:00') });
      expect(await fresh.store.commit([{ write: 'appointment', appointment: retaken }])).toBe('done');
    });

    it('keeps everything over a restart and takes nothing once closed', async () => {
      await fresh.store.commit([{ write: 'message', message: aMessage('m', '08:00') }]);
      const last = write(aPerson(1), 3);
      await fresh.store.close();
      expect(await last).toBe('done');
      await expect(write(aPerson(2))).rejects.toThrow('closed');
      const again = await fresh.open();
      expect(await again.person(1)).toMatchObject({ version: 1 });
      expect([await again.seen(3), (await again.due(now, 9)).length]).toEqual([true, 1]);
    });
  });
}
