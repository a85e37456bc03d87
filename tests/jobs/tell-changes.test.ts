import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { newSession, type Person } from '../../src/desk/session.ts';
import { tellChanges } from '../../src/jobs/tell-changes.ts';
import type { Store } from '../../src/store/store.ts';
import { raw } from '../store/raw.ts';
import { contentFolder } from '../support/content-folder.ts';
import { databases, type FreshDatabase } from '../support/databases.ts';

/** The stamp costs 16 euros until the end of 2026, then 20. */
const dearer = `  - key: fee_marca_da_bollo
    value: 20
    unit: EUR
    from: 2027-01-01
    sources: [S01]
    checked_on: 2026-11-23
    review_by: 2027-11-23
    confidence: high
`;

async function contentWithNewStamp(): Promise<Content> {
  const until: [string, string] = [
    'key: fee_marca_da_bollo\n    value: 16\n    unit: EUR\n',
    'key: fee_marca_da_bollo\n    value: 16\n    unit: EUR\n    until: 2026-12-31\n',
  ];
  const { root, drop } = await contentFolder({ 'data/facts/permits.yaml': [until, ['facts:\n', `facts:\n${dearer}`]] });
  const loaded = await loadContent(root, { demo: false });
  await drop();
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.content;
}

const facts = { fee_marca_da_bollo: 16 };
const person = (chat: number, followed: Person['session']['followed']): Person => ({
  chat,
  lang: 'it',
  lang_chosen: true,
  privacy_on: '2026-11-23T08:00:00.000Z',
  blocked_at: null,
  session: { ...newSession, followed },
  version: 0,
});

for (const database of databases) {
  describe(`telling what changed, on ${database.name}`, () => {
    let fresh: FreshDatabase;
    let store: Store;
    let content: Content;
    let nudged = 0;
    beforeEach(async () => {
      fresh = await database.fresh();
      store = await fresh.open();
      content = await contentWithNewStamp();
      nudged = 0;
    });
    afterEach(() => fresh.drop());

    const run = (now: string) => tellChanges({ store, content, zone: 'Europe/Rome', now: () => now, nudge: () => nudged++ });
    const told = async () => (await store.due('2028-01-01T00:00:00.000Z', 100)).map(({ message }) => message);

    it('writes to who asked for it on the day of the change, with old and new, and only once', async () => {
      const answers = { kind: 'work', expiry: '2027-06-01' };
      await store.commit([
        { write: 'person', person: person(7, { tiny: { answers, facts } }) },
        { write: 'person', person: person(8, {}) },
      ]);
      await run('2026-12-31T10:00:00.000Z');
      expect(await told()).toEqual([]);
      await run('2027-01-01T10:00:00.000Z');
      await run('2027-01-02T10:00:00.000Z');
      const [message, ...others] = await told();
      expect(others).toEqual([]);
      expect(nudged).toBe(1);
      expect(message).toMatchObject({ key: 'follow:7:tiny:2027-01-01', to: { chat: 7 } });
      const words = message?.body.kind === 'screen' ? message.body.screen.text.flat().map((each) => content.texts.plain('it', each)) : [];
      expect(words).toContain('Prima: In tutto 126,46\u00a0€.');
      expect(words).toContain('Adesso: In tutto 130,46\u00a0€.');
      expect((await store.person(7))?.session.followed['tiny']?.facts).toEqual({ fee_marca_da_bollo: 20 });
    });

    const follows = { tiny: { answers: { kind: 'work', expiry: '2027-06-01' }, facts } };
    const toldChats = async () =>
      (await store.due('2028-01-01T00:00:00.000Z', 300)).map(({ message }) => ('chat' in message.to ? message.to.chat : 0));

    it('tells everybody, page after page, but not who closed the chat, until it is open again', async () => {
      for (let chat = 1; chat <= 120; chat++) await store.commit([{ write: 'person', person: person(chat, follows) }]);
      await store.commit([{ write: 'blocked', chat: 3, at: '2026-12-01T00:00:00.000Z' }]);
      await run('2027-01-01T10:00:00.000Z');
      const chats = await toldChats();
      expect(chats).toHaveLength(119);
      expect(chats).not.toContain(3);
      await store.commit([{ write: 'blocked', chat: 3, at: null }]);
      await run('2027-01-02T10:00:00.000Z');
      expect((await toldChats()).slice(-1)).toEqual([3]);
    });

    it('reads nobody while no number changed, and then those who follow since the last look', async () => {
      const read: number[] = [];
      const watched: Pick<Store, 'followers' | 'commit'> = {
        commit: (change) => store.commit(change),
        async followers(numbers, limit) {
          const found = await store.followers(numbers, limit);
          read.push(...found.map(({ chat }) => chat));
          return found;
        },
      };
      const readOn = async (day: string) => {
        read.length = 0;
        await tellChanges({ store: watched, content, zone: 'Europe/Rome', now: () => `${day}T10:00:00.000Z`, nudge: () => nudged++ });
        return [...read];
      };
      await store.commit([
        { write: 'person', person: person(1, follows) },
        { write: 'person', person: person(2, {}) },
        { write: 'person', person: person(3, follows) },
      ]);
      expect(await readOn('2026-12-28')).toEqual([1, 3]);
      expect(await readOn('2026-12-29')).toEqual([]);
      await store.commit([{ write: 'person', person: { ...person(2, follows), version: 1 } }]);
      await store.commit([{ write: 'person', person: { ...person(3, {}), version: 1 } }]);
      expect(await readOn('2026-12-30')).toEqual([2]);
      expect(await readOn('2027-01-01')).toEqual([1, 2]);
      expect(new Set(await toldChats())).toEqual(new Set([1, 2]));
      expect(await toldChats()).toHaveLength(2);
      expect(await readOn('2027-01-02')).toEqual([]);
    });

    it('looks once at everybody who was there before it was kept who follows', async () => {
      await store.commit([
        { write: 'person', person: person(1, {}) },
        { write: 'person', person: person(2, follows) },
      ]);
      await raw(fresh.url, (db) => db.updateTable('person').set({ follows: '' }).execute());
      await run('2026-12-30T10:00:00.000Z');
      const kept = await raw(fresh.url, (db) => db.selectFrom('person').select('follows').orderBy('chat').execute());
      expect(kept).toMatchObject([{ follows: null }, { follows: expect.stringMatching(/^\S{22}$/) }]);
      await run('2027-01-01T10:00:00.000Z');
      expect(await toldChats()).toEqual([2]);
    });
  });
}
