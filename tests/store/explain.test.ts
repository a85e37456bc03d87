import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSeal } from '../../src/store/open-seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { everyStatement } from './every-statement.ts';
import { raw } from './raw.ts';

/** Tables that do not grow with the people served. */
const small = ['setting', 'chat_moved', 'closure', 'desk_group', 'desk_record', 'desk_role', 'invitation', 'text_mark', 'text_ask'];

/** Columns that many rows have alike: what is found by these alone is a great part of the table. */
const common = ['state', 'lane', 'status', 'desk', 'kind', 'talking'];

const key = 'sqlite_autoindex_\\w+_1';
/** Looks that are not by something that few rows have, and why they may be: the step of the plan, and the statement where it matters. */
const allowed: readonly (readonly [step: RegExp, statement: RegExp, why: string])[] = [
  [/^SEARCH \w+ USING COVERING INDEX \w+$/, /\b(min|max)\(/, 'the first or the last entry of an index'],
  [new RegExp(`USING INDEX ${key}( \\(\\w+>\\?\\))?$`), /order by "\w+" limit \?$/, 'a page along the primary key'],
  [/person_follows \(follows[<>]\?\)$/, /limit \?$/, 'a page of who follows something not yet compared'],
  [/message_(due|lane) \(state=\? AND (lane=\? AND )?due<\?\)$/, /(state = |"state" = )/, 'what is due and unsent: it is being sent'],
  [/message_due \(state=\? AND due>\?\)$/, /^select min\(/, 'the first of them'],
  [/message_retry \(state=\? AND retry_at>\?\)$/, /./, 'what was put off: the index holds no other'],
  [/message_claimed \(state=\? AND claimed_until>\?\)$/, /./, 'what is being sent: the index holds no other'],
  [/message_settled \(state=\? AND settled_at<\?\)$/, /limit \?\)$/, 'some of what is over'],
  [/message_settled \(state=\? AND settled_at<\?\)$/, /"kind" = \? limit \?$/, 'some of what stands aside, which is little'],
  [/message_settled \(state=\?\)$/, /^select count/, 'what stands aside, for somebody to look at'],
  [/handoff_desk \(desk=\? AND status=\?\)$/, /^select/, 'the open handoffs of one desk'],
  [/handoff_replied \(desk=\? AND created_at>\?\)$/, /limit \?$/, 'the newest first replies of a desk'],
  [/handoff_talk \(talk_at<\?\)$/, /limit \?$/, 'some of the talks that are silent: the index holds no other than open ones'],
  [/wish_waits \(desk=\?\)$/, /limit \?$/, 'some of those who wait at a desk: the index holds no other'],
  [/wish_offered \(hold>\?\)$/, /limit \?$/, 'to whom a time is offered: the index holds no other'],
  [/^SCAN seen USING INDEX seen_unshown$/, /^select/, 'screens not yet shown, at the start: the index holds no other'],
  [/^SCAN card USING (COVERING )?INDEX card_form$/, /limit \?\)$/, 'some of the cards to be drawn anew: the index holds no other'],
  [/^SCAN inbox USING COVERING INDEX inbox_chat$/, /group by "chat"$/, 'what waits for its turn, at the start: a row goes when it is done'],
  [/^SCAN desk_act USING INDEX \w+$/, /order by "id" desc limit \? offset \?$/, 'a page of what was done at the desks, the newest first'],
  [/desk_act_desk \(desk=\?\)$/, /limit \? offset \?$/, 'a page of what was done at a desk'],
  [/comer_day \(day<\?\)$/, /^delete/, 'the visitors of the days that are over since last night'],
  [/^SCAN new$/, /^with new /, 'the persons of a group of commits, or screens, which are values of the statement'],
  [/\(key[<>]\?\)$/, /limit \?$/, 'a page of keys in the clear, once, when a key is introduced'],
];

let folder: string;
const heard = new Set<string>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sportello-'));
  const path = join(folder, 'data.db');
  const open = async (key: string, old: string | null) => {
    let listening = false;
    return await openSqlite({
      path,
      fresh: false,
      grid: 5,
      tell: () => undefined,
      heard: (statement) => listening && heard.add(statement),
      async ready(db) {
        listening = true;
        return (await openSeal(db, { key, old })).seal;
      },
    });
  };
  const store = await open('the first key of this test', null);
  await everyStatement(store);
  await store.close();
  // Everything is sealed anew.
  await (await open('another key of this test', 'the first key of this test')).close();
});
afterAll(() => rm(folder, { recursive: true }));

/** The table behind a name of the plan, which may be an alias. */
const tableOf = (name: string, statement: string) =>
  new RegExp(`\\b(?:from|join) "?(\\w+)"? (?:as )?"?${name}"?\\b`).exec(statement)?.[1] ?? name;

/** Whether a step finds its rows by a column that few rows share, or between two bounds. */
function selective(step: string): boolean {
  const terms = [...step.matchAll(/(\w+)([=<>])\?/g)].map(([, column = '', sign = '']) => ({ column, sign }));
  const bounded = (column: string) => ['<', '>'].every((sign) => terms.some((term) => term.column === column && term.sign === sign));
  return terms.some(({ column, sign }) => (sign === '=' ? !common.includes(column) : bounded(column)));
}

function isFault(step: string, statement: string): boolean {
  const [, how, name = ''] = /^(SCAN|SEARCH) (\S+)/.exec(step) ?? [];
  // Neither a value written in the statement nor a small table.
  if (!how || name === 'CONSTANT' || name.endsWith('-ROW') || small.includes(tableOf(name, statement))) return false;
  if (how === 'SEARCH' && selective(step)) return false;
  return !allowed.some(([which, where]) => which.test(step) && where.test(statement));
}

/** The steps by which statements look through a table that grows, each with its statement. */
function faultsIn(statements: readonly string[]): Promise<readonly string[]> {
  return raw(`sqlite:${join(folder, 'data.db')}`, async (db) => {
    const found: string[] = [];
    for (const statement of statements) {
      const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(statement)}`.execute(db);
      found.push(...rows.filter(({ detail }) => isFault(detail, statement)).map(({ detail }) => `${detail}\n    ${statement}`));
    }
    return found;
  });
}

it('no statement of the store looks through a table that grows', async () => {
  const statements = [...heard].filter((each) => /^(select|insert|update|delete|with)\b/i.test(each.trim()));
  expect(statements.length).toBeGreaterThan(90);
  expect(await faultsIn(statements)).toEqual([]);
});

it.each([
  "select * from message where key like 'follow:%'",
  "update message set waits = null where state = 'waiting' and error = 'x'",
  "select * from appointment where desk = 'prato' and starts_at < '2027'",
  'select h.id from handoff h where h.taken_by = 1',
  'select count(*) from person',
])('would find: %s', async (statement) => {
  expect(await faultsIn([statement])).toHaveLength(1);
});
