import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionData } from '../src/base/action.ts';
import { openStore } from '../src/store/open.ts';
import { aPerson } from './store/samples.ts';
import { type Came, type Fleet, startFleet } from './support/fleet.ts';

// The embedded PostgreSQL has one session for all its connections: it cannot show two processes.
const real = process.env['TEST_POSTGRES_URL'] !== undefined;
if (!real)
  process.stderr.write(
    '\nNOT TRIED: order in four processes on one PostgreSQL. Set TEST_POSTGRES_URL to a server (.ci/run starts one).\n\n',
  );

const people = Array.from({ length: 10 }, (_, i) => 5000 + i);
/** No chat may stand still for longer, in milliseconds: three times what is promised, for machines that are busy. */
const longest = 30_000;

/** A press on a message of the update's own number, so that the screen in its place tells which press it answers. */
const press = (id: number, chat: number): string => {
  const from = { id: chat, is_bot: false, first_name: 'P', language_code: 'en' };
  const message = { message_id: id, date: 1_790_000_000, chat: { id: chat, type: 'private', first_name: 'P' }, text: 'x' };
  const callback_query = { id: String(id), from, chat_instance: '1', data: actionData({ do: 'home' }), message };
  return JSON.stringify({ update_id: id, callback_query });
};
const overs = (came: readonly Came[], chat: number) =>
  came.flatMap((each) => (each.chat === chat && each.over !== null ? [each.over] : []));

/** What nobody sane sends: each of these ends as an answer, and holds up nobody. */
const poisons: readonly ((id: number, chat: number) => string)[] = [
  () => 'not JSON',
  () => 'null',
  () => '['.repeat(4000),
  (_id, chat) => press(0, chat).replace('"update_id":0', '"update_id":1e300'),
  (_id, chat) => press(0, chat).replace('"update_id":0', '"update_id":"0"'),
  (id, chat) => press(id, chat).replace(`"chat":{"id":${chat}`, '"chat":{"id":1e18'),
  (id, chat) => press(id, chat).replace(/"data":"[^"]*"/, '"data":"a\\u0000\\ud800"'),
  (id, chat) => JSON.stringify({ update_id: id, message: { ...said(chat), text: 'a\u0000b' } }),
  (id, chat) => JSON.stringify({ update_id: id, message: { ...said(chat), text: '\ud800' } }),
  (id, chat) => JSON.stringify({ update_id: id + 0.5, message: { ...said(chat), text: 'half' } }),
];
const said = (chat: number) => ({
  message_id: 1,
  date: 1_790_000_000,
  chat: { id: chat, type: 'private', first_name: 'P' },
  from: { id: chat, is_bot: false, first_name: 'P', language_code: 'en' },
});

