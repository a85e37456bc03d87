import { describe, expect, it } from 'vitest';
import { addDays, momentOf } from '../../src/base/time.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { type Crowd, chances, crowd, together } from '../support/week/crowd.ts';
import { operators } from '../support/week/operators.ts';
import { line, type Resident, resident, residents, telegramName, told } from '../support/week/residents.ts';

const zone = 'Europe/Rome';
const monday = '2026-11-23';
const desk = 'coeso-grosseto';
/** Each day so many come anew, from Monday to Friday, and so many of those before do something. */
const arriving = 40;
const living = 20;
/** So many are in front of their screens at a time. */
const atOnce = 20;
const day = (n: number) => addDays(monday, n);
const at = (n: number, clock: string) => new Date(momentOf(day(n), clock, zone));

describe('a week of a busy desk', () => {
  it('two hundred residents and four operators who err: nothing of a person stays in the group, no appointment is lost, no seat is given twice', async () => {
    const stage = await createStage(momentOf(monday, '08:20', zone), 'the key of the busy week', null, { byClock: true });
    try {
      const week = await lived(stage);
      await nothingStays(week);
      await nothingIsLost(week);
      const { calls } = await stage.call<{ calls: unknown[] }>('violations');
      expect(calls, 'calls that break the Bot API').toEqual([]);
    } finally {
      await stage.close();
    }
  }, 240_000);
});

interface Week {
  readonly stage: Stage;
  readonly all: Crowd;
  readonly who: readonly Resident[];
  /** The group, and the one that it became. */
  readonly groups: readonly [number, number];
  /** What stood in the first when it became the second: only its people can take it away. */
  readonly left: ReadonlySet<number>;
  readonly team: readonly number[];
}

/** The week, and the days after it until all talks are over. */
async function lived(stage: Stage): Promise<Week> {
  const all = crowd(stage);
  const luck = chances(20261123);
  const team: number[] = [];
  for (const name of ['Olga', 'Piero', 'Rita', 'Sara']) team.push(await stage.person(name, 'it'));
  for (const chat of stage.groups.values()) {
    for (const id of team) await stage.call(`groups/${chat}/members/${id}`, {}, 'PUT');
    await leads(stage, chat);
  }
  const who: Resident[] = [];
  for (let n = 0; n < 5 * arriving; n++) who.push(resident(await stage.person(telegramName(n), n % 3 === 0 ? 'it' : 'en'), n));
  const first = stage.groups.get(desk) ?? 0;
  let group = first;
  let left: ReadonlySet<number> = new Set();
  let spoken = 0;
  const people = residents(all, luck, desk);
  const doing = operators(
    all,
    luck,
    () => group,
    () => `Porti il passaporto ${++spoken}.`,
  );
  await all.settle();

  for (let n = 0; n < 7; n++) {
    stage.clock.advance(at(n, '08:30'));
    await all.settle();
    // Each day another one is away, on Friday two.
    const there = team.filter((_, i) => i !== n % team.length && !(n === 4 && i === 2));
    const work = async (rounds: number) => {
      for (let round = 0; round < rounds; round++)
        await together(
          all,
          [...there, ...there].map((by) => doing.works(by)),
        );
    };
    const coming = (await stage.store.appointmentsOn(desk, at(n, '00:00').toISOString(), at(n + 1, '00:00').toISOString())).filter(
      ({ status }) => status === 'booked',
    );
    const handoffs = await stage.store.handoffsFor(coming);
    const appear = [...handoffs.values()].filter(() => luck.is(0.8)).map(({ id }) => id);
    if (coming.length > 0) await doing.atCounter(there, appear);
    if (n < 5)
      for (let from = n * arriving; from < (n + 1) * arriving; from += atOnce)
        await together(all, who.slice(from, from + atOnce).map(people.arrives), true);
    await work(1);
    stage.clock.advance(at(n, '11:00'));
    const known = who.slice(0, Math.min(n + 1, 5) * arriving);
    await together(
      all,
      Array.from({ length: living }, () => people.lives(known[luck.of(known.length)] ?? fail())),
      true,
    );
    if (n < 5) await together(all, [doing.booksFor(there[0] ?? 0, resident(0, 900 + n).name)]);
    await work(1);
    if (n === 1) await together(all, [doing.shuts(there[0] ?? 0, 'lun 30 nov')]);
    if (n === 4) await together(all, [doing.opens(there[0] ?? 0, 'lun 30 nov')]);
    stage.clock.advance(at(n, '15:00'));
    await together(
      all,
      Array.from({ length: living }, () => people.lives(known[luck.of(known.length)] ?? fail())),
      true,
    );
    await work(1);
    stage.clock.advance(at(n, '18:10'));
    await all.settle();
    await together(all, [doing.evening(there[1] ?? 0)]);
    if (n === 2) {
      left = new Set(all.said(group).flatMap(({ id, gone }) => (gone ? [] : [id])));
      group = (await stage.call<{ id: number }>(`groups/${group}/migrate`, {})).id;
      await leads(stage, group);
      await all.settle();
    }
  }
  for (let n = 7; n < 17; n++) {
    stage.clock.advance(at(n, '18:10'));
    await all.settle();
  }
  return { stage, all, who, groups: [first, group], left, team };
}

