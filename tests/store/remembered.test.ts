import { expect, it, onTestFinished } from 'vitest';
import type { Write } from '../../src/desk/change.ts';
import type { Person } from '../../src/desk/session.ts';
import { newSession } from '../../src/desk/session.ts';
import { databases } from '../support/databases.ts';
import { raw } from './raw.ts';
import { aHandoff, aPerson, now, periods } from './samples.ts';

it.each(databases)('$name: a person is as the database has it, whoever wrote it and however often', async (database) => {
  const fresh = await database.fresh();
  onTestFinished(() => fresh.drop());
  const store = await fresh.open();
  let update = 0;
  const commit = (...change: Write[]) => store.commit(change, { id: ++update, at: now });
  /** What the store gives, and what stands in the database: the list of people is never remembered. */
  const both = async (chat: number) => [
    await store.person(chat),
    (await store.people(null, 99)).find((each) => each.chat === chat) ?? null,
  ];
  const known = async (chat: number): Promise<Person> => {
    const [given, stored] = await both(chat);
    expect(given).toEqual(stored);
    return given ?? aPerson(chat);
  };

  for (const chat of [1, 2, 3]) await commit({ write: 'person', person: aPerson(chat) });
  const odd = { ...newSession, trail: [1, Number.MAX_VALUE], place: { at: 'flow', flow: 'f', step: null } } as const;
  await commit({ write: 'person', person: { ...(await known(1)), session: odd } });
  expect((await known(1)).session.trail).toEqual([1]);

  // Many at once share statements; one of them is stale, and falls alone.
  const [one, two, three] = [await known(1), await known(2), await known(3)];
  const people = [
    { ...one, lang: 'ar' },
    { ...two, lang: 'fr', version: 9 },
    { ...three, lang: 'es' },
  ];
  const committed = await Promise.all(people.map((person) => commit({ write: 'person', person })));
  expect(committed).toEqual(['done', 'stale', 'done']);
  expect([(await known(1)).lang, (await known(2)).lang, (await known(3)).lang]).toEqual(['ar', 'it', 'es']);

  // Two for one person in one moment, and somebody else's word about them.
  const read = await known(1);
  const twice = [
    commit({ write: 'person', person: { ...read, lang: 'uk' } }),
    commit({ write: 'person', person: { ...read, lang: 'sq' } }),
  ];
  expect((await Promise.all(twice)).sort()).toEqual(['done', 'stale']);
  await known(1);
  await Promise.all([commit({ write: 'person', person: await known(2) }), commit({ write: 'blocked', chat: 2, at: null })]);
  await known(2);

  // Written by a hand beside us: the version tells, and the next look is at the database.
  await known(3);
  await raw(fresh.url, (db) => db.updateTable('person').set({ lang: 'ro', version: 40 }).where('chat', '=', 3).execute());
  expect(await commit({ write: 'person', person: { ...three, version: three.version + 1 } })).toBe('stale');
  expect(await known(3)).toMatchObject({ lang: 'ro', version: 40 });

  await commit({ write: 'blocked', chat: 3, at: now });
  expect((await store.person(3))?.blocked_at).toBe(now);
  await commit({ write: 'erase', chat: 3 });
  expect(await both(3)).toEqual([null, null]);
  await store.purge('2046-01-01T00:00:00.000Z', periods);
  expect([await both(1), await both(2)]).toEqual([
    [null, null],
    [null, null],
  ]);
});

it.each(databases)('$name: of updates that come together, one that was seen is not written again', async (database) => {
  const fresh = await database.fresh();
  onTestFinished(() => fresh.drop());
  const store = await fresh.open();
  await Promise.all([1, 2, 3].map((chat) => store.commit([{ write: 'person', person: aPerson(chat) }], { id: chat, at: now })));
  const again = [3, 4, 4, 5].map((id, i) => store.commit([{ write: 'person', person: aPerson(10 + i) }], { id, at: now }));
  const results = await Promise.all(again);
  expect(results[0]).toBe('seen');
  expect(results.slice(1, 3).sort()).toEqual(['done', 'seen']);
  expect(results[3]).toBe('done');
  expect(await store.person(10)).toBeNull();
  expect(await store.person(13)).toMatchObject({ chat: 13, version: 1 });
});

it.each(databases)('$name: a talk is found from its first moment to its last, by whoever asked before', async (database) => {
  const fresh = await database.fresh();
  onTestFinished(() => fresh.drop());
  const store = await fresh.open();
  let update = 0;
  const commit = (...change: Write[]) => store.commit(change, { id: ++update, at: now });
  const [quiet, talking] = [aHandoff('h1', { chat: 5 }), aHandoff('h2', { chat: 6, talking: true, talk_at: now })];
  expect(await store.talkingWith(5)).toBeNull();
  expect(await store.talkingWith(5)).toBeNull();

  await commit({ write: 'handoff', handoff: quiet }, { write: 'handoff', handoff: talking });
  expect(await store.talkingWith(5)).toBeNull();
  expect(await store.talkingWith(6)).toMatchObject({ id: 'h2' });

  // A look that is under way when the talk begins is not kept.
  const looks = Promise.all([1, 2, 3, 4].map(() => store.talkingWith(5)));
  await commit({ write: 'handoff-set', id: 'h1', version: quiet.version, set: { talking: true, talk_at: now } });
  await looks;
  expect(await store.talkingWith(5)).toMatchObject({ id: 'h1' });
  await commit({ write: 'handoff-set', id: 'h1', version: quiet.version + 1, set: { talking: false } });
  expect(await store.talkingWith(5)).toBeNull();
  expect(await store.talkingWith(6, 'h2')).toBeNull();
  expect(await store.talkingWith(6)).toMatchObject({ id: 'h2' });
});
