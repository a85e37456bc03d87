import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../../src/base/action.ts';
import type { Input } from '../../src/base/incoming.ts';
import type { Button } from '../../src/base/screen.ts';
import { dayAt } from '../../src/base/time.ts';
import { drawLot } from '../../src/conversation/fresh.ts';
import { type Shown, talk } from '../../src/conversation/talk.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { raw } from '../store/raw.ts';
import { projectContent } from '../support/stage.ts';

const chat = 555_000_111;
const now = '2026-11-30T08:00:00.000Z';
let path: string;
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-'));
  path = join(folder, 'data.db');
  store = await openStore({ url: path, dataKey: null });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** All rows of the tables that tell of people, as text. */
async function everything(): Promise<string> {
  return await raw(path, async (db) => {
    const tables = ['person', 'appointment', 'occupied', 'handoff', 'document', 'message', 'thread'];
    const rows = await Promise.all(tables.map(async (table) => (await sql`select * from ${sql.table(table)}`.execute(db)).rows));
    return JSON.stringify(rows);
  });
}
const rowsOf = async (table: string) => (await raw(path, (db) => sql`select * from ${sql.table(table)}`.execute(db))).rows.length;

let update = 0;
const ids = 'abcdefghijklmnopqrstuvwxyz';
/** One resident talking to the conversation itself, without Telegram; `store` may put something in between. */
async function does(input: Input, through: Store = store): Promise<Shown> {
  update += 1;
  const n = update;
  const id = (kind: string) => `${kind}${ids[Math.floor(n / 26) % 26]}${ids[n % 26]}aaaaaaa`;
  const content = await projectContent();
  const fresh = {
    appointment: id('a'),
    handoff: id('h'),
    document: id('d'),
    pass: `p${n}`,
    code: `K${(n % 8) + 2}${(n % 7) + 2}-${ids[n % 26]?.toUpperCase()}AA`,
    freed: drawLot,
  };
  return await talk(
    {
      store: through,
      content,
      zone: 'Europe/Rome',
      now: () => now,
      dayAt: (moment) => dayAt(moment, 'Europe/Rome'),
      fresh: () => fresh,
      deskChats: () => new Map([...content.desks.keys()].map((desk, i) => [desk, -100 - i])),
      isMember: async () => false,
      nudge: () => undefined,
    },
    { update, chat, place: 'private', from: { id: chat, name: 'Ana', client_lang: 'en' }, message: update, reply_to: null, input },
  );
}
const press = (act: Action): Input => ({ kind: 'press', act });
const command = (name: string, payload = ''): Input => ({ kind: 'command', name, payload });
const buttons = (shown: Shown): readonly Button[] => (shown?.screens ?? []).flatMap((screen) => screen.buttons.flat());
const acts = (shown: Shown) => buttons(shown).flatMap((each) => ('act' in each ? [each.act] : []));
const first = (shown: Shown, name: Action['do']): Action => {
  const found = acts(shown).find((each) => each.do === name);
  if (!found) throw new Error(`no button ${name} among ${acts(shown).map((each) => each.do)}`);
  return found;
};

const accepted = press({ do: 'meet-ok', lang: 'en', payload: '' });
/** The way to a booking, a document and its reminders; each step looks at what the one before showed. */
const way: readonly ((shown: Shown) => Input)[] = [
  () => press({ do: 'book-start', service: 'citizenship', flow: '' }),
  () => press({ do: 'book-desk', desk: 'coeso-follonica', page: '0' }),
  (shown) => press(first(shown, 'book-day')),
  (shown) => press(first(shown, 'book-time')),
  () => press({ do: 'book-name' }),
  () => ({ kind: 'say', text: 'Ana Prova' }),
  () => press({ do: 'document-day', kind: 'permit', day: '2028-01-31' }),
  () => press({ do: 'appointments' }),
  (shown) => press(first(shown, 'appointment')),
  (shown) => press(first(shown, 'appointment-move')),
  (shown) => press(first(shown, 'book-desk')),
  (shown) => press(first(shown, 'book-day')),
  (shown) => press(first(shown, 'book-time')),
  () => press({ do: 'appointments' }),
  (shown) => press(first(shown, 'appointment')),
  (shown) => press(first(shown, 'appointment-cancel')),
  (shown) => press(first(shown, 'appointment-cancel-yes')),
];

