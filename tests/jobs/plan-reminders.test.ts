import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Write } from '../../src/desk/change.ts';
import { planDates } from '../../src/desk/dates.ts';
import type { DocumentRule } from '../../src/desk/document.ts';
import { planReminders } from '../../src/jobs/plan-reminders.ts';
import type { Store } from '../../src/store/store.ts';
import { aPerson } from '../store/samples.ts';
import { contentFolder } from '../support/content-folder.ts';
import { databases } from '../support/databases.ts';
import { aDocument, aRule } from '../support/documents.ts';
import { freshStore } from '../support/fresh-store.ts';

const zone = 'Europe/Rome';
const start = '2026-11-23T08:00:00.000Z';
const later = '2099-01-01T00:00:00.000Z';
type Rungs = Parameters<typeof aRule>[1];
const first: Rungs = { month: 30, week: 7 };
const term = 'renewal_latest_before_expiry';

const isRule = (rungs: Rungs | DocumentRule): rungs is DocumentRule => 'ladder' in rungs;

let content: Content;
beforeAll(async () => {
  const { root, drop } = await contentFolder();
  const loaded = await loadContent(root, { demo: false });
  await drop();
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  content = loaded.content;
});

for (const database of databases)
  describe(`${database.name}: the next moments of stored documents`, () => {
    const fresh = freshStore(database);
    /** What was asked of the store, beside the ladders. */
    let asked = 0;

    async function plan(rungs: Rungs | DocumentRule, now = start, facts = content.facts): Promise<void> {
      const documents = new Map([['permit', isRule(rungs) ? rungs : aRule('permit', rungs)]]);
      const store: Store = {
        ...fresh.store,
        documentsOfKind: (...page) => {
          asked += 1;
          return fresh.store.documentsOfKind(...page);
        },
      };
      await planReminders({ store, content: { ...content, documents, facts }, zone, now: () => now, nudge: () => undefined });
    }

    async function saved(id: string, expires_on: string, chat = 1): Promise<void> {
      const met: Write[] = (await fresh.store.person(chat)) ? [] : [{ write: 'person', person: aPerson(chat) }];
      await fresh.store.commit([...met, { write: 'document', document: aDocument(expires_on, { id, chat }) }, ...planDates(chat, start)]);
    }

    /** A document as the version before stored it, with a message for each of these rungs that was not sent yet. */
    async function savedBefore(id: string, expires_on: string, rungs: readonly string[], chat = 1): Promise<void> {
      await fresh.store.commit([
        { write: 'person', person: aPerson(chat) },
        { write: 'document', document: aDocument(expires_on, { id, chat, created_at: '2026-01-01T08:00:00.000Z' }) },
        ...rungs.map((rung): Write => {
          const body = { kind: 'document-reminder', document: id, rung } as const;
          return { write: 'message', message: { key: `document:${id}:${rung}`, due: start, to: { chat }, body } };
        }),
      ]);
    }

    const waiting = async () => (await fresh.store.due(later, 500)).map(({ message: { key, due } }) => `${key} ${due.slice(0, 16)}`).sort();
    /** As a sweep does: the row is put to the next moment by itself. */
    const moved = (chat: number, due: string): Write => ({ write: 'next', key: `dates:${chat}`, revision: 1, due });

    it('a rung that comes earlier moves the moment, one that comes later does not: the sweep finds out', async () => {
      await saved('d1', '2027-03-31');
      await fresh.store.commit([moved(1, '2027-03-01T08:00:00.000Z')]);
      await plan(first);
      expect(await waiting()).toEqual(['dates:1 2027-03-01T08:00']);
      for (let i = 0; i < 2; i++) {
        await plan({ quarter: 90, week: 10 });
        expect(await waiting()).toEqual(['dates:1 2026-12-31T08:00']);
      }
      await plan({ week: 10 });
      expect(await waiting()).toEqual(['dates:1 2026-12-31T08:00']);
    });

    it('puts back what stands aside, and nothing else of the outbox', async () => {
      await saved('d1', '2027-03-31');
      await saved('d2', '2027-03-31', 2);
      const aside = (key: string): Write => ({ write: 'end', key, revision: 1, state: 'aside', at: start, error: 'a fault' });
      const other = { key: 'other:1', due: start, to: { chat: 1 }, body: { kind: 'screen' as const, screen: { text: [], buttons: [] } } };
      await fresh.store.commit([{ write: 'message', message: other }, aside('other:1'), aside('dates:1')]);
      expect(await waiting()).toEqual(['dates:2 2026-11-23T08:00']);
      await plan(first, '2026-11-24T03:07:00.000Z');
      expect(await waiting()).toEqual(['dates:1 2026-11-24T03:07', 'dates:2 2026-11-23T08:00']);
      expect(await fresh.store.datesAside(later, 9)).toEqual([]);
    });

    it('reads no document while no ladder changed', async () => {
      await saved('d1', '2027-03-31');
      asked = 0;
      await plan(first);
      expect(asked).toBe(1);
      await plan(first, '2027-01-01T08:00:00.000Z');
      expect(asked).toBe(1);
    });

    it('brings forward what the version before planned: one message a person, and what was said is said', async () => {
      await savedBefore('d1', '2026-12-20', ['week']);
      await fresh.store.commit([
        { write: 'document', document: aDocument('2026-12-10', { id: 'd2', created_at: '2026-01-01T08:00:00.000Z' }) },
      ]);
      await plan(first);
      expect(await waiting()).toEqual(['dates:1 2026-12-03T08:00']);
      const { reminders } = (await fresh.store.dates(1)) ?? { reminders: [] };
      expect(reminders.map(({ document, rung, outcome }) => [document, rung, outcome]).sort()).toEqual([
        ['d1', 'month', 'sent'],
        ['d2', 'month', 'sent'],
      ]);
    });

    it('says what the version before had planned and not said', async () => {
      await savedBefore('d1', '2026-12-20', ['month', 'week']);
      await plan(first, '2026-11-23T10:00:00.000Z');
      expect(await waiting()).toEqual(['dates:1 2026-11-23T10:00']);
    });

    it('tells whose day of the law moved, once, where it is still to come', async () => {
      const other = (value: number) => content.facts.map((fact) => (fact.key === term ? { ...fact, value } : fact));
      await saved('d1', '2027-12-31');
      await saved('d2', '2026-12-01', 2);
      await plan({ window: `fact.${term}`, week: 7 }, start, other(90));
      for (let i = 0; i < 2; i++) await plan({ window: `fact.${term}`, week: 7 }, start, other(120));
      const told = (await fresh.store.due(later, 500)).filter(({ message }) => message.body.kind === 'date-moved');
      expect(told.map(({ message: { to, body } }) => [to, body])).toEqual([
        [{ chat: 1 }, { kind: 'date-moved', document: 'd1', rung: 'window', was: '2027-10-02' }],
      ]);
    });

    it('tells of one term once, whatever hangs on it, also when it is over now that it is shorter', async () => {
      const other = (value: number) => content.facts.map((fact) => (fact.key === term ? { ...fact, value } : fact));
      const rule = aRule(
        'permit',
        {},
        {
          ladder: [
            { rung: 'near', from: { after: `fact.${term}`, plus: -7 }, matters: false, sources: [] },
            { rung: 'over', from: { after: `fact.${term}`, plus: 1 }, until: { after: 400 }, matters: false, sources: [] },
          ],
        },
      );
      await saved('d1', '2026-09-23');
      await plan(rule, start, other(90));
      await plan(rule, start, other(30));
      const told = (await fresh.store.due(later, 500)).filter(({ message }) => message.body.kind === 'date-moved');
      expect(told.map(({ message: { body } }) => body)).toEqual([{ kind: 'date-moved', document: 'd1', rung: 'over', was: '2026-12-23' }]);
    });

    it('finds all of many documents, and goes on after a run that was cut short', async () => {
      for (let i = 0; i < 120; i++) await savedBefore(`d${i}`, '2027-03-31', [], i + 1);
      const { commit } = fresh.store;
      let left = 1;
      fresh.store.commit = async (...change) => {
        if (left-- <= 0) throw new Error('cut short');
        return commit(...change);
      };
      await expect(plan(first)).rejects.toThrow('cut short');
      fresh.store.commit = commit;
      await plan(first);
      expect((await waiting()).filter((line) => line.startsWith('dates:'))).toHaveLength(120);
    });
  });
