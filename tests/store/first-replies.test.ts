import { describe, expect, it } from 'vitest';
import { usualReply } from '../../src/desk/first-reply.ts';
import { sayToResident } from '../../src/desk/handoff-acts.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { aHandoff, aPerson, at } from './samples.ts';

const line = (update: number) => ({ text: 'Sì.', update, at: null });

for (const database of databases) {
  describe(`${database.name}: how long a first reply takes`, () => {
    const fresh = freshStore(database);

    it('counts the desk’s first words alone, of requests without an appointment, of that desk and of lately', async () => {
      const ticket = (id: string, more = {}) => aHandoff(id, { appointment: null, code: id, created_at: at('08:00'), ...more });
      const all = [
        ticket('h1'),
        ticket('h2', { desk: 'pisa' }),
        ticket('h3', { created_at: at('06:00') }),
        ticket('h4'),
        aHandoff('h5', { created_at: at('08:00') }),
      ];
      await fresh.store.commit([
        { write: 'person', person: aPerson(1) },
        ...all.map((handoff) => ({ write: 'handoff' as const, handoff })),
      ]);
      for (const handoff of all.filter(({ id }) => id !== 'h4')) {
        const said = sayToResident(handoff, line(1), at('08:45'));
        await fresh.store.commit('change' in said ? said.change : []);
        const again = await fresh.store.handoff(handoff.id);
        const more = again && sayToResident(again, line(2), at('10:00'));
        await fresh.store.commit(more && 'change' in more ? more.change : []);
      }
      expect(await fresh.store.firstReplies('prato', at('07:00'))).toEqual([45]);
      expect(await fresh.store.firstReplies('pisa', at('07:00'))).toEqual([45]);
      expect(await fresh.store.firstReplies('prato', at('05:00'), at('07:00'))).toEqual([165]);
      expect([...(await fresh.store.firstReplies('prato', at('05:00')))].sort((a, b) => a - b)).toEqual([45, 165]);
    });
  });
}

describe('the usual first reply', () => {
  it('is said from ten on, and half of them came sooner', () => {
    expect(usualReply([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeNull();
    expect(usualReply([100, 2, 3, 4, 5, 6, 7, 8, 9, 1])).toBe(6);
    expect(usualReply(Array.from({ length: 11 }, (_, i) => i * 60))).toBe(300);
  });
});
