import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { countRows } from '../../src/store/copy.ts';
import { migratorOf } from '../../src/store/migrations.ts';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import { databases } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { bytesOf, raw } from './raw.ts';
import { aPerson, at, now } from './samples.ts';

for (const database of databases) {
  describe(`${database.name}: migrations`, () => {
    const fresh = freshDatabase(database);
    const run = (...statements: string[]) =>
      raw(fresh.url, async (db) => {
        for (const each of statements) await sql.raw(each).execute(db);
      });
    const made = (name: string) => `insert into kysely_migration (name, timestamp) values ('${name}', '2030-01-01')`;

    /** As the first version left it, with somebody in it, a card that stands in a group and messages that wait. */
    async function first(): Promise<void> {
      const kind = database.name === 'SQLite' ? 'sqlite' : 'postgres';
      await raw(fresh.url, async (db) => {
        const { error } = await (await migratorOf(db, kind)).migrateTo('2026-11-tables');
        if (error) throw error;
      });
      const session = `p1:${JSON.stringify({ place: { at: 'menu' }, flows: {}, draft: null })}`;
      const sheet = `p1:${JSON.stringify({ name: 'Amina', flow: null, outcome: null, answers: {}, papers: [] })}`;
      const waiting = (key: string, seq: number, chat: string, desk: string, kind_: string, body: object) =>
        `insert into message values ('${key}', ${seq}, 'waiting', '${now}', ${chat}, ${desk}, '${kind_}', 'a1', 'p1:${JSON.stringify(body)}', 1, 0, null, null)`;
      await run(
        `insert into person values (1, 'it', 1, '${now}', null, '${session}', 1)`,
        `insert into appointment values ('a1', 'K79-3QM', 'prato', 'permit-help', '${at('09:00')}', '${at('09:30')}', 'booked', null, 1, 'h1', 0, '${now}')`,
        `insert into handoff values ('h1', 'prato', 1, 'it', 'a1', 'waiting', '${sheet}', null, null, 0, 12, '${now}')`,
        `insert into thread values (-100, 12, 'h1')`,
        "insert into setting values ('data-key', 'p1:sportello')",
        waiting('appointment:a1:day-before', 1, '1', 'null', 'appointment-reminder', { kind: 'appointment-reminder', appointment: 'a1' }),
        waiting('handoff:h1:card', 2, 'null', "'prato'", 'card', { kind: 'card', handoff: 'h1' }),
      );
    }

    it('brings the tables of the first version forward, with all that is in them', async () => {
      await first();
      const store = await fresh.open('a key of more than sixteen characters');
      expect(await store.person(1)).toMatchObject({ chat: 1, version: 1 });
      expect(await store.appointment('a1')).toMatchObject({ service: 'permit-help', version: 1 });
      expect(await store.cardsOf('h1')).toEqual([{ desk: 'prato', chat: -100, message: 12 }]);
      const claim = { now, until: at('10:00'), by: 'one', limit: 9 };
      for (const [lane, body] of [
        ['reminder', { kind: 'appointment-reminder', appointment: 'a1' }],
        ['desk', { kind: 'card', handoff: 'h1' }],
      ] as const)
        expect((await store.claim({ ...claim, lane })).due.map(({ message }) => message.body)).toEqual([body]);
      await store.commit([{ write: 'drop', cause: 'appointment:a1' }]);
      expect(await store.due(now, 9)).toHaveLength(1);
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

    if (database.name === 'PostgreSQL')
      it('takes no notice of another bot in another schema of the same database', async () => {
        const beside = `beside_${process.pid}`;
        await run(`create schema ${beside}`, `create table ${beside}.kysely_migration (name text, timestamp text)`);
        const store = await fresh.open().finally(() => run(`drop schema ${beside} cascade`));
        expect(await store.commit([{ write: 'person', person: aPerson(1) }])).toBe('done');
      });

    if (database.name === 'SQLite')
      it('puts a copy beside the file before tables change that hold something, and none otherwise', async () => {
        await first();
        const names = async () => [...(await bytesOf(fresh.url)).keys()].filter((name) => name.includes('before'));
        expect(await names()).toEqual([]);
        await (await fresh.open()).close();
        await (await fresh.open()).close();
        expect(await names()).toEqual(['data.db.before-2026-11-tables-inbox']);
        const where = parseDatabaseUrl(fresh.url);
        const copy = where.kind === 'sqlite' ? `${where.path}.before-2026-11-tables-inbox` : '';
        expect((await stat(copy)).mode & 0o777).toBe(0o600);
        expect(await countRows(copy)).toMatchObject({ person: 1, appointment: 1 });
      });
  });
}