const fail = (): never => {
  throw new Error('nobody is there');
};

async function leads(stage: Stage, chat: number): Promise<void> {
  const { bot } = await stage.call<{ bot: { id: number } }>('state');
  await stage.call(`groups/${chat}/members/${bot.id}`, { status: 'administrator' }, 'PUT');
}

/** Names, telephones and answers were never in a group; what people typed stood there, and does so no more. */
async function nothingStays({ stage, all, groups: [first, second], left, team }: Week): Promise<void> {
  const chats = [...stage.groups.values(), second];
  const byBot = chats.flatMap((chat) => all.said(chat).filter((each) => each.byBot));
  for (const [what, pattern] of Object.entries({ ...told, telephone: undefined }))
    if (pattern)
      expect(
        byBot.flatMap(({ versions }) => versions).filter((each) => pattern.test(each)),
        `${what} in a group`,
      ).toEqual([]);
  const stands = chats.flatMap((chat) => all.said(chat).filter(({ id, gone }) => !gone && !(chat === first && left.has(id))));
  for (const pattern of [line, told.telephone, told.name]) {
    const words = stands.map(({ versions }) => versions.at(-1) ?? '');
    expect(words.filter((each) => pattern.test(each))).toEqual([]);
  }
  expect(stands.filter(({ byBot, thing }) => byBot && thing)).toEqual([]);
  // Where it stood before, the group was told that its people must take it away.
  expect(all.said(second).filter(({ versions }) => versions.at(-1)?.includes('cancellatelo voi'))).toHaveLength(1);
  // All of that was said: lines and photos in the group, names on the sheets. How often is left to chance: codes and turns differ.
  const ever = (pattern: RegExp, those: readonly number[]) =>
    those.flatMap((chat) => all.said(chat)).filter(({ byBot: ours, versions }) => ours && versions.some((each) => pattern.test(each)))
      .length;
  expect(ever(line, chats)).toBeGreaterThan(0);
  expect(ever(told.telephone, chats)).toBeGreaterThan(0);
  expect(byBot.filter(({ thing }) => thing).length).toBeGreaterThan(0);
  expect(ever(told.name, team)).toBeGreaterThan(0);
}

/** Whoever was told that they have a time has it, or gave it up, or lost it by the desk's word, and reads the time as it is. */
async function nothingIsLost({ stage, all, who, groups: [, group] }: Week): Promise<void> {
  const { store, clock } = stage;
  const now = clock.now().toISOString();
  const counted = new Map<string, number>();
  for (const { id: chat } of who) {
    const has = await store.appointmentsOf(chat, at(0, '00:00').toISOString());
    const gone = (await store.person(chat)) === null;
    const said = all.said(chat).filter(({ byBot }) => byBot);
    const codes = new Set(
      said.flatMap(({ versions }) =>
        versions.flatMap((each) => (/Booked!|Prenotato!/.test(each) ? (/\b[2-9A-Z]{3}-[2-9A-Z]{3}\b/.exec(each) ?? []) : [])),
      ),
    );
    if (!gone) expect([...codes].sort(), `${chat} has what was told`).toEqual(has.map(({ code }) => code).sort());
    for (const { status, code, told_in, starts_at } of has) {
      counted.set(status, (counted.get(status) ?? 0) + 1);
      if (status !== 'booked' || starts_at <= now) continue;
      const reads = said.find(({ id, gone: away }) => id === told_in && !away)?.versions.at(-1) ?? '';
      expect(reads, `what ${chat} reads of ${code}`).toContain(code);
      expect(reads).toContain(new Date(starts_at).toLocaleTimeString('it', { timeZone: zone, hour: '2-digit', minute: '2-digit' }));
    }
  }
  const taken = await store.taken(desk, at(0, '00:00').toISOString(), at(60, '00:00').toISOString(), now);
  for (const [i, one] of taken.entries())
    for (const other of taken.slice(i + 1))
      expect(one.seat === other.seat && one.starts_at < other.ends_at && other.starts_at < one.ends_at, `${one.id} and ${other.id}`).toBe(
        false,
      );
  expect(counted.get('booked') ?? 0).toBeGreaterThan(0);
  for (const status of ['attended', 'missed', 'cancelled-by-resident', 'cancelled-by-desk'])
    expect(counted.get(status) ?? 0, status).toBeGreaterThan(0);
  expect((await store.openHandoffs(desk)).length).toBeGreaterThan(0);
  expect(group).not.toBe(stage.groups.get(desk));
}
