import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';
import { createKeyring, hiddenMark, type Keyring, type Keys, placeOf, type Seal, WrongKey } from './seal.ts';

/** Where sealed texts stand: the column that names the row, and those that are sealed. A new sealed column belongs here. */
const sealedColumns = [
  { table: 'person', id: 'chat', columns: ['session', 'session_aside'] },
  { table: 'appointment', id: 'id', columns: ['service'] },
  { table: 'wish', id: 'chat', columns: ['service'] },
  { table: 'handoff', id: 'id', columns: ['sheet', 'taken_name', 'writing_name'] },
  { table: 'message', id: 'key', columns: ['body'] },
  { table: 'document', id: 'id', columns: ['details'] },
  { table: 'note', id: 'id', columns: ['said'] },
  { table: 'desk_role', id: 'id', columns: ['name'] },
  { table: 'desk_act', id: 'id', columns: ['operator'] },
  { table: 'inbox', id: 'update_id', columns: ['body'] },
  { table: 'seen', id: 'update_id', columns: ['unshown'] },
  { table: 'standing', id: 'id', columns: ['screen'] },
] as const;

const everywhere: readonly string[] = sealedColumns.flatMap(({ columns }) => columns);

/** Rows sealed anew in one transaction. */
const batch = 200;
const word = 'sportello';

/**
 * The seal of this database. The word kept in it tells a wrong key before anything is sealed with it. Where the key is new, or was changed
 * (`old`), or the format is an older one, everything is sealed anew first, in batches; the word last, so that one that was interrupted goes
 * on at the next start. Gives also how many texts no key opened: they stay as they are. Throws `WrongKey`.
 */
export async function openSeal(db: Kysely<Tables>, keys: Keys): Promise<{ readonly seal: Seal; readonly unopened: number }> {
  const keyring = createKeyring(keys);
  const stored = await setting(db, 'data-key');
  const plain = stored?.startsWith('p1:') === true && keys.key !== null;
  const renewed = stored === undefined ? null : keyring.renewed(stored, settingPlace('data-key'), plain);
  let unopened = 0;
  if (renewed !== null) {
    if (plain) await beginSealing(db, keyring);
    // The first format left the service of an appointment in the clear.
    const clear = plain ? everywhere : stored?.startsWith('s1:') ? ['service'] : [];
    unopened = await sealAnew(db, keyring, clear);
  }
  const seal = keyring.seal(await hidingSecret(db, keyring, plain));
  if (renewed !== null && keys.key !== null) await hideKeys(db, seal);
  if (renewed !== null || stored === undefined) await keep(db, keyring, 'data-key', word);
  if (plain) await db.deleteFrom('setting').where('name', '=', 'sealing').execute();
  return { seal, unopened };
}

/** Only looks: throws `WrongKey` unless all is sealed with this key (or, without one, in the clear). The word is the last to be sealed anew. */
export async function proveKey(db: Kysely<Tables>, keys: Keys): Promise<void> {
  const stored = await setting(db, 'data-key');
  if (stored === undefined) throw new WrongKey('the bot was never started on it');
  createKeyring(keys).seal('').open(stored, settingPlace('data-key'));
}

/**
 * A key is introduced. Sealed texts beside a plain word were not written by us, unless an introduction was interrupted: who can write the file
 * must not have plain text taken for ours by putting the word back.
 */
