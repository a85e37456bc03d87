import { pino } from 'pino';
import type { Post, Posted } from '../../../src/base/post.ts';
import type { Text } from '../../../src/base/screen.ts';
import type { Content } from '../../../src/content/content.ts';
import type { Change, Write } from '../../../src/desk/change.ts';
import { planDates } from '../../../src/desk/dates.ts';
import { noDetails } from '../../../src/desk/document.ts';
import { newSession } from '../../../src/desk/session.ts';
import { createDelivery } from '../../../src/jobs/deliver.ts';
import { createSender } from '../../../src/jobs/send-message.ts';
import type { Store } from '../../../src/store/store.ts';
import { chanceOf } from './chance.ts';
import { count, isQuiet, judge, noVerdict, timesFrom, type Verdict } from './judge.ts';
import type { Ladders } from './ladders.ts';
import { untrue } from './read-text.ts';
import { drawLife, type Happening, type Paper, type Sizes } from './residents.ts';

export interface Year extends Sizes {
  readonly seed: number;
  /** The first hour, as a moment. */
  readonly start: string;
  readonly content: Content;
  readonly ladders: Ladders;
  /** Opens the database; again after each outage. */
  open(): Promise<Store>;
}

const zone = 'Europe/Rome';
const log = pino({ level: 'silent' });

/**
 * Lives hours of many people, on a real database with the outbox as it is: only Telegram is played, and the clock is stepped by the hour. Every
 * text that goes out is read again against its day, and at the end everything is compared with ladders worked out from the files alone.
 */
