import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { now } from './samples.ts';

const waiting = (id: number, chat: number) => ({ id, chat, body: JSON.stringify({ said: `words ${id}` }) });

for (const database of databases) {
  const opened = async (): Promise<{ store: Store; again(): Promise<Store> }> => {
    const fresh = await database.fresh();
    onTestFinished(() => fresh.drop());
    const store = await fresh.open('a key for the tests');
    return {
      store,
      async again() {
        await store.close();
        return fresh.open('a key for the tests');
      },
    };
  };

  describe(`${database.name}: the inbox`, () => {
    it('gives a chat’s updates in the order of their numbers, counts their beginnings and forgets what is done', async () => {
      const { inbox } = (await opened()).store;
      await inbox.keep([waiting(7, 1), waiting(5, 1), waiting(6, 2)], now);
      await inbox.keep([waiting(5, 1), waiting(9, 1)], now);
      expect(await inbox.chats()).toEqual(
        new Map([
          [1, 3],
          [2, 1],
        ]),
      );
      const first = await inbox.begin(1, 2, []);
      expect(first).toEqual([
        { ...waiting(5, 1), begun: 0 },
        { ...waiting(7, 1), begun: 0 },
      ]);
      expect(await inbox.begin(1, 2, [5, 7])).toEqual([{ ...waiting(9, 1), begun: 0 }]);
      expect(await inbox.begin(1, 2, [9])).toEqual([]);
      expect(await inbox.chats()).toEqual(new Map([[2, 1]]));
    });

    it('gives one that was begun before alone', async () => {
      const { store, again } = await opened();
      await store.inbox.keep([waiting(1, 1), waiting(2, 1), waiting(3, 1)], now);
      await store.inbox.begin(1, 2, []);
      const { inbox } = await again();
      expect(await inbox.begin(1, 10, [])).toEqual([{ ...waiting(1, 1), begun: 1 }]);
      expect(await inbox.begin(1, 10, [1])).toEqual([{ ...waiting(2, 1), begun: 1 }]);
      expect(await inbox.begin(1, 10, [2])).toEqual([{ ...waiting(3, 1), begun: 0 }]);
    });

    it('gives one that was begun before in its place, also when an earlier one came later', async () => {
      const { inbox } = (await opened()).store;
      await inbox.keep([waiting(5, 1), waiting(8, 1)], now);
      await inbox.begin(1, 1, []);
      await inbox.keep([waiting(3, 1), waiting(4, 1)], now);
      expect(await inbox.begin(1, 10, [])).toEqual([3, 4].map((id) => ({ ...waiting(id, 1), begun: 0 })));
      expect(await inbox.begin(1, 10, [3, 4])).toEqual([{ ...waiting(5, 1), begun: 1 }]);
      expect(await inbox.begin(1, 10, [5])).toEqual([{ ...waiting(8, 1), begun: 0 }]);
    });
  });

  describe(`${database.name}: screens not shown yet`, () => {
    const screens = [{ text: [{ key: 'common:left' }], buttons: [] }];
    const mark = (id: number) => ({ id, at: now, unshown: { chat: 10 + id, lang: 'it', instead: null, screens } });

    it('are there after a death of the process, until they are marked as shown', async () => {
      const { store, again } = await opened();
      for (const id of [1, 2, 3]) expect(await store.commit([], mark(id))).toBe('done');
      expect(await store.commit([], mark(3))).toBe('seen');
      await store.commit([], { id: 4, at: now });
      store.shown(2);
      const next = await again();
      // On PostgreSQL they come with the turn of their chat.
      const left = async () => {
        const { turns } = next;
        if (!turns) return await next.unshown();
        expect(await next.unshown()).toEqual([]);
        return (await Promise.all((await turns.chats()).map((chat) => turns.ask(chat, true)))).flatMap(({ unshown }) => unshown);
      };
      const found = [...(await left())].sort((a, b) => a.update - b.update);
      expect(found.map(({ update, chat }) => [update, chat])).toEqual([
        [1, 11],
        [3, 13],
      ]);
      expect(found[0]?.screens).toEqual(screens);
      next.shown(1);
      next.shown(3);
      await next.close();
    });
  });
}
