import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Said } from '../../src/desk/record.ts';
import { databases } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { raw } from './raw.ts';
import { now } from './samples.ts';

const said: Said = {
  ...{ desk: 'prato', field: 'hours', value: { hours: 'Mo 09:00-12:00' }, changed_at: now, confirmed_at: now, by: 'coordinator' },
  ...{ asked_on: '2026-12-01', reminded_on: '2026-12-31', told_on: null, version: 0 },
};

for (const database of databases) {
  describe(`${database.name}: what desks say of themselves`, () => {
    const fresh = freshDatabase(database);

    it('is kept, and of two who say something at once the second reads again', async () => {
      const store = await fresh.open();
      expect([await store.records(), await store.recordsMark()]).toEqual([[], 0]);
      expect(await store.commit([{ write: 'record', said }])).toBe('done');
      expect(await store.commit([{ write: 'record', said }])).toBe('stale');
      expect(await store.records()).toEqual([{ ...said, version: 1 }]);
      const mark = await store.recordsMark();
      expect(await store.commit([{ write: 'record', said: { ...said, version: 1, by: 'member' } }])).toBe('done');
      expect(await store.commit([{ write: 'record', said: { ...said, version: 1 } }])).toBe('stale');
      expect(await store.records()).toEqual([{ ...said, version: 2, by: 'member' }]);
      expect(await store.recordsMark()).not.toBe(mark);
      expect(await store.commit([{ write: 'erase', chat: 1 }])).toBe('done');
      expect(await store.records()).toHaveLength(1);
    });

    it('leaves out what a newer program wrote', async () => {
      const store = await fresh.open();
      await store.commit([{ write: 'record', said }]);
      await raw(fresh.url, async (db) => {
        await sql`insert into desk_record (desk, field, value, version) values ('prato', 'parking', '{}', 1)`.execute(db);
        await sql`insert into desk_record (desk, field, value, version) values ('prato', 'phone', 'no JSON', 1)`.execute(db);
        await sql`insert into desk_record (desk, field, value, said_by, version) values ('prato', 'services', null, 'mayor', 1)`.execute(
          db,
        );
      });
      expect(await store.records()).toEqual([{ ...said, version: 1 }]);
    });

    it('asks a group one thing at a time', async () => {
      const store = await fresh.open();
      const ask = { chat: -100, desk: 'prato', field: 'hours', at: now, draft: null } as const;
      expect(await store.recordAsk(-100)).toBeNull();
      await store.commit([{ write: 'record-ask', ask }]);
      await store.commit([{ write: 'record-ask', ask: { ...ask, field: 'phone', draft: '+39 0564 28246' } }]);
      expect(await store.recordAsk(-100)).toEqual({ ...ask, field: 'phone', draft: '+39 0564 28246' });
      await store.commit([{ write: 'record-ask-drop', chat: -100 }]);
      expect(await store.recordAsk(-100)).toBeNull();
    });
  });
}