async function beginSealing(db: Kysely<Tables>, keyring: Keyring): Promise<void> {
  const begun = await setting(db, 'sealing');
  if (begun !== undefined) {
    keyring.renewed(begun, settingPlace('sealing'), false);
    return;
  }
  for (const { table, columns } of sealedColumns) {
    for (const column of columns) {
      const found = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} like ${'s_:%'} limit 1`.execute(db);
      if (found.rows.length > 0) throw new WrongKey('it holds sealed values, yet says that it was never sealed');
    }
  }
  await keep(db, keyring, 'sealing', word);
}

/** Seals all rows anew, also from the clear in the columns named; gives how many texts no key opened. */
async function sealAnew(db: Kysely<Tables>, keyring: Keyring, clear: readonly string[]): Promise<number> {
  let unopened = 0;
  for (const where of sealedColumns) {
    let last: string | number | null = null;
    do {
      const after: string | number | null = last;
      last = await db.transaction().execute(async (transaction) => {
        const rows = await rowsAfter(transaction, where, after);
        for (const row of rows) unopened += await renewRow(transaction, keyring, where, row, clear);
        return rows.at(-1)?.[where.id] ?? null;
      });
    } while (last !== null);
  }
  return unopened;
}

type Sealed = (typeof sealedColumns)[number];
type Row = Readonly<Record<string, string | number | null>>;

async function rowsAfter(db: Kysely<Tables>, { table, id, columns }: Sealed, last: string | number | null): Promise<readonly Row[]> {
  const names = sql.join([id, ...columns].map((each) => sql.ref(each)));
  const after = last === null ? sql`` : sql`where ${sql.ref(id)} > ${last}`;
  return (await sql<Row>`select ${names} from ${sql.table(table)} ${after} order by ${sql.ref(id)} limit ${batch}`.execute(db)).rows;
}

async function renewRow(db: Kysely<Tables>, keyring: Keyring, { table, id, columns }: Sealed, row: Row, clear: readonly string[]) {
  let unopened = 0;
  for (const column of columns) {
    const stored = row[column];
    const key = row[id];
    if (typeof stored !== 'string' || stored === '' || key === null || key === undefined) continue;
    try {
      const renewed = keyring.renewed(stored, placeOf(table, column, key), clear.includes(column));
      const still = sql`${sql.ref(id)} = ${key} and ${sql.ref(column)} = ${stored}`;
      if (renewed !== null) await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${renewed} where ${still}`.execute(db);
    } catch (error) {
      // A damaged text is told when it is read; it must not keep the others in an older form.
      if (!(error instanceof WrongKey)) throw error;
      unopened += 1;
    }
  }
  return unopened;
}

/** Keys and causes of messages that stood in the clear; their texts, which are bound to the key, move with them. */
async function hideKeys(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const clear = sql<boolean>`(key < ${hiddenMark} or key > ${`${hiddenMark}~`})`;
  for (let left = true; left; ) {
    left = await db.transaction().execute(async (transaction) => {
      const rows = await transaction.selectFrom('message').select(['key', 'cause', 'body']).where(clear).limit(batch).execute();
      for (const row of rows) await transaction.updateTable('message').set(hiddenRow(seal, row)).where('key', '=', row.key).execute();
      return rows.length > 0;
    });
  }
}

function hiddenRow(seal: Seal, { key, cause, body }: Pick<Tables['message'], 'key' | 'cause' | 'body'>) {
  const hidden = seal.hidden(key);
  const moved = () => seal.close(seal.open(body, placeOf('message', 'body', key)), placeOf('message', 'body', hidden));
  const names = { key: hidden, cause: cause === '' ? '' : seal.hidden(cause) };
  try {
    return { ...names, body: body === '' ? '' : moved() };
  } catch {
    return names; // it did not open before either: it is told when it is claimed
  }
}

const settingPlace = (name: string) => placeOf('setting', 'value', name);

async function setting(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  return (await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

async function keep(db: Kysely<Tables>, keyring: Keyring, name: string, text: string): Promise<void> {
  const value = keyring.seal('').close(text, settingPlace(name));
  const insert = db.insertInto('setting').values({ name, value });
  await insert.onConflict((it) => it.column('name').doUpdateSet({ value })).execute();
}

/** The secret of hidden names: drawn once, sealed like everything else. */
async function hidingSecret(db: Kysely<Tables>, keyring: Keyring, plain: boolean): Promise<string> {
  const place = settingPlace('hiding');
  const stored = await setting(db, 'hiding');
  if (stored === undefined) {
    const value = keyring.seal('').close(randomBytes(32).toString('base64url'), place);
    await db
      .insertInto('setting')
      .values({ name: 'hiding', value })
      .onConflict((it) => it.doNothing())
      .execute();
    return await hidingSecret(db, keyring, plain);
  }
  const renewed = keyring.renewed(stored, place, plain);
  if (renewed !== null) await db.updateTable('setting').set({ value: renewed }).where('name', '=', 'hiding').execute();
  return keyring.seal('').open(renewed ?? stored, place);
}
