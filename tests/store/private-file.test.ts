import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newSession } from '../../src/desk/session.ts';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import { databases } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { bytesOf, raw } from './raw.ts';
import { aHandoff, aMessage, aPerson } from './samples.ts';

const key = 'a key of more than sixteen characters';

describe('a SQLite file', () => {
  const fresh = freshDatabase(databases[0] as (typeof databases)[0]);

  it('can be read by its owner alone, with all that lies beside it', async () => {
    const store = await fresh.open(key);
    await store.commit([{ write: 'person', person: aPerson(1) }]);
    const where = parseDatabaseUrl(fresh.url);
    const folder = where.kind === 'sqlite' ? dirname(where.path) : '';
    const names = [...(await bytesOf(fresh.url)).keys()];
    expect(names.sort()).toEqual(['data.db', 'data.db-shm', 'data.db-wal', 'data.db.lock']);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it.each([null, key])('holds no byte of a person who was erased, while it is open (key: %s)', async (dataKey) => {
    const store = await fresh.open(dataKey);
    const name = 'Zuleika Bintang';
    // Rows of many lengths around it, written again and again, so that pages split and are filled anew.
    for (let round = 0; round < 3; round++) {
      for (let chat = 1; chat <= 150; chat++) {
        const before = await store.person(chat);
        const trail = Array.from({ length: (chat * 7 + round * 31) % 60 }, (_, i) => i);
        const draft = {
          service: 's',
          flow: null,
          desk: null,
          day: null,
          hold: null,
          moving: null,
          people: 1,
          removed: [],
          name: chat === 77 ? name : 'x',
        };
        await store.commit([
          { write: 'person', person: aPerson(chat, { version: before?.version ?? 0, session: { ...newSession, trail, draft } }) },
        ]);
        const sheet = { name: chat === 77 ? name : 'x', flow: null, outcome: null, answers: {}, papers: [], line: null };
        await store.commit([{ write: 'handoff', handoff: aHandoff(`h${chat}-${round}`, { chat, sheet }) }]);
        const body = { kind: 'screen' as const, screen: { text: [{ key: name }], buttons: [] } };
        if (chat === 77) await store.commit([{ write: 'message', message: aMessage(`m${round}`, '08:00', { to: { chat }, body }) }]);
      }
    }
    const sealed = await raw(fresh.url, (db) => db.selectFrom('person').select('session').where('chat', '=', 77).executeTakeFirstOrThrow());
    const traces = [name, sealed.session];
    const before = [...(await bytesOf(fresh.url)).values()];
    expect(traces.filter((each) => before.some((bytes) => bytes.includes(each)))).toEqual(dataKey ? [sealed.session] : traces);
    await store.commit([{ write: 'erase', chat: 77 }]);
    for (const [file, bytes] of await bytesOf(fresh.url)) for (const each of traces) expect(bytes.includes(each), file).toBe(false);
  });
});
