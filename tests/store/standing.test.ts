import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/screen.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { aPerson } from './samples.ts';

const on = '2026-11-23';
const messages = Array.from({ length: 150 }, (_, i) => i + 1);

for (const database of databases) {
  describe(`${database.name}: screens that stand in private chats`, () => {
    const fresh = freshStore(database, { dataKey: 'a key of this test' });
    const shown = (key: string) => ({ text: [text(key)], buttons: [] });

    it('are there after a restart, the last of each message, however many stood at once; of nobody who is not kept', async () => {
      await fresh.store.commit([{ write: 'person', person: aPerson(1) }]);
      for (const message of messages) fresh.store.stands({ chat: 1, message, screen: shown('menu:title'), on });
      fresh.store.stands({ chat: 1, message: 150, screen: shown('menu:help'), on });
      fresh.store.stands({ chat: 2, message: 1, screen: shown('menu:title'), on });
      await fresh.meanwhile(async () => undefined);
      expect(await fresh.store.screenAt(1, 1)).toEqual(shown('menu:title'));
      expect(await fresh.store.screenAt(1, 150)).toEqual(shown('menu:help'));
      expect(await fresh.store.screenAt(2, 1)).toBeNull();
      fresh.store.stands({ chat: 1, message: 1, screen: shown('menu:help'), on });
      await fresh.meanwhile(async () => undefined);
      expect(await fresh.store.screenAt(1, 1)).toEqual(shown('menu:help'));
    });
  });
}