describe.runIf(real)('four processes on one PostgreSQL', () => {
  let fleet: Fleet;
  let id = 1000;
  beforeAll(async () => {
    fleet = await startFleet(4);
    const store = await openStore({ url: fleet.databaseUrl, dataKey: null });
    for (const chat of people) await store.commit([{ write: 'person', person: aPerson(chat, { lang: 'en' }) }]);
    await store.close();
  });
  afterAll(() => fleet.end());

  /** The first process is showing a press, and Telegram does not answer it. Then the others get nine more, in any order, all at once. */
  async function nineBehind(chat: number): Promise<{ readonly first: number; readonly release: () => void }> {
    const release = fleet.hold(chat);
    const first = id++;
    expect(await fleet.hand(0, press(first, chat))).toBe(200);
    await fleet.until((came) => overs(came, chat).length > 0);
    const bots = [1, 2, 3];
    const behind = fc.sample(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 9 }), { numRuns: 1, seed: chat })[0] ?? [];
    const statuses = await Promise.all(behind.map((each) => fleet.hand(bots[each % 3] ?? 1, press(first + each, chat))));
    id += 9;
    expect(statuses).toEqual(behind.map(() => 200));
    return { first, release };
  }
  const ten = (first: number) => Array.from({ length: 10 }, (_, i) => first + i);

  it('deal with one chat in the order of its updates', async () => {
    for (const chat of people.slice(0, 2)) {
      const { first, release } = await nineBehind(chat);
      expect(overs(fleet.came, chat)).toEqual([first]);
      release();
      await fleet.until((came) => overs(came, chat).length >= 10);
      expect(overs(fleet.came, chat)).toEqual(ten(first));
    }
  });

  it('answer an album once, though each of its pictures comes to another', async () => {
    const chat = 5999;
    const picture = { ...said(chat), photo: [{}], media_group_id: '77' };
    const statuses = [0, 1, 2, 3].map((bot) =>
      fleet.hand(bot, JSON.stringify({ update_id: id++, message: { ...picture, message_id: 10 + bot } })),
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 200]);
    await fleet.hand(1, press(id++, chat));
    await fleet.until((came) => overs(came, chat).length > 0);
    expect(fleet.came.filter((each) => each.chat === chat && each.over === null)).toHaveLength(1);
  });

  it('go on with the chat of one that hangs', async () => {
    const [, , chat = 0] = people;
    const { first, release } = await nineBehind(chat);
    const from = performance.now();
    fleet.process(0).kill('SIGSTOP');
    release();
    await fleet.until((came) => overs(came, chat).length >= 11);
    expect(performance.now() - from).toBeLessThan(longest);
    // What hung while it was shown is shown again, before the others.
    expect(overs(fleet.came, chat)).toEqual([first, ...ten(first)]);
    expect(new Set(fleet.came.filter((each) => each.chat === chat && each.over !== first).map(({ from: bot }) => bot)).has(0)).toBe(false);
    fleet.process(0).kill('SIGCONT');
  });

  it('keep the order in every chat under a mixed load with poison, also when one is killed', { timeout: 120_000 }, async () => {
    interface Sent {
      readonly id: number;
      readonly chat: number;
      /** What is sent together has no order. */
      readonly group: number;
      readonly at: number;
      readonly bots: number[];
    }
    const sent: Sent[] = [];
    const victim = 2;
    let alive = [0, 1, 2, 3];
    const before = fleet.came.length;
    const groupOf = new Map<number | null, number>();
    /** The screens of presses: not those that some poison leads to. */
    const screens = () => fleet.came.slice(before).filter(({ over }) => groupOf.has(over));
    const shown = (some: readonly Sent[]) => () => some.every((each) => fleet.overs.has(each.id));
    let poison = 0;
    const any = () => {
      draw = (draw * 48_271) % 2_147_483_647;
      return alive[draw % alive.length] ?? 0;
    };
    let draw = 7;

    /** As Telegram does: until it is taken. */
    async function deliver(one: Sent): Promise<void> {
      for (let status: number | null = null; status !== 200; ) {
        const bot = any();
        one.bots.push(bot);
        status = await fleet.hand(bot, press(one.id, one.chat));
      }
    }
    async function live(chat: number): Promise<void> {
      for (let group = 0; group < 20; group++) {
        const some = Array.from({ length: 1 + ((chat + group) % 3) }, () => ({ id: id++, chat, group, at: performance.now(), bots: [] }));
        sent.push(...some);
        for (const each of some) groupOf.set(each.id, group);
        const bad = poisons[(chat + group) % poisons.length]?.(id++, chat) ?? '';
        const [status] = await Promise.all([fleet.hand(any(), bad), ...some.map(deliver)]);
        poison += 1;
        expect([null, 200, 400]).toContain(status);
        // Once more what was taken before.
        if (group % 4 === 3) await Promise.all(some.map((each) => fleet.hand(any(), press(each.id, chat))));
        // Now and then they wait for the screen before they press again.
        if (group % 2 === 1) await fleet.until(shown(sent.filter((each) => each.chat === chat)));
      }
    }
    const lives = Promise.all(people.map(live));
    await fleet.until((came) => came.length - before > 150);
    const exited = once(fleet.process(victim), 'exit');
    alive = [0, 1, 3];
    fleet.process(victim).kill('SIGKILL');
    await exited;
    await lives;
    await fleet.until(shown(sent));

    expect(poison).toBe(200);
    for (const chat of people) {
      const own = screens().filter((each) => each.chat === chat);
      const groups = own.map(({ over }) => groupOf.get(over) ?? 0);
      expect(groups).toEqual([...groups].sort((a, b) => a - b));
      // Twice only what the one that was killed had shown last, half a second before at the most, and nobody but another showed it again, in order.
      const twice = own.filter((each, i) => own.findIndex(({ over }) => over === each.over) < i);
      const last = own.filter(({ from }) => from === victim).slice(-twice.length || own.length);
      expect(twice.map(({ over, from }) => [over, from === victim])).toEqual(twice.length > 0 ? last.map(({ over }) => [over, false]) : []);
    }
    const waits = sent.map((each) => (screens().find(({ over }) => over === each.id)?.at ?? Number.NaN) - each.at);
    expect(Math.max(...waits)).toBeLessThan(longest);
  });
});
