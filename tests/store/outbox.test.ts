import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../../src/desk/change.ts';
import type { Message } from '../../src/desk/message.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, type FreshDatabase } from '../support/databases.ts';
import { aMessage, at, now } from './samples.ts';

const put = (message: Message): Write => ({ write: 'message', message });
const sent = (key: string, revision = 1): Write => ({ write: 'sent', key, revision, at: now });

for (const database of databases) {
  describe(`${database.name}: outbox`, () => {
    let fresh: FreshDatabase;
    let store: Store;
    beforeEach(async () => {
      fresh = await database.fresh();
      store = await fresh.open();
    });
    afterEach(() => fresh.drop());

    const keys = async (until = '23:00', limit = 100) => (await store.due(at(until), limit)).map(({ message }) => message.key);

    it('gives what is due, oldest first, then as written', async () => {
      await store.commit([put(aMessage('c', '09:00')), put(aMessage('a', '09:00')), put(aMessage('b', '08:00'))]);
      await store.commit([put(aMessage('later', '10:00', { to: { desk: 'prato' } }))]);
      expect(await keys('09:00')).toEqual(['b', 'c', 'a']);
      expect(await keys('09:00', 2)).toEqual(['b', 'c']);
      expect(await keys('07:59')).toEqual([]);
      expect(await store.nextDue()).toBe(at('08:00'));
      expect((await store.due(at('10:00'), 9)).at(-1)).toEqual({
        message: aMessage('later', '10:00', { to: { desk: 'prato' } }),
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
        { kind: 'note-to-desk', handoff: 'h', note: 'cancelled' },
      ];
      await store.commit(bodies.map((body, i) => put(aMessage(`m${i}`, '08:00', { body }))));
      expect((await store.due(now, 99)).map(({ message }) => message.body)).toEqual(bodies);
    });

    it('replaces a message of the same key and sends one again that was sent', async () => {
      await store.commit([put(aMessage('m', '08:00')), put(aMessage('n', '09:00'))]);
      await store.commit([put(aMessage('m', '09:00', { to: { desk: 'prato' } }))]);
      expect(await keys()).toEqual(['n', 'm']);
      expect((await store.due(at('09:00'), 9))[1]).toMatchObject({ revision: 2, message: { to: { desk: 'prato' } } });
      await store.commit([sent('m', 2)]);
      expect(await keys()).toEqual(['n']);
      await store.commit([put(aMessage('m', '09:00'))]);
      expect((await store.due(at('09:00'), 9))[1]).toMatchObject({ revision: 3, attempts: 0 });
    });

    it('does not take a replaced message for sent', async () => {
      await store.commit([put(aMessage('m', '08:00'))]);
      await store.commit([put(aMessage('m', '09:00'))]);
      expect(await store.commit([sent('m', 1)])).toBe('done');
      expect(await store.commit([{ write: 'retry', key: 'm', revision: 1, at: null, error: 'blocked' }])).toBe('done');
      expect((await store.due(at('09:00'), 9))[0]).toMatchObject({ revision: 2, attempts: 0 });
    });

    it('does not take a message that was dropped and written again for sent', async () => {
      await store.commit([put(aMessage('appointment:a1:day-before', '08:00'))]);
      const message = aMessage('appointment:a1:day-before', '12:00');
      await store.commit([{ write: 'drop', prefix: 'appointment:a1:' }, put(message)]);
      await store.commit([sent('appointment:a1:day-before', 1)]);
      expect(await store.due(at('12:00'), 9)).toMatchObject([{ message, revision: 2 }]);
    });

    it('drops by the start of the key, to the letter', async () => {
      const all = ['a:1:x', 'a:1:y', 'a:10:x', 'A:1:x', 'a_1:x', 'a%', 'b'];
      await store.commit(all.map((key) => put(aMessage(key, '08:00'))));
      await store.commit([{ write: 'drop', prefix: 'a:1:' }]);
      expect(await keys()).toEqual(['a:10:x', 'A:1:x', 'a_1:x', 'a%', 'b']);
      await store.commit([{ write: 'drop', prefix: 'a_' }]);
      await store.commit([{ write: 'drop', prefix: 'a%' }]);
      expect(await keys()).toEqual(['a:10:x', 'A:1:x', 'b']);
      await expect(store.commit([{ write: 'drop', prefix: '' }])).rejects.toThrow('prefix');
    });

    it('tries again later, and gives up for good', async () => {
      await store.commit([put(aMessage('m', '08:00'))]);
      await store.commit([{ write: 'retry', key: 'm', revision: 1, at: at('08:30'), error: 'timeout' }]);
      expect(await keys('08:29')).toEqual([]);
      expect((await store.due(at('08:30'), 9))[0]).toMatchObject({ attempts: 1, revision: 1, message: { due: at('08:30') } });
      await store.commit([{ write: 'retry', key: 'm', revision: 1, at: null, error: 'blocked' }]);
      expect([await keys(), await store.nextDue()]).toEqual([[], null]);
      await store.commit([put(aMessage('m', '10:00'))]);
      expect((await store.due(at('10:00'), 9))[0]).toMatchObject({ attempts: 0, revision: 2 });
    });
  });
}
