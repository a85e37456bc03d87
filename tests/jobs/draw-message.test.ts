import { describe, expect, it } from 'vitest';
import { documentReminders } from '../../src/desk/document-reminders.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { aDocument } from '../support/documents.ts';
import { drawStage, lines, passportRule, permitRule, zone } from './draw-stage.ts';
import { start } from './outbox-stage.ts';

const stage = drawStage();
const drawn = async () => (await stage.drawn()).map(lines);

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
    const document = aDocument(expires_on, { kind: rule.kind });
    const world = worldOn(stage.content(), '2026-11-23');
    await stage.store.commit([{ write: 'document', document }, ...documentReminders(document, rule, world, start, zone)]);
    stage.now = now;
    return drawn();
  }

  it('are said as they stand when they come in time, or a little later', async () => {
    expect(await wakesAt('2026-12-10T08:00:00.000Z')).toEqual([[permit, rung('first', 90)]]);
    stage.now = '2026-12-20T08:00:00.000Z';
    expect(await drawn()).toEqual([[permit, rung('first', 80)]]);
  });

  it('are only the latest that is due', async () => {
    expect(await wakesAt('2027-03-05T08:00:00.000Z')).toEqual([later, later, [permit, rung('week', 5)]]);
  });

  it('are the one for the day of expiry, on it; before its hour none', async () => {
    expect(await wakesAt('2027-03-10T07:59:00.000Z')).toEqual([later, later, later]);
    stage.now = '2027-03-10T08:00:00.000Z';
    expect(await drawn()).toEqual([later, later, later, [permit, rung('today', 0)]]);
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
    expect(await drawn()).toEqual([[passport, expires, { key: 'common:document.gone', with: { days: 1 } }]]);
  });

  it('are not said of a document that is forgotten', async () => {
    await wakesAt(start);
    await stage.store.commit([{ write: 'document-drop', id: 'd1' }]);
    stage.now = '2026-12-10T08:00:00.000Z';
    expect(await drawn()).toEqual(['forgotten']);
  });
});
