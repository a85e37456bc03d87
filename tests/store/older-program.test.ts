import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { CompiledQuery, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratorOf } from '../../src/store/migrations.ts';
import { databases, type FreshDatabase } from '../support/databases.ts';
import { shapeOf, takenAway } from './older/shape.ts';
import { type Statement, statementsOf } from './older/statements.ts';
import { raw } from './raw.ts';

const folder = new URL('./older/', import.meta.url);
/** The steps for which all processes must be stopped: made before there was a rule, or taking away what the versions in use no longer need. */
const stopped = ['2026-11-tables', '2026-11-tables-inbox', '2026-11-tables-lanes', '2026-12-01-privacy'];

/** The versions whose statements are kept, by the last step that each knew. */
const kept = readdirSync(folder).flatMap((name) => (name.endsWith('.jsonl') ? [name.replace('.jsonl', '')] : []));
const statementsKept = (version: string, database: string): readonly Statement[] =>
  readFileSync(new URL(`${version}.jsonl`, folder), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [of, ...statement] = line === '' ? [] : (JSON.parse(line) as [string, ...Statement]);
      return of === database ? [statement as unknown as Statement] : [];
    });

for (const database of databases) {
  const kind = database.name === 'SQLite' ? 'sqlite' : 'postgres';
  describe(`${database.name}: an older program beside a newer one`, () => {
    let fresh: FreshDatabase;
    beforeEach(async () => {
      fresh = await database.fresh();
    });
    afterEach(() => fresh.drop());
    const names = () =>
      raw(fresh.url, async (db) =>
        (await (await migratorOf(db, kind)).getMigrations()).map(({ name }) => name).filter((name) => !stopped.includes(name)),
      );
    const upTo = (step: string) =>
      raw(fresh.url, async (db) => {
        const { error } = await (await migratorOf(db, kind)).migrateTo(step);
        if (error) throw error;
      });
    const shape = () => raw(fresh.url, (db) => shapeOf(db, kind));
    /** The statements that the database refuses, each with its complaint. */
    const refused = (statements: readonly Statement[]) =>
      raw(fresh.url, async (db) => {
        const found: string[] = [];
        for (const [text, values] of statements)
          await db.executeQuery(CompiledQuery.raw(text, [...values])).catch((error: Error) => found.push(`${error.message}: ${text}`));
        return found;
      });

    it('loses nothing by any step that says it only adds; each new step says so', async () => {
      await upTo(stopped.at(-1) ?? '');
      for (const name of await names()) {
        expect(name).toMatch(/-adds$/);
        const before = await shape();
        await upTo(name);
        expect([name, takenAway(before, await shape())]).toEqual([name, []]);
      }
    });

    it.each([
      ['alter table person drop column lang_chosen', 'person.lang_chosen is gone'],
      ['alter table document rename column kind to sort', 'document.kind is gone'],
      ['drop table thread', 'thread.chat is gone'],
      ["alter table person add column nickname text not null default ''", null],
      ['create table map (id text primary key)', null],
      ['create unique index document_once on document (chat, kind)', 'document: document_once refuses what was taken'],
      ['create index document_kind on document (kind)', null],
      ...(kind === 'postgres'
        ? ([
            ['alter table person add column nickname text not null', 'person.nickname is new and must have a value'],
            ['alter table person alter column privacy_on set not null', 'person.privacy_on must have a value'],
            ['alter table document alter column expires_on type date using expires_on::date', 'document.expires_on is of another type'],
          ] as const)
        : []),
    ] as const)('would be told: %s', async (statement, fault) => {
      await (await fresh.open()).close();
      const before = await shape();
      await raw(fresh.url, (db) => sql.raw(statement).execute(db));
      const found = takenAway(before, await shape());
      if (fault === null) expect(found).toEqual([]);
      else expect(found).toContain(fault);
    });

    it.each(kept)('%s: everything that it says to its database this version’s understands', async (version) => {
      const statements = statementsKept(version, database.name);
      expect(statements.length).toBeGreaterThan(100);
      await (await fresh.open()).close();
      expect(await refused(statements)).toEqual([]);
    });

    it('would hear it complain', async () => {
      const [version = ''] = kept;
      await (await fresh.open()).close();
      await raw(fresh.url, (db) => sql`alter table document rename column kind to sort`.execute(db));
      expect((await refused(statementsKept(version, database.name))).length).toBeGreaterThan(0);
    });
  });
}

/** `KEEP_STATEMENTS=1 npx vitest run tests/store/older-program.test.ts`, when a version with new steps is released: keeps what it says, for those after it. */
it.runIf(process.env['KEEP_STATEMENTS'])('keeps the statements of this version', async () => {
  const lines: string[] = [];
  let last = '';
  for (const database of databases) {
    const fresh = await database.fresh();
    for (const statement of await statementsOf(fresh.url)) lines.push(JSON.stringify([database.name, ...statement]));
    last = await raw(
      fresh.url,
      async (db) => (await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(db)).rows[0]?.name ?? '',
    );
    await fresh.drop();
  }
  writeFileSync(new URL(`${last}.jsonl`, folder), `${lines.join('\n')}\n`);
});