export async function simulate({ seed, start, content, ladders, open, ...sizes }: Year): Promise<Verdict> {
  const chance = chanceOf(seed);
  const life = drawLife(chance, ladders, start.slice(0, 10), sizes);
  const times = timesFrom(start, sizes.hours);
  const verdict = noVerdict();
  const papers = new Map(life.papers.map((paper) => [paper.id, paper]));
  const closed = new Map<number, { from: number; to: number }[]>();
  const isClosed = (chat: number, at: number) => closed.get(chat)?.some(({ from, to }) => from <= at && at < to) ?? false;
  const lastSaid = new Map<number, string>();
  let hour = 0;
  const now = () => new Date(Date.parse(start) + hour * 3_600_000).toISOString();

  async function post({ chat, lang }: { readonly chat: number; readonly lang: string }, what: Post): Promise<Posted> {
    if (isClosed(chat, hour)) return { became: 'closed', why: 'bot was blocked by the user' };
    if (chance.happens(15)) return { became: 'told', seconds: chance.between(5, 1500), why: 'Too Many Requests' };
    if (chance.happens(1)) return { became: 'unreachable', why: '502 Bad Gateway' };
    if (what.what === 'screen') read(chat, lang as 'it' | 'en', what);
    return { became: 'sent', message: 1 };
  }

  function read(chat: number, lang: 'it' | 'en', { screen }: Extract<Post, { what: 'screen' }>): void {
    const time = times[hour];
    if (!time) return;
    const ids = screen.buttons.flat().flatMap((each) => ('act' in each && each.act.do === 'document' ? [each.act.document] : []));
    const items = screen.text.filter((each): each is readonly Text[] => !('key' in each));
    let last = false;
    for (const [i, lines] of items.entries()) {
      const paper = papers.get(ids[i] ?? '');
      const window = paper?.windows.find(({ from, until }) => from <= time.day && time.day <= until);
      const words = lines
        .map((line) => content.texts.plain(lang, line))
        .slice(1)
        .join('\n');
      if (!paper || paper.chat !== chat || !window || hour < paper.born || hour >= paper.gone) {
        count(verdict, 'untrue', `${time.day}: ${words}`);
        continue;
      }
      paper.said.set(window.rung, [...(paper.said.get(window.rung) ?? []), hour]);
      verdict.sent += 1;
      const ends = ladders.ends(paper.kind, paper.day);
      const wrong = untrue(words, lang, time.day, [paper.day, window.until, ...(ends ? [ends] : [])]);
      for (const each of wrong) count(verdict, 'untrue', each);
      if (window.until === time.day) last = true;
      if (isQuiet(time.hour) && !(window.matters && window.until === time.day))
        count(verdict, 'quiet', `${time.day} ${time.hour}: ${words}`);
    }
    if (items.length === 0 || ids.length !== items.length) count(verdict, 'untrue', `${items.length} things said, ${ids.length} buttons`);
    if (lastSaid.get(chat) === time.day && !last) count(verdict, 'repeated', `two messages to ${chat} on ${time.day}`);
    lastSaid.set(chat, time.day);
  }

  let store = await open();
  let delivery = deliveryOn(store);
  function deliveryOn(on: Store) {
    const sender = createSender({ store: on, content, zone, now, deskChat: () => null, admins: [], chatMoved: () => undefined, post });
    // The hours are not those of this machine.
    const ease = () => ({ pause: () => 0, took: () => undefined });
    return createDelivery({ store: on, log, by: 'year', now, alarm: sender.alarm, look: async () => true, send: sender.send, ease });
  }

  const everybody = Array.from({ length: sizes.residents }, (_, i) => i + 1);
  for (let i = 0; i < everybody.length; i += 500)
    await store.commit(everybody.slice(i, i + 500).map((chat) => met(chat, chance.one(['it', 'en']), now())));
  const owed: Happening[] = [];
  for (; hour < sizes.hours; hour++) {
    owed.push(...(life.happenings.get(hour) ?? []));
    if (!life.on[hour]) {
      if (life.on[hour - 1] ?? true) {
        await delivery.stop();
        await store.close();
      }
      continue;
    }
    if (life.on[hour - 1] === false) {
      store = await open();
      await store.unclaim();
      delivery = deliveryOn(store);
    }
    const happened = owed.splice(0);
    for (let i = 0; i < happened.length; i += 200)
      await store.commit((await Promise.all(happened.slice(i, i + 200).map((each) => writesOf(each)))).flat());
    await settle();
  }
  // What was never to be looked at again is looked at, so that all that was dropped is written down.
  hour = sizes.hours - 1;
  for (let i = 0; i < everybody.length; i += 500) await store.commit(everybody.slice(i, i + 500).flatMap((chat) => planDates(chat, now())));
  await settle();
  await delivery.stop();
  await judge(verdict, { life, times, closed: isClosed }, store);
  await store.close();
  return verdict;

  async function settle(): Promise<void> {
    if ((await store.due(now(), 1)).length > 0) await delivery.run();
  }

  async function writesOf(each: Happening): Promise<Change> {
    switch (each.what) {
      case 'save':
        each.paper.born = hour;
        return [{ write: 'document', document: documentOf(each.paper, now()) }, ...planDates(each.paper.chat, now())];
      case 'forget':
        each.paper.gone = hour;
        return [{ write: 'document-drop', id: each.paper.id }, ...planDates(each.paper.chat, now())];
      case 'language': {
        const person = await store.person(each.chat);
        return person ? [{ write: 'person', person: { ...person, lang: each.lang } }] : [];
      }
      case 'block':
        closed.set(each.chat, [...(closed.get(each.chat) ?? []), { from: hour, to: Number.POSITIVE_INFINITY }]);
        return [];
      case 'open': {
        const last = closed.get(each.chat)?.at(-1);
        if (last) last.to = hour;
        return [
          { write: 'blocked', chat: each.chat, at: null },
          { write: 'wake', chat: each.chat },
        ];
      }
    }
  }
}

const met = (chat: number, lang: string, now: string): Write => ({
  write: 'person',
  person: { chat, lang, lang_chosen: true, privacy_on: now, blocked_at: null, session: newSession, version: 0 },
});

const documentOf = ({ id, chat, kind, type, day }: Paper, created_at: string) => ({
  id,
  chat,
  kind,
  expires_on: day,
  created_at,
  details: { ...noDetails, type },
});
