import { beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../../src/base/action.ts';
import type { Input } from '../../src/base/incoming.ts';
import type { Screen } from '../../src/base/screen.ts';
import { dayAt } from '../../src/base/time.ts';
import { drawLot } from '../../src/conversation/fresh.ts';
import { talk } from '../../src/conversation/talk.ts';
import type { Write } from '../../src/desk/change.ts';
import { aPerson, aReminder } from '../store/samples.ts';
import { databases } from '../support/databases.ts';
import { aDocument } from '../support/documents.ts';
import { freshStore } from '../support/fresh-store.ts';
import { projectContent } from '../support/stage.ts';

const zone = 'Europe/Rome';
const now = '2026-12-01T09:00:00.000Z';
const today = '2026-12-01';
const [sqlite] = databases;
if (!sqlite) throw new Error('no database');

describe('the buttons under a message of dates', () => {
  const fresh = freshStore(sqlite);
  let update = 0;
  let admin = false;

  /** A permit and a passport, both said today: the permit’s month begins, the passport’s last day is in three days. */
  beforeEach(async () => {
    update = 0;
    admin = false;
    const said = (document: string, rung: string, expires_on: string): Write => ({
      write: 'reminder',
      reminder: aReminder({ document, rung, expires_on, at: now }),
    });
    const documents = [aDocument('2026-12-31'), aDocument('2026-12-04', { id: 'p1', kind: 'passport' })];
    await fresh.store.commit([
      { write: 'person', person: aPerson(1) },
      ...documents.map((document): Write => ({ write: 'document', document })),
      { write: 'dates', chat: 1, set: { said_on: today } },
      said('d1', 'one-month', '2026-12-31'),
      said('p1', 'one-month', '2026-12-04'),
    ]);
  });

  const press = (act: Action) => does({ kind: 'press', act });
  async function does(input: Input): Promise<Screen> {
    update += 1;
    const content = await projectContent();
    const fresh_ = { appointment: 'a', handoff: 'h', document: 'd', code: 'K22-AAA', pass: 'p', freed: drawLot };
    const deps = { store: fresh.store, content, zone, now: () => now, dayAt: (at: string) => dayAt(at, zone), fresh: () => fresh_ };
    const shown = await talk(
      { ...deps, deskChats: () => new Map(), isMember: async () => false, isAdmin: () => admin, nudge: () => undefined },
      {
        update,
        chat: 1,
        place: 'private',
        from: { id: 1, name: 'Ana', client_lang: 'en' },
        message: update,
        reply_to: null,
        input,
      },
    );
    const [screen] = shown?.screens ?? [];
    if (!screen) throw new Error('nothing shown');
    return screen;
  }
  const keys = (screen: Screen) => screen.text.flat().map(({ key }) => key);
  const acts = (screen: Screen) => screen.buttons.flat().flatMap((each) => ('act' in each ? [each.act] : []));
  const again = async () => (await fresh.store.dates(1))?.reminders.map(({ document, again_on }) => `${document} ${again_on}`).sort();

  it('tomorrow is tomorrow, for all that was said; and the message wakes for it', async () => {
    const screen = await press({ do: 'dates-later', day: today, days: '1' });
    expect(await again()).toEqual(['d1 2026-12-02', 'p1 2026-12-02']);
    expect(keys(screen)).toEqual(['common:dates.later', 'common:dates.later-on', 'common:dates.later-on']);
    expect((await fresh.store.due(now, 9)).map(({ message }) => message.key)).toEqual(['dates:1']);
  });

  it('in a week is the last useful day where that comes first', async () => {
    await press({ do: 'dates-later', day: today, days: '7' });
    expect(await again()).toEqual(['d1 2026-12-08', 'p1 2026-12-03']);
  });

  it('an old button of a day on which nothing was said changes nothing', async () => {
    expect(keys(await press({ do: 'dates-later', day: '2026-11-01', days: '7' }))).toEqual(['common:dates.nothing']);
    expect(await again()).toEqual(['d1 null', 'p1 null']);
  });

  it('stops one, a kind or all, and starts them again', async () => {
    const offered = acts(await press({ do: 'dates-stop', day: today })).filter((each) => each.do === 'dates-off');
    expect(offered.map((each) => ('what' in each ? each.what : '')).sort()).toEqual([
      'all',
      'document:d1',
      'document:p1',
      'kind:passport',
      'kind:permit',
    ]);
    for (const what of ['document:d1', 'kind:passport', 'all', 'all']) await press({ do: 'dates-off', what });
    const stopped = async () => (await fresh.store.dates(1))?.stopped;
    expect(await stopped()).toEqual(['document:d1', 'kind:passport', 'all']);
    const settings = await press({ do: 'dates-settings' });
    expect(acts(settings).filter((each) => each.do === 'dates-on')).toHaveLength(3);
    await press({ do: 'dates-on', what: 'all' });
    await press({ do: 'dates-off', what: 'nonsense' });
    expect(await stopped()).toEqual(['document:d1', 'kind:passport']);
  });

  it('all of it goes with the person, and what became of a document with it', async () => {
    await press({ do: 'dates-off', what: 'all' });
    await fresh.store.commit([{ write: 'document-drop', id: 'p1' }]);
    expect((await fresh.store.dates(1))?.reminders.map(({ document }) => document)).toEqual(['d1']);
    await press({ do: 'erase-yes' });
    expect(await fresh.store.dates(1)).toBeNull();
  });

  it('who runs the bot is told counts by day, and nobody else', async () => {
    const count = (day: string, what: string, n: number): Write => ({ write: 'tally', tally: { day, what, n } });
    await fresh.store.commit([
      count(today, 'sent', 2),
      count(today, 'dropped:late', 1),
      count(today, 'sent', 3),
      count('2026-11-01', 'sent', 9),
    ]);
    const delivery: Input = { kind: 'command', name: 'delivery', payload: '' };
    expect(keys(await does(delivery))[0]).toBe('common:unexpected.command');
    admin = true;
    const { text } = await does(delivery);
    expect(text.flat().map((line) => [line.key.replace('common:admin.', ''), line.with?.['n'] ?? null])).toEqual([
      ['delivery', null],
      ['delivery-day', null],
      ['became.dropped-late', 1],
      ['became.sent', 5],
    ]);
  });
});
