import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Document, DocumentRule } from '../../src/desk/document.ts';
import { documentReminders } from '../../src/desk/document-reminders.ts';
import { type Drawn, drawMessage } from '../../src/jobs/draw-message.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { contentFolder } from '../support/content-folder.ts';
import { outboxStage, start } from './outbox-stage.ts';

const zone = 'Europe/Rome';
const permitRule: DocumentRule = {
  kind: 'permit',
  icon: '🪪',
  ladder: [
    { rung: 'first', days: 'fact.renewal_latest_before_expiry' },
    { rung: 'month', days: 30 },
    { rung: 'week', days: 7 },
    { rung: 'today', days: 0 },
  ],
  service: 'renewal',
  flow: 'tiny',
  step: 'expiry',
};
/** Its ladder ends before the day. */
const passportRule: DocumentRule = { ...permitRule, kind: 'passport', icon: '📘', ladder: [{ rung: 'month', days: 30 }] };

/** The small content, with these documents. */
async function smallContent(): Promise<Content> {
  const { root, drop } = await contentFolder();
  const loaded = await loadContent(root, { demo: false });
  await drop();
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return { ...loaded.content, documents: new Map([permitRule, passportRule].map((rule) => [rule.kind, rule])) };
}

const stage = outboxStage();
let content: Content;
beforeAll(async () => {
  content = await smallContent();
});

/** What is drawn of all that is due now: the keys and values of the lines, or why it is not said. */
async function drawDue() {
  const deps = { store: stage.store, content, zone, now: () => stage.now };
  const due = await stage.store.due(stage.now, 100);
  return Promise.all(
    due.map(async ({ message }) => {
      const drawn = await drawMessage(deps, message, 'chat' in message.to ? message.to.chat : -100);
      return 'untrue' in drawn ? drawn.untrue : lines(drawn);
    }),
  );
}

function lines({ what }: Drawn) {
  if (what.what !== 'screen') throw new Error(`a ${what.what}`);
  return what.screen.text.flat();
}

describe('the reminders of a document, after a downtime', () => {
  const expires_on = '2027-03-10';
  const title = (kind: string, icon: string) => ({
    key: 'common:reminder.title',
    with: { icon, document: { key: `common:document.kind.${kind}` } },
  });
  const permit = title('permit', '🪪');
  const rung = (name: string, days: number) => ({ key: `common:reminder.permit.${name}`, with: { day: expires_on, days } });
  const expires = { key: 'common:document.expires', with: { day: expires_on } };
  const later = 'a later one is due';

  /** Saved at the start; what is due is first looked at on that morning. */
  async function wakesAt(now: string, rule = permitRule) {
    const document: Document = { id: 'd1', chat: 1, kind: rule.kind, expires_on, created_at: start };
    const world = worldOn(content, '2026-11-23');
    await stage.store.commit([{ write: 'document', document }, ...documentReminders(document, rule, world, start, zone)]);
    stage.now = now;
    return drawDue();
  }

  it('are said as they stand when they come in time, or a little later', async () => {
    expect(await wakesAt('2026-12-10T08:00:00.000Z')).toEqual([[permit, rung('first', 90)]]);
    stage.now = '2026-12-20T08:00:00.000Z';
    expect(await drawDue()).toEqual([[permit, rung('first', 80)]]);
  });

  it('are only the latest that is due', async () => {
    expect(await wakesAt('2027-03-05T08:00:00.000Z')).toEqual([later, later, [permit, rung('week', 5)]]);
  });

  it('are the one for the day of expiry, on it; before its hour none', async () => {
    expect(await wakesAt('2027-03-10T07:59:00.000Z')).toEqual([later, later, later]);
    stage.now = '2027-03-10T08:00:00.000Z';
    expect(await drawDue()).toEqual([later, later, later, [permit, rung('today', 0)]]);
  });

  it('say that it has expired, once, when it has', async () => {
    const gone = { key: 'common:document.gone', with: { days: 50 } };
    expect(await wakesAt('2027-04-29T08:00:00.000Z')).toEqual([later, later, later, [permit, expires, gone]]);
  });

  it('say so too where the ladder ends before that day, and on the day itself that none is left', async () => {
    const passport = title('passport', '📘');
    const left = { key: 'common:document.left', with: { days: 0 } };
    expect(await wakesAt('2027-03-10T08:00:00.000Z', passportRule)).toEqual([[passport, expires, left]]);
    stage.now = '2027-03-11T08:00:00.000Z';
    expect(await drawDue()).toEqual([[passport, expires, { key: 'common:document.gone', with: { days: 1 } }]]);
  });

  it('are not said of a document that is forgotten', async () => {
    await wakesAt(start);
    await stage.store.commit([{ write: 'document-drop', id: 'd1' }]);
    stage.now = '2026-12-10T08:00:00.000Z';
    expect(await drawDue()).toEqual(['forgotten']);
  });
});
