import { type Kysely, sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import { openSeal } from '../../src/store/open-seal.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Tables } from '../../src/store/schema.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { everyStatement } from './every-statement.ts';
import { raw, tablesOf } from './raw.ts';

/** Tables that do not grow with the people served. */
const small = ['setting', 'chat_moved', 'closure', 'desk_group', 'desk_record', 'desk_role', 'invitation', 'text_mark', 'text_ask'];
/** Indexes that hold only what is under way, whatever the number of people. */
const short = /^(message_(retry|claimed)|seen_unshown|inbox_chat)$/;
/** Statements that go along an index without a bound: its first or last entry, or a page of it. */
const along = /\b(min|max)\(|limit \$\d+|fetch next/i;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const [, postgres] = databases as readonly [TestDatabase, TestDatabase];
const fresh = freshDatabase(postgres);
const heard = new Set<string>();
beforeEach(async () => {
  const where = parseDatabaseUrl(fresh.url);
  if (where.kind !== 'postgres') throw new Error('no PostgreSQL');
  const open = (key: string, old: string | null, store: boolean) => {
    let listening = false;
    return openPostgres({
      url: where.url,
      max: where.max,
      grid: 5,
      tell: () => undefined,
      heard: (statement) => listening && store && heard.add(statement),
      async ready(db) {
        listening = true;
        return (await openSeal(db, { key, old })).seal;
      },
    });
  };
  if (heard.size > 0) return (await open('another key of this test', null, false)).close();
  const store = await open('the first key of this test', null, true);
  // What PostgreSQL knows of the tables must not hang on whether it happened to look at them meanwhile.
  await raw(fresh.url, async (db) => {
    for (const { name } of await tablesOf(db)) await sql`alter table ${sql.table(name)} set (autovacuum_enabled = false)`.execute(db);
  });
  await everyStatement(store);
  await store.close();
  await (await open('another key of this test', 'the first key of this test', true)).close();
}, 60_000);

/** The plan for whatever values, while looking through a whole table counts as the last resort. */
async function planOf(db: Kysely<Tables>, statement: string): Promise<Plan> {
  const values = [...statement.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
  const nulls = Array.from({ length: Math.max(0, ...values) }, () => 'null').join(', ');
  await sql`prepare explained as ${sql.raw(statement)}`.execute(db);
  const { rows } = await sql<{
    'QUERY PLAN': readonly [{ Plan: Plan }];
  }>`explain (format json) execute explained${sql.raw(nulls ? `(${nulls})` : '')}`.execute(db);
  await sql`deallocate explained`.execute(db);
  const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
  if (!plan) throw new Error(`no plan: ${statement}`);
  return plan.Plan;
}

function faultsOf(plan: Plan, statement: string): readonly string[] {
  const { 'Node Type': node, 'Relation Name': table = '', 'Index Name': index = '', 'Index Cond': cond } = plan;
  const through =
    (node === 'Seq Scan' && !small.includes(table)) ||
    (/^(Index|Index Only|Bitmap Index) Scan$/.test(node) &&
      cond === undefined &&
      !short.test(index) &&
      !along.test(statement) &&
      !small.includes(table));
  return [
    ...(through ? [`${node} on ${table} ${index}\n    ${statement}`] : []),
    ...(plan.Plans ?? []).flatMap((each) => faultsOf(each, statement)),
  ];
}

const off = ['seqscan', 'hashjoin', 'mergejoin'];
/** Ways around a join of two small tables that PostgreSQL takes or not by what it happens to know of them. */
const offToo = ['hashagg', 'sort', 'material'];

/** Faults of statements for which there is no plan without one. */
function faultsIn(statements: readonly string[]): Promise<readonly string[]> {
  return raw(fresh.url, (db) =>
    db.connection().execute(async (one) => {
      const turn = async (ways: readonly string[], to: 'on' | 'off') => {
        for (const way of ways) await sql`set ${sql.raw(`enable_${way}`)} = ${sql.raw(to)}`.execute(one);
      };
      // Nor a join that reads all of one side, which it prefers while tables are small.
      await turn(off, 'off');
      await sql`set plan_cache_mode = force_generic_plan`.execute(one);
      const found: string[] = [];
      for (const each of statements) {
        const faults = faultsOf(await planOf(one, each), each);
        if (faults.length === 0) continue;
        await turn(offToo, 'off');
        if (faultsOf(await planOf(one, each), each).length > 0) found.push(...faults);
        await turn(offToo, 'on');
      }
      return found;
    }),
  );
}

it('no statement of the store needs to look through a table that grows, on PostgreSQL either', async () => {
  const statements = [...heard].filter((each) => /^(select|insert|update|delete|with)\b/i.test(each.trim()) && !each.includes('pg_'));
  expect(statements.length).toBeGreaterThan(90);
  expect(await faultsIn(statements)).toEqual([]);
});

it.each([
  "select * from message where error = 'x'",
  'select h.id from handoff h where h.taken_by = 1',
  'select count(*) from person',
  "update person set lang = 'it' where lang = $1",
])('would find: %s', async (statement) => {
  expect(await faultsIn([statement])).toHaveLength(1);
});
