import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/desk/change.ts';
import { noDetails } from '../../src/desk/document.ts';
import { newSession } from '../../src/desk/session.ts';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import { databases } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { bytesOf, raw, tablesOf } from './raw.ts';
import { aHandoff, aHold, aMessage, anAppointment, aPerson, aReminder, at, now } from './samples.ts';

const key = 'a key of more than sixteen characters';
const personal = ['Amina Diallo', 'my passport is at the embassy', 'Zenobia', 'Lucia', 'la zia Fatou'];
const [name, line, typed, operator, nickname] = personal as [string, string, string, string, string];

const draft = { service: 's', flow: null, desk: null, day: null, hold: null, moving: null, removed: [], name: typed, people: 1 };
const life: Change = [
  { write: 'person', person: aPerson(555_000_111, { session: { ...newSession, draft } }) },
  { write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30', { chat: 555_000_111, handoff: 'h1' }) },
  { write: 'appointment', appointment: aHold('a2', '10:00', '10:30', '23:00', { chat: 555_000_111 }) },
  { write: 'appointment', appointment: anAppointment('a3', '07:00', '07:30', { chat: 555_000_111, status: 'attended' }) },
  {
    write: 'handoff',
    handoff: aHandoff('h1', { chat: 555_000_111, status: 'taken', talking: true, taken_by: 7, taken_name: operator }),
  },
  { write: 'thread', chat: -100, message: 3, handoff: 'h1' },
  { write: 'thread', chat: 555_000_111, message: 44, handoff: 'h1' },
  {
    write: 'document',
    document: {
      id: 'd1',
      chat: 555_000_111,
      kind: 'permit',
      expires_on: '2027-01-01',
      created_at: now,
      details: { ...noDetails, who: nickname },
    },
  },
  { write: 'dates', chat: 555_000_111, set: { said_on: '2027-01-03', stopped: ['document:d1'], file_at: '2027-01-03T08:00:00.000Z' } },
  { write: 'reminder', reminder: aReminder({ document: 'd1', rung: 'month', expires_on: '2027-01-01', at: now }) },
  { write: 'message', message: aMessage('appointment:a1:day-before', '08:00', { to: { chat: 555_000_111 } }) },
  {
    write: 'message',
    message: aMessage('handoff:h1:line:1', '08:00', { to: { desk: 'prato' }, body: { kind: 'line-to-desk', handoff: 'h1', text: line } }),
  },
  {
    write: 'message',
    message: aMessage('handoff:h1:lost', '08:00', {
      to: { desk: 'prato' },
      body: { kind: 'screen', screen: { text: [{ key: 'x', with: { name } }], buttons: [] } },
    }),
  },
  { write: 'message', message: aMessage('handoff:h1:card', '08:00', { to: { desk: 'prato' }, body: { kind: 'card', handoff: 'h1' } }) },
  {
    write: 'message',
    message: aMessage('theirs', '08:00', { to: { chat: 2 }, body: { kind: 'appointment-reminder', appointment: 'a9' } }),
  },
];

/** Everything the database holds, as bytes of its files or as rows. */
async function contents(url: string): Promise<string> {
  if (parseDatabaseUrl(url).kind === 'sqlite')
    return [...(await bytesOf(url)).values()].map((bytes) => bytes.toString('latin1')).join('\n');
  const rows = await raw(url, async (db) =>
    Promise.all((await tablesOf(db)).map(({ name: table }) => sql`select * from ${sql.table(table)}`.execute(db))),
  );
  return JSON.stringify(rows);
}

for (const database of databases) {
  describe(`${database.name}: personal data`, () => {
    const fresh = freshDatabase(database);

    it('stands in the clear without a key, and never with one', async () => {
      const plain = await fresh.open(null);
      await plain.commit(life);
      await plain.close();
      const open = await contents(fresh.url);
      for (const each of personal) expect(open).toContain(each);
      await fresh.drop();

      Object.assign(fresh, await database.fresh());
      const sealed = await fresh.open(key);
      await sealed.commit(life);
      expect((await sealed.handoff('h1'))?.sheet.name).toBe(name);
      await sealed.close();
      const closed = await contents(fresh.url);
      for (const each of [...personal, 'permit-type']) expect(closed).not.toContain(each);
    });

    it('goes when the person asks for it, and the desk keeps its appointment without it', async () => {
      const store = await fresh.open();
      await store.commit(life);
      const goodbye = aMessage('goodbye', '09:00', {
        to: { desk: 'prato' },
        body: { kind: 'note-to-desk', handoff: 'h1', note: 'erased' },
      });
      expect(
        await store.commit([
          { write: 'erase', chat: 555_000_111 },
          { write: 'message', message: goodbye },
        ]),
      ).toBe('done');

      expect(await store.person(555_000_111)).toBeNull();
      expect(await store.documentsOf(555_000_111)).toEqual([]);
      expect(await store.appointmentsOf(555_000_111, at('00:00'))).toEqual([]);
      expect(await store.talkingWith(555_000_111)).toBeNull();
      expect(await store.appointment('a1')).toMatchObject({ status: 'cancelled-by-resident', chat: 0 });
      expect(await store.appointment('a2')).toMatchObject({ status: 'lapsed', chat: 0 });
      expect(await store.appointment('a3')).toMatchObject({ status: 'attended', chat: 0 });
      const sheet = { name: '', flow: null, outcome: null, answers: {}, papers: [] };
      expect(await store.handoffAt(555_000_111, 44)).toBeNull();
      expect(await store.handoffAt(-100, 3)).toMatchObject({ id: 'h1', status: 'closed', talking: false, chat: 0, sheet });
      expect((await store.due(at('23:00'), 9)).map(({ message }) => message.key)).toEqual(['handoff:h1:card', 'theirs', 'goodbye']);
      const next = anAppointment('b1', '09:00', '10:30', { chat: 2 });
      expect(await store.commit([{ write: 'appointment', appointment: next }])).toBe('done');

      await store.close();
      const left = await contents(fresh.url);
      for (const each of [name, line, typed, nickname, '2027-01-01', '2027-01-03', '555000111', 'permit-type'])
        expect(left).not.toContain(each);
    });

    it('goes from the outbox once a message is sent or dropped', async () => {
      const store = await fresh.open();
      const body = { kind: 'line-to-resident', handoff: 'h1', text: line } as const;
      await store.commit(['sent', 'dropped'].map((each) => ({ write: 'message', message: aMessage(each, '08:00', { body }) })));
      await store.commit([
        { write: 'sent', key: 'sent', revision: 1, at: now },
        { write: 'drop', key: 'dropped' },
      ]);
      await store.close();
      expect(await contents(fresh.url)).not.toContain(line);
    });

    it('stays readable when a key is added, and opens with no other key after', async () => {
      const plain = await fresh.open(null);
      await plain.commit(life);
      await plain.close();
      const sealed = await fresh.open(key);
      expect((await sealed.person(555_000_111))?.session.draft?.name).toBe(typed);
      await sealed.close();
      await expect(fresh.open('another key of sixteen characters')).rejects.toThrow(/^DATA_KEY does not open .*: a stored value/);
      await expect(fresh.open(null)).rejects.toThrow(/^DATA_KEY does not open .*: a stored value/);
      await expect(fresh.open('short')).rejects.toThrow('at least 16');
    });
  });
}
