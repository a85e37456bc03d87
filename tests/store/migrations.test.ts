import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countRows } from '../../src/store/copy.ts';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import { databases, type FreshDatabase } from '../support/databases.ts';
import { bytesOf, raw } from './raw.ts';
import { anAppointment, aPerson } from './samples.ts';

for (const database of databases) {
  describe(`${database.name}: migrations`, () => {
    let fresh: FreshDatabase;
    beforeEach(async () => {
      fresh = await database.fresh();
    });
    afterEach(() => fresh.drop());
    const run = (...statements: string[]) =>
      raw(fresh.url, async (db) => {
        for (const each of statements) await sql.raw(each).execute(db);
      });
    const made = (name: string) => `insert into kysely_migration (name, timestamp) values ('${name}', '2030-01-01')`;

    /** As the first version left it, with somebody in it. */
    async function first(): Promise<void> {
      const store = await fresh.open();
      await store.commit([
        { write: 'person', person: aPerson(1) },
        { write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30') },
      ]);
      await store.close();
      await run(
        'alter table person drop column session_aside',
        'alter table person drop column seen_on',
        "update appointment set service = 'permit-help'",
        "delete from setting where name = 'hiding'",
        "delete from kysely_migration where name > '2026-11-tables'",
      );
    }

    it('brings the tables of the first version forward, with all that is in them', async () => {
      await first();
      const store = await fresh.open('a key of more than sixteen characters');
      expect(await store.person(1)).toMatchObject({ chat: 1, version: 1 });
      expect(await store.appointment('a1')).toMatchObject({ service: 'permit-help' });
    });

    it('refuses a database of a newer program in one line, and leaves it as it is', async () => {
      await (await fresh.open()).close();
      await run(made('2031-tables'), made('2032-more'));
      await expect(fresh.open()).rejects.toThrow(/^\S+ was written by a newer version of this program \(2032-more\): use that one$/);
      await run("delete from kysely_migration where name like '203%'");
      await (await fresh.open()).close();
    });

    it('works beside a newer program whose steps only add', async () => {
      await (await fresh.open()).close();
      await run(made('2031-map-adds'), 'create table map (id text)');
      const store = await fresh.open();
      expect(await store.commit([{ write: 'person', person: aPerson(1) }])).toBe('done');
      await store.close();
      await run("delete from kysely_migration where name = '2026-12-01-privacy'");
      await expect(fresh.open()).rejects.toThrow('newer version');
    });

    if (database.name === 'SQLite')
      it('puts a copy beside the file before tables change that hold something, and none otherwise', async () => {
        await first();
        const names = async () => [...(await bytesOf(fresh.url)).keys()].filter((name) => name.includes('before'));
        expect(await names()).toEqual([]);
        await (await fresh.open()).close();
        await (await fresh.open()).close();
        expect(await names()).toEqual(['data.db.before-2026-12-01-privacy']);
        const where = parseDatabaseUrl(fresh.url);
        const copy = where.kind === 'sqlite' ? `${where.path}.before-2026-12-01-privacy` : '';
        expect((await stat(copy)).mode & 0o777).toBe(0o600);
        expect(await countRows(copy)).toMatchObject({ person: 1, appointment: 1 });
      });
  });
}
