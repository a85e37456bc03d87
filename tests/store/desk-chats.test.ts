import { describe, expect, it, onTestFinished } from 'vitest';
import { bindDesk, requestOf, unbindDesk } from '../../src/desk/desk-group.ts';
import { groupCode, isGood } from '../../src/desk/invitation.ts';
import { openDeskChats } from '../../src/store/desk-chats.ts';
import { databases } from '../support/databases.ts';
import { now } from './samples.ts';

const configured = new Map([['prato', -1]]);

describe.each(databases)('groups of desks on $name', ({ fresh }) => {
  it('are learnt by other processes, follow the group, and end where the configuration begins', async () => {
    const database = await fresh();
    onTestFinished(() => database.drop());
    const store = await database.open();
    const one = await openDeskChats(configured, store, true);
    const other = await openDeskChats(configured, store, true);
    await store.commit(bindDesk('prato', -2, [], { id: 7, update: 1 }, now));
    await one.changed();
    expect([...one.known()]).toEqual([['prato', -2]]);
    await other.refresh();
    expect([...other.known()]).toEqual([['prato', -2]]);
    await store.commit([{ write: 'chat-moved', from: -2, to: -1002 }]);
    await other.refresh();
    expect([...other.known()]).toEqual([['prato', -1002]]);
    // A process that starts now, and one that never looked.
    expect([...(await openDeskChats(configured, store, false)).known()]).toEqual([['prato', -1002]]);
    await store.commit(unbindDesk('prato', [], { id: 7, update: 2 }, now));
    await other.refresh();
    expect([...other.known()]).toEqual([['prato', -1]]);
  });

  it('are given by a code once, by one of two who show it at once', async () => {
    const database = await fresh();
    onTestFinished(() => database.drop());
    const store = await database.open();
    const invitation = groupCode('prato', 'K79-3QM', now);
    await store.commit([{ write: 'invite', invitation }]);
    expect(isGood(await store.invitation('K79-3QM'), now)).toBe(true);
    expect(isGood(await store.invitation('K79-3QM'), invitation.until)).toBe(false);
    const use = (chat: number) =>
      store.commit([
        { write: 'invite-used', id: 'K79-3QM' },
        { write: 'desk-chat', desk: 'prato', chat },
      ]);
    expect((await Promise.all([use(-5), use(-6)])).sort()).toEqual(['done', 'stale']);
    expect(await store.invitation('K79-3QM')).toBeNull();
  });
});

it('the number of a request tells desks apart, and fits', () => {
  const ids = ['coeso-grosseto', 'coeso-follonica', 'coeso-castiglione-della-pescaia', 'prato', 'patro', ''];
  const numbers = ids.map(requestOf);
  expect(new Set(numbers).size).toBe(ids.length);
  for (const each of numbers) expect(each).toBeGreaterThanOrEqual(0);
  for (const each of numbers) expect(each).toBeLessThan(2 ** 31);
});
