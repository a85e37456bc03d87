import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Write } from '../../src/desk/change.ts';
import { documentReminders } from '../../src/desk/document-reminders.ts';
import { planReminders } from '../../src/jobs/plan-reminders.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
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

let content: Content;
beforeAll(async () => {
  const { root, drop } = await contentFolder();
  const loaded = await loadContent(root, { demo: false });
  await drop();
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  content = loaded.content;
});

for (const database of databases)
  describe(`${database.name}: reminders of stored documents`, () => {
    const fresh = freshStore(database);
    /** What was asked of the store, beside the ladders. */
    let asked = 0;

    async function plan(rungs: Rungs, now = start): Promise<void> {
      const documents = new Map([['permit', aRule('permit', rungs)]]);
      const store: Store = {
        ...fresh.store,
        documentsOfKind: (...page) => {
          asked += 1;
          return fresh.store.documentsOfKind(...page);
        },
      };
      await planReminders({ store, content: { ...content, documents }, zone, now: () => now, nudge: () => undefined });
    }

    /** Saved when the ladder was the first one. */
    async function saved(id: string, expires_on: string, chat = 1): Promise<void> {
      const document = aDocument(expires_on, { id, chat });
      const reminders = documentReminders(document, aRule('permit', first), worldOn(content, '2026-11-23'), start, zone);
      await fresh.store.commit([{ write: 'document', document }, ...reminders]);
    }

    const waiting = async () => (await fresh.store.due(later, 500)).map(({ message: { key, due } }) => `${key} ${due.slice(0, 10)}`).sort();
    const sent = (rung: string, revision = 1): Write => ({ write: 'sent', key: `document:d1:${rung}`, revision, at: start });

    it('a rung added later gets its message, one taken away loses it, one on another day moves; twice is as once', async () => {
      await saved('d1', '2027-03-31');
      const changed: Rungs = { quarter: 90, week: 10 };
      for (let i = 0; i < 2; i++) {
        await plan(changed);
        expect(await waiting()).toEqual(['document:d1:month 2027-03-01', 'document:d1:quarter 2026-12-31', 'document:d1:week 2027-03-21']);
      }
      await plan({ week: 10 });
      expect(await waiting()).toEqual(['document:d1:month 2027-03-01', 'document:d1:week 2027-03-21']);
      await plan(changed);
      expect(await waiting()).toContain('document:d1:quarter 2026-12-31');
    });

    it('reads no document while no ladder changed', async () => {
      await saved('d1', '2027-03-31');
      asked = 0;
      await plan(first);
      expect(asked).toBe(1);
      await plan(first, '2027-01-01T08:00:00.000Z');
      expect(asked).toBe(1);
    });

    it('neither sends again what was sent, nor plans what is past, nor for a document that was forgotten', async () => {
      await saved('d1', '2026-12-31');
      await saved('d2', '2027-03-31', 2);
      await plan(first);
      await fresh.store.commit([sent('month'), { write: 'document-drop', id: 'd2' }, { write: 'drop', cause: 'document:d2' }]);
      await plan({ quarter: 90, month: 20, week: 7 });
      expect(await waiting()).toEqual(['document:d1:week 2026-12-24']);
    });

    it('finds all of many documents, and goes on after a run that was cut short', async () => {
      await fresh.store.commit([{ write: 'person', person: aPerson(1) }]);
      for (let i = 0; i < 120; i++) await saved(`d${i}`, '2027-03-31', i + 1);
      const { commit } = fresh.store;
      let left = 1;
      fresh.store.commit = async (...change) => {
        if (left-- <= 0) throw new Error('cut short');
        return commit(...change);
      };
      await expect(plan({ ...first, today: 0 })).rejects.toThrow('cut short');
      fresh.store.commit = commit;
      await plan({ ...first, today: 0 });
      expect((await waiting()).filter((line) => line.includes(':today '))).toHaveLength(120);
    });
  });
