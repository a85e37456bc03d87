import { describe, expect, it } from 'vitest';
import type { Write } from '../../src/desk/change.ts';
import type { Message, Waits } from '../../src/desk/message.ts';
import type { Claim } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { raw } from './raw.ts';
import { aHandoff, aMessage, at, now } from './samples.ts';

const put = (message: Message): Write => ({ write: 'message', message });
const sent = (key: string, revision = 1): Write => ({ write: 'sent', key, revision, at: now });

for (const database of databases) {
  describe(`${database.name}: outbox`, () => {
    const fresh = freshStore(database);

    const keys = async (until = '23:00', limit = 100) => (await fresh.store.due(at(until), limit)).map(({ message }) => message.key);

    it('gives what is due, oldest first, then as written', async () => {
      await fresh.store.commit([put(aMessage('c', '09:00')), put(aMessage('a', '09:00')), put(aMessage('b', '08:00'))]);
      await fresh.store.commit([put(aMessage('later', '10:00', { to: { desk: 'prato' } }))]);
      expect(await keys('09:00')).toEqual(['b', 'c', 'a']);
      expect(await keys('09:00', 2)).toEqual(['b', 'c']);
      expect(await keys('07:59')).toEqual([]);
      expect(await fresh.store.nextDue(at('08:30'))).toBe(at('09:00'));
      expect((await fresh.store.due(at('10:00'), 9)).at(-1)).toEqual({
        message: aMessage('later', '10:00', { to: { desk: 'prato' }, lane: 'desk' }),
        revision: 1,
        attempts: 0,
      });
    });

    it('keeps every kind of body as it is given', async () => {
      const bodies: Message['body'][] = [
        { kind: 'screen', screen: { text: [{ key: 'a', with: { n: 1 } }], buttons: [[{ label: { key: 'b' }, act: { do: 'home' } }]] } },
        { kind: 'venue', desk: 'prato' },
        { kind: 'calendar', appointment: 'a' },
        { kind: 'document-reminder', document: 'd', rung: '60-days' },
        { kind: 'card', handoff: 'h' },
        { kind: 'line-to-desk', handoff: 'h', text: 'grüße' },
        { kind: 'line-to-resident', handoff: 'h', text: 'مرحبا' },
        { kind: 'line-to-resident', handoff: 'h', desk: 'prato', text: 'x' },
        { kind: 'told', handoff: 'h', what: 'closed', reason: null },
        { kind: 'told', handoff: 'h', desk: 'prato', what: 'cancelled', reason: 'ill' },
        { kind: 'note-to-desk', handoff: 'h', note: 'cancelled' },
      ];
      await fresh.store.commit(bodies.map((body, i) => put(aMessage(`m${i}`, '08:00', { body }))));
      expect((await fresh.store.due(now, 99)).map(({ message }) => message.body)).toEqual(bodies);
    });

    it('replaces a message of the same key and sends one again that was sent', async () => {
      await fresh.store.commit([put(aMessage('m', '08:00')), put(aMessage('n', '09:00'))]);
      await fresh.store.commit([put(aMessage('m', '09:00', { to: { desk: 'prato' } }))]);
      expect(await keys()).toEqual(['n', 'm']);
      expect((await fresh.store.due(at('09:00'), 9))[1]).toMatchObject({ revision: 2, message: { to: { desk: 'prato' } } });
      await fresh.store.commit([sent('m', 2)]);
      expect(await keys()).toEqual(['n']);
      await fresh.store.commit([put(aMessage('m', '09:00'))]);
      expect((await fresh.store.due(at('09:00'), 9))[1]).toMatchObject({ revision: 3, attempts: 0 });
    });

    it('does not take a replaced message for sent', async () => {
      await fresh.store.commit([put(aMessage('m', '08:00'))]);
      await fresh.store.commit([put(aMessage('m', '09:00'))]);
      expect(await fresh.store.commit([sent('m', 1)])).toBe('done');
      expect(await fresh.store.commit([{ write: 'end', key: 'm', revision: 1, state: 'aside', at: now, error: 'blocked' }])).toBe('done');
      expect((await fresh.store.due(at('09:00'), 9))[0]).toMatchObject({ revision: 2, attempts: 0 });
    });

    it('does not take a message that was dropped and written again for sent', async () => {
      await fresh.store.commit([put(aMessage('appointment:a1:day-before', '08:00'))]);
      const message = aMessage('appointment:a1:day-before', '12:00', { lane: 'reminder' });
      await fresh.store.commit([{ write: 'drop', cause: 'appointment:a1' }, put(message)]);
      await fresh.store.commit([sent('appointment:a1:day-before', 1)]);
      expect(await fresh.store.due(at('12:00'), 9)).toMatchObject([{ message, revision: 2 }]);
    });

    it('drops by the cause, or one by its key, to the letter', async () => {
      const all = ['a:1:x', 'a:1:y', 'a:10:x', 'A:1:x', 'a_1:x', 'a%', 'b:1'];
      await fresh.store.commit(all.map((key) => put(aMessage(key, '08:00'))));
      await fresh.store.commit([{ write: 'drop', cause: 'a:1' }]);
      expect(await keys()).toEqual(['a:10:x', 'A:1:x', 'a_1:x', 'a%', 'b:1']);
      await fresh.store.commit([{ write: 'drop', cause: 'a_' }]);
      await fresh.store.commit([{ write: 'drop', key: 'a%' }]);
      expect(await keys()).toEqual(['a:10:x', 'A:1:x', 'a_1:x', 'b:1']);
    });

    const claim = async (more: Partial<Claim> = {}) => {
      const { due } = await fresh.store.claim({ lane: 'look', now, until: at('08:02'), by: 'one', limit: 10, ...more });
      return due.map(({ message }) => message.key);
    };
    const look = (key: string, chat: number, due = '08:00') =>
      put(aMessage(key, due, { to: { chat }, body: { kind: 'screen', screen: { text: [], buttons: [] } } }));

    it('claims what is due in a lane, oldest first, and no process claims it again', async () => {
      await fresh.store.commit([look('b', 1), look('a', 2, '07:59'), look('later', 3, '09:00'), put(aMessage('reminder', '08:00'))]);
      expect(await claim()).toEqual(['a', 'b']);
      expect(await claim({ by: 'two' })).toEqual([]);
      expect(await claim({ lane: 'reminder', by: 'two' })).toEqual([]);
      await fresh.store.commit([sent('b')]);
      expect(await claim({ lane: 'reminder', by: 'two' })).toEqual(['reminder']);
      expect(await claim({ now: at('08:02'), until: at('08:04'), by: 'two' })).toEqual(['a']);
      expect(await fresh.store.nextDue(at('08:02'))).toBe(at('08:04'));
    });

    it('gives one message to one of many that claim at once', async () => {
      await fresh.store.commit(Array.from({ length: 6 }, (_, i) => look(`m${i}`, i + 1)));
      const claims = await Promise.all(Array.from({ length: 6 }, (_, i) => claim({ by: `p${i}`, limit: 2 })));
      expect(claims.flat().sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);
    });

    it('leaves out a recipient who has to wait, and nobody else', async () => {
      await fresh.store.commit([look('first', 1), look('second', 1), look('other', 2)]);
      expect(await claim({ limit: 1 })).toEqual(['first']);
      await fresh.store.commit([{ write: 'retry', key: 'first', revision: 1, at: at('08:01'), waits: 'told', error: '429' }]);
      expect(await claim()).toEqual(['other']);
      expect(await fresh.store.nextDue(now)).toBe(at('08:01'));
      expect(await claim({ now: at('08:01') })).toEqual(['first', 'second']);
    });

    it('wakes what waited for the network, and for a chat to open', async () => {
      await fresh.store.commit([look('net', 1), look('told', 2), look('shut', 3)]);
      await claim();
      const wait = (key: string, waits: Waits): Write => ({ write: 'retry', key, revision: 1, at: at('20:00'), waits, error: 'x' });
      await fresh.store.commit([wait('net', 'network'), wait('told', 'told'), wait('shut', 'rights')]);
      await fresh.store.commit([{ write: 'wake' }]);
      expect(await claim()).toEqual(['net']);
      await fresh.store.commit([{ write: 'wake', chat: 3 }]);
      expect(await claim()).toEqual(['shut']);
      expect(await claim({ now: at('19:59') })).not.toContain('told');
    });

    it('gives a message back that was replaced while it was being sent', async () => {
      await fresh.store.commit([look('card', 1)]);
      await claim();
      await fresh.store.commit([look('card', 1)]);
      expect(await claim({ by: 'two' })).toEqual([]);
      await fresh.store.commit([sent('card', 1)]);
      expect(await claim({ by: 'two' })).toEqual(['card']);
    });

    it('sets aside what cannot be read, and counts it', async () => {
      await fresh.store.commit([look('broken', 1), look('whole', 2)]);
      await raw(fresh.url, (db) => db.updateTable('message').set({ body: 'p1:{' }).where('key', '=', 'broken').execute());
      expect(await fresh.store.claim({ lane: 'look', now, until: at('08:02'), by: 'one', limit: 10 })).toMatchObject({
        due: [{ message: { key: 'whole' } }],
        unreadable: ['screen'],
      });
      await fresh.store.commit([put(aMessage('desk', '08:00', { to: { desk: 'prato' } }))]);
      await fresh.store.claim({ lane: 'desk', now, until: at('08:02'), by: 'one', limit: 10 });
      await fresh.store.commit([{ write: 'retry', key: 'desk', revision: 1, at: at('09:00'), waits: 'rights', error: 'x' }]);
      expect(await fresh.store.backlog(now)).toMatchObject({
        due: { look: 1, desk: 1, reminder: 0, dates: 0 },
        ready: { look: { count: 1, oldest: now }, desk: { count: 0 } },
        oldest: now,
        rights: 1,
        aside: 1,
      });
    });

    it('does not count as delayed what waits for somebody who closed the chat', async () => {
      await fresh.store.commit([put(aMessage('first', '07:00')), put(aMessage('second', '07:01'))]);
      await fresh.store.claim({ lane: 'reminder', now, until: at('08:02'), by: 'one', limit: 1 });
      expect((await fresh.store.backlog(now)).oldest).toBe(at('07:00'));
      await fresh.store.commit([{ write: 'retry', key: 'first', revision: 1, at: at('20:00'), waits: 'rights', error: 'blocked' }]);
      expect(await fresh.store.backlog(now)).toEqual({ due: { look: 0, desk: 0, reminder: 0 }, oldest: null, rights: 0, aside: 0 });
      await fresh.store.commit([{ write: 'wake', chat: 1 }]);
      expect(await fresh.store.backlog(now)).toMatchObject({ due: { reminder: 2 }, oldest: at('07:00') });
    });

    it('puts a message in once, if told so', async () => {
      const once = (due: string): Write => ({ write: 'message-once', message: aMessage('alarm:x', due) });
      await fresh.store.commit([once('08:00'), once('09:00')]);
      await fresh.store.commit([sent('alarm:x')]);
      await fresh.store.commit([once('10:00')]);
      expect(await keys()).toEqual([]);
    });

    it('draws every copy of a card, and one where there is none', async () => {
      await fresh.store.commit([
        { write: 'handoff', handoff: aHandoff('h1') },
        { write: 'draw', handoff: 'h1', now },
      ]);
      expect(await keys()).toEqual(['handoff:h1:card:prato']);
      await fresh.store.commit([
        { write: 'card', handoff: 'h1', desk: 'prato', chat: -1, message: 5 },
        { write: 'handoff-set', id: 'h1', version: 1, set: { desk: 'pistoia' } },
        { write: 'draw', handoff: 'h1', now },
      ]);
      expect((await keys()).sort()).toEqual(['handoff:h1:card:pistoia', 'handoff:h1:card:prato']);
      await fresh.store.commit([{ write: 'card', handoff: 'h1', desk: 'prato', chat: -1, message: 9 }]);
      expect(await fresh.store.cardsOf('h1')).toEqual([{ desk: 'prato', chat: -1, message: 9 }]);
      await fresh.store.commit([{ write: 'chat-moved', from: -1, to: -100 }]);
      expect(await fresh.store.cardsOf('h1')).toEqual([]);
    });
  });
}