async function goes(steps: number): Promise<Shown> {
  let shown = await does(accepted);
  for (const step of way.slice(0, steps)) shown = await does(step(shown));
  return shown;
}

describe('before the notice is accepted', () => {
  it('nothing is written, whatever is pressed or typed; the language and the link travel on the buttons', async () => {
    await does({ kind: 'say', text: 'ciao' });
    await does(command('privacy'));
    await does(command('menu'));
    await does(command('language'));
    await does({ kind: 'location', lat: 42.9, lon: 10.7 });
    await does(press({ do: 'book-start', service: 'protection', flow: '' }));
    await does(press({ do: 'language', lang: 'it' }));
    await does(press({ do: 'erase-yes' }));
    await does({ kind: 'blocked', blocked: true });
    const languages = await does(command('start', 'd_coeso-follonica'));
    const notice = await does(press(acts(languages).find((each) => 'lang' in each && each.lang === 'it') ?? { do: 'home' }));
    expect(notice?.lang).toBe('it');
    const long = await does(press(first(notice, 'meet-notice')));
    expect(long?.lang).toBe('it');
    expect(long?.screens[0]?.text.at(-1)).toMatchObject({ key: 'common:privacy.kept', with: { unused: 12, copies: 14 } });
    expect(await everything()).toBe('[[],[],[],[],[],[],[]]');

    const inside = await does(press(first(long, 'meet-ok')));
    expect([inside?.lang, JSON.stringify(inside?.screens)]).toEqual(['it', expect.stringContaining('Follonica')]);
    expect(await store.person(chat)).toMatchObject({ lang: 'it', lang_chosen: true, privacy_on: now });
  });

  it('a link that no button can carry leads to the menu', async () => {
    for (const payload of ['x'.repeat(64), 'a/b', 'asylum?']) {
      const shown = await does(command('start', payload));
      const [danger, ...languages] = acts(shown).reverse();
      expect(danger).toEqual({ do: 'safety' });
      expect(languages.every((each) => each.do === 'meet-language' && each.payload === '')).toBe(true);
    }
  });
});

describe('forgetting', () => {
  it.each(way.map((_, i) => i))('a person who asks for it beside step %i of a booking leaves no row with the chat number', async (i) => {
    const shown = await goes(i);
    const step = way[i]?.(shown);
    if (!step) throw new Error('no step');
    // Read and decided before, committed after: another process, or the same person pressing twice.
    let before = true;
    const interrupted: Store = {
      ...store,
      async commit(change, mark) {
        if (before) await store.commit([{ write: 'erase', chat }]);
        before = false;
        return await store.commit(change, mark);
      },
    };
    await does(step, interrupted);
    const left = await everything();
    expect(left).not.toContain(String(chat));
    expect(left).not.toContain('Ana Prova');
  });

  it('a person after all of it, with what was sent and dropped meanwhile', async () => {
    await goes(way.length);
    for (const { message, revision } of await store.due('2030-01-01T00:00:00.000Z', 99))
      await store.commit([
        message.body.kind === 'dates'
          ? { write: 'next', key: message.key, revision, due: null }
          : { write: 'sent', key: message.key, revision, at: now },
      ]);
    await does(press({ do: 'erase-yes' }));
    expect(await everything()).not.toContain(String(chat));
  });

  it('a document leaves no key with the chat number, and no date', async () => {
    await goes(7);
    const [document] = await store.documentsOf(chat);
    expect(await everything()).toContain('2028-01-');
    await does(press({ do: 'document-forget', document: document?.id ?? '' }));
    expect(await rowsOf('document')).toBe(0);
    expect(await everything()).not.toContain('2028-01-');
    const messages = JSON.stringify(
      await raw(path, (db) => db.selectFrom('message').selectAll().where('state', '!=', 'waiting').execute()),
    );
    for (const each of [String(chat), '2027', '2028', 'permit']) expect(messages).not.toContain(each);
  });
});
