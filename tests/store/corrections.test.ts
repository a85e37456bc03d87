import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Correction, TextAsk } from '../../src/desk/correction.ts';
import { openRecords } from '../../src/store/open-records.ts';
import { databases } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { raw } from './raw.ts';
import { now, periods } from './samples.ts';

const correction: Correction = {
  ...{ lang: 'sq', key: 'common:menu.title', italian: 'abcdef', own: 'ghijkl', verdict: 'changed', words: { '': 'Çfarë të duhet?' } },
  ...{ by: 'mediator', at: now, version: 0 },
};

for (const database of databases) {
  describe(`${database.name}: what mediators say of translations`, () => {
    const fresh = freshDatabase(database);

    it('is kept, and of two who say something at once the second reads again', async () => {
      const store = await fresh.open();
      expect([await store.corrections(), await store.recordsMark()]).toEqual([[], 0]);
      expect(await store.commit([{ write: 'correction', correction }])).toBe('done');
      expect(await store.commit([{ write: 'correction', correction }])).toBe('stale');
      expect(await store.corrections()).toEqual([{ ...correction, version: 1 }]);
      const mark = await store.recordsMark();
      const right = { ...correction, verdict: 'rejected', words: null, by: 'admin', version: 1 } as const;
      expect(await store.commit([{ write: 'correction', correction: right }])).toBe('done');
      expect(await store.commit([{ write: 'correction', correction: right }])).toBe('stale');
      expect(await store.corrections()).toEqual([{ ...right, version: 2 }]);
      expect(await store.recordsMark()).not.toBe(mark);
    });

    it('leaves out what a newer program wrote', async () => {
      const store = await fresh.open();
      await store.commit([{ write: 'correction', correction }]);
      await raw(fresh.url, async (db) => {
        for (const [key, verdict, words] of [
          ['a', 'perhaps', null],
          ['b', 'changed', 'no JSON'],
        ])
          await sql`insert into text_correction (lang, key, italian, own, verdict, words, by_role, at, version) values ('sq', ${key}, 'x', 'y', ${verdict}, ${words}, 'mediator', ${now}, 1)`.execute(
            db,
          );
      });
      expect(await store.corrections()).toEqual([{ ...correction, version: 1 }]);
    });

    it('counts who did not understand a text, until somebody has read it', async () => {
      const store = await fresh.open();
      const flag = { write: 'text-flag', lang: 'sq', keys: ['common:menu.title', 'common:menu.help'], on: '2026-11-23' } as const;
      await store.commit([flag]);
      await store.commit([{ ...flag, keys: ['common:menu.title'] }]);
      expect(await store.textFlags('sq')).toEqual(
        new Map([
          ['common:menu.help', 1],
          ['common:menu.title', 2],
        ]),
      );
      expect(await store.textFlags('en')).toEqual(new Map());
      await store.commit([{ write: 'correction', correction }]);
      expect(await store.textFlags('sq')).toEqual(new Map([['common:menu.help', 1]]));
    });

    it('asks a mediator for one text at a time, and forgets it', async () => {
      const store = await fresh.open();
      const ask: TextAsk = { chat: 100, lang: 'sq', key: 'common:menu.title', nth: 1, at: now, draft: null };
      expect(await store.textAsk(100)).toBeNull();
      await store.commit([{ write: 'text-ask', ask }]);
      await store.commit([{ write: 'text-ask', ask: { ...ask, nth: 2, draft: 'Çfarë?' } }]);
      expect(await store.textAsk(100)).toEqual({ ...ask, nth: 2, draft: 'Çfarë?' });
      await store.purge('2026-11-23T08:00:00.000Z', periods);
      expect(await store.textAsk(100)).not.toBeNull();
      await store.purge('2027-11-23T08:00:00.000Z', periods);
      expect(await store.textAsk(100)).toBeNull();
      await store.commit([{ write: 'text-ask', ask }]);
      await store.commit([{ write: 'text-ask-drop', chat: 100 }]);
      expect(await store.textAsk(100)).toBeNull();
    });

    it('is told to every process, at its start and when another said something', async () => {
      const store = await fresh.open();
      const told: (readonly Correction[])[] = [];
      const records = await openRecords(store, true, (all) => told.push(all));
      expect(told).toEqual([[]]);
      await store.commit([{ write: 'correction', correction }]);
      await records.refresh();
      await records.refresh();
      expect(told).toEqual([[], [{ ...correction, version: 1 }]]);
    });
  });
}
