import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Acted } from '../../src/desk/acted.ts';
import { attend, cancel, move } from '../../src/desk/appointment-acts.ts';
import type { Document, DocumentRule } from '../../src/desk/document.ts';
import { documentReminders } from '../../src/desk/document-reminders.ts';
import { beginTalk, close, sayToResident, take } from '../../src/desk/handoff-acts.ts';
import type { Message } from '../../src/desk/message.ts';
import { type Drawn, drawMessage } from '../../src/jobs/draw-message.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { aHandoff, anAppointment } from '../store/samples.ts';
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

/** The small content, with these documents and two desks. */
async function smallContent(): Promise<Content> {
  const { root, drop } = await contentFolder();
  const loaded = await loadContent(root, { demo: false });
  await drop();
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const [desk] = loaded.content.desks.values();
  if (!desk) throw new Error('no desk');
  return {
    ...loaded.content,
    documents: new Map([permitRule, passportRule].map((rule) => [rule.kind, rule])),
    desks: new Map(['grosseto', 'prato'].map((id) => [id, { ...desk, id, name: `Sportello ${id}` }])),
  };
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

describe('what a desk did, told late', () => {
  const at = (clock: string) => `2026-12-01T${clock}:00.000Z`;
  const lucia = { id: 7, name: 'Lucia' };
  const current = async () => {
    const [appointment, handoff] = await Promise.all([stage.store.appointment('a1'), stage.store.handoff('h1')]);
    if (!appointment || !handoff) throw new Error('not booked');
    return { appointment, handoff };
  };
  const commit = async (acted: Acted<string>) => {
    if ('refused' in acted) throw new Error(acted.refused);
    expect(await stage.store.commit(acted.change)).toBe('done');
  };
  const takes = async (now: string) => commit(take((await current()).handoff, lucia, now));
  const closes = async (now: string) => commit(close((await current()).handoff, now));
  const writes = async (text: string, update: number) =>
    commit(sayToResident((await current()).handoff, { text, update }, { chat: -100, message: update }, start));
  const movesTo = async (desk: string, now: string) => {
    const slot = { starts_at: at('10:00'), ends_at: at('10:30') };
    return commit(move({ ...(await current()), desk, slot, by: 'resident' }, now, zone));
  };
  /** Only what the resident is told or written of the handoff. */
  async function heard() {
    const deps = { store: stage.store, content, zone, now: () => stage.now };
    const due = (await stage.store.due(stage.now, 100)).filter(({ message: { body } }) => ['told', 'line-to-resident'].includes(body.kind));
    return Promise.all(due.map(async ({ message }) => drawMessage(deps, message, 1)));
  }
  const said = async () => (await heard()).map((drawn) => ('untrue' in drawn ? drawn.untrue : lines(drawn).map(({ key }) => key)));
  const old = (body: Message['body']) => stage.put('old', { body });

  beforeEach(async () => {
    const appointment = anAppointment('a1', '09:00', '09:30', { desk: 'grosseto', handoff: 'h1' });
    await stage.store.commit([
      { write: 'appointment', appointment },
      { write: 'handoff', handoff: aHandoff('h1', { desk: 'grosseto' }) },
    ]);
  });

  it('that it has taken the case is said while it has, and they wait', async () => {
    await takes(start);
    expect(await said()).toEqual([['common:told.taken']]);
    stage.now = at('09:30');
    expect(await said()).toEqual(['it is over']);
  });

  it('that it has taken the case is not said when another desk has it, even when that one took it too', async () => {
    await takes(start);
    await movesTo('prato', start);
    expect(await said()).toEqual(['no longer taken']);
    stage.now = '2026-11-23T08:01:00.000Z';
    await takes(stage.now);
    expect(await said()).toEqual(['no longer taken', ['common:told.taken']]);
  });

  it('that it has taken the case is not said of a cancelled appointment; that it cancelled always is', async () => {
    await takes(start);
    const { appointment, handoff } = await current();
    await commit(cancel(appointment, handoff, { desk: 'ill' }, start));
    expect(await said()).toEqual(['no longer booked', ['common:told.cancelled']]);
    await closes(start);
    stage.now = at('23:00');
    expect(await said()).toEqual(['no longer taken', ['common:told.cancelled'], ['common:told.closed']]);
  });

  it('that it has closed the case is not said when another desk has it open again', async () => {
    await closes(start);
    expect(await said()).toEqual([['common:told.closed']]);
    await movesTo('prato', start);
    expect(await said()).toEqual(['no longer closed']);
  });

  it('that the person came is said after the case is closed', async () => {
    const { appointment, handoff } = await current();
    stage.now = at('09:10');
    await commit(attend(appointment, handoff, 'attended', stage.now));
    await closes(stage.now);
    expect(await said()).toEqual([['common:told.attended'], ['common:told.closed']]);
  });

  it('a line is from the desk that wrote it; only while that desk listens, an answer is asked for', async () => {
    await writes('Porti il passaporto.', 5);
    const from = { key: 'common:talk.from-desk', with: { desk: 'Sportello grosseto' } };
    const line = { key: 'common:talk.said', with: { said: 'Porti il passaporto.' } };
    const actions = async () =>
      (await heard()).map((drawn) => ('what' in drawn && drawn.what.what === 'screen' ? drawn.what.screen.buttons : []));
    expect((await heard()).map((drawn) => 'what' in drawn && lines(drawn))).toEqual([[from, line, { key: 'common:talk.how' }]]);
    expect(await actions()).toMatchObject([[[{ act: { do: 'talk-end', handoff: 'h1' } }]]]);
    await movesTo('prato', start);
    expect((await heard()).map((drawn) => 'what' in drawn && lines(drawn))).toEqual([[from, line]]);
    expect(await actions()).toMatchObject([[[{ act: { do: 'home' } }]]]);
    await commit(beginTalk((await current()).handoff, start));
    expect((await heard()).map((drawn) => 'what' in drawn && lines(drawn))).toEqual([[from, line]]);
  });

  it('a row of an older program, which names no desk, is said of the desk of now', async () => {
    await old({ kind: 'line-to-resident', handoff: 'h1', text: 'x' });
    await movesTo('prato', start);
    await commit(beginTalk((await current()).handoff, start));
    const keys = ['common:talk.from-desk', 'common:talk.said', 'common:talk.how'];
    expect(await said()).toEqual([keys]);
    await old({ kind: 'told', handoff: 'h1', what: 'taken', reason: null });
    expect(await said()).toEqual(['no longer taken']);
    await takes(start);
    expect(await said()).toEqual([['common:told.taken'], ['common:told.taken']]);
  });
});
