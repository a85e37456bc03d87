import type { Chances, Crowd } from './crowd.ts';

/** Somebody who comes to the desk's chat, with words that are nobody else's. */
export interface Resident {
  readonly id: number;
  /** What they are known by to the desk. */
  readonly name: string;
  readonly telephone: string;
  readonly language: 'en' | 'it';
  /** Part of each line that they type. */
  readonly mark: string;
  typed: number;
}

/** What can be found in no group: whatever the residents told of themselves. */
export const told = {
  name: /qz[a-j]{3}x/i,
  telegramName: /tg[a-j]{3}y/i,
  telephone: /333 ?12345\d\d\d/,
  answer: /Scadenza:|subordinato|28\/02\/2027/i,
};
/** What residents wrote to the desk. */
export const line = /wy[a-j]{3}v/i;

const letters = (n: number) => [...String(n).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');

export const telegramName = (n: number) => `Tg${letters(n)}y`;

export const resident = (id: number, n: number): Resident => ({
  id,
  name: `Wanda Qz${letters(n)}x`,
  telephone: `+39 333 12345${String(n).padStart(3, '0')}`,
  language: n % 3 === 0 ? 'it' : 'en',
  mark: `wy${letters(n)}v`,
  typed: 0,
});

const words = {
  en: { chosen: 'English', read: 'I understand' },
  it: { chosen: 'Italiano', read: 'Ho capito' },
} as const;

/** What a resident does in their own chat, a step at a time. */
export function residents(all: Crowd, luck: Chances, desk: string) {
  const press = (who: Resident, ...doing: readonly string[]) => all.press(who.id, who.id, ({ do: what }) => doing.includes(what), luck.of);
  const label = (who: Resident, words: string) => all.press(who.id, who.id, (_, each) => each.includes(words));
  const say = (who: Resident, text: string) => all.say(who.id, who.id, text);
  const line = (who: Resident) => {
    who.typed += 1;
    return `Also ${who.mark} ${who.typed}, call me at ${who.telephone}`;
  };

  async function* meets(who: Resident): AsyncGenerator<void> {
    await say(who, '/start');
    yield;
    await label(who, words[who.language].chosen);
    yield;
    await label(who, words[who.language].read);
    yield;
  }

  /** The guide of the renewal, whose answers go onto the sheet. */
  async function* isGuided(who: Resident): AsyncGenerator<void> {
    await all.say(who.id, who.id, '/start f_permit-renewal');
    yield;
    for (let i = 0; i < 14; i++) {
      const open = all.said(who.id).findLast(({ byBot, gone }) => byBot && !gone);
      if (open?.buttons.some(({ act }) => act?.do === 'flow-answer')) await press(who, 'flow-answer');
      else if (open?.buttons.some(({ act }) => act?.do === 'flow-outcome')) await press(who, 'flow-outcome');
      else if (open?.buttons.some(({ act }) => act?.do === 'book-start')) return;
      else await say(who, '28/02/2027');
      yield;
    }
  }

  /** Books at the desk, or waits for a time that another gives up. */
  async function* books(who: Resident): AsyncGenerator<void> {
    if (!(await press(who, 'book-start'))) {
      await say(who, '/appointments');
      yield;
      await press(who, 'book-start');
    }
    yield;
    await all.press(who.id, who.id, (act) => act.do === 'book-desk' && act.desk === desk);
    yield;
    for (let tries = 0; tries < 3; tries++) {
      await press(who, 'book-day');
      yield;
      await press(who, 'book-time');
      yield;
      if (await press(who, 'book-name')) break;
    }
    yield;
    await say(who, who.name);
    yield;
    if (luck.is(0.1)) await press(who, 'wish-join');
    yield;
  }

  async function* asks(who: Resident): AsyncGenerator<void> {
    await say(who, '/menu');
    yield;
    await press(who, 'ask-desk');
    yield;
    await all.press(who.id, who.id, (act) => act.do === 'ask-to' && act.desk === desk);
    yield;
    await say(who, line(who));
    yield;
    if (luck.is(0.3)) await all.say(who.id, who.id, line(who), { photo: true });
    yield;
  }

  async function* arrives(who: Resident): AsyncGenerator<void> {
    yield* meets(who);
    if (luck.is(0.25)) {
      yield* asks(who);
      return;
    }
    if (luck.is(0.2)) yield* isGuided(who);
    yield* books(who);
  }

  /** On some later day. */
  async function* lives(who: Resident): AsyncGenerator<void> {
    const what = luck.of(12);
    if (what < 3) {
      await say(who, line(who));
      yield;
      if (what === 0) {
        const own = all.said(who.id).findLast(({ byBot }) => !byBot);
        if (own) await all.edit(who.id, who.id, own.id, line(who));
      } else if (what === 1) await say(who, '/undo');
    } else if (what === 3) await all.say(who.id, who.id, line(who), { photo: true });
    else if (what < 7) {
      await say(who, '/appointments');
      yield;
      await press(who, 'appointment');
      yield;
      if (what === 4) {
        await press(who, 'appointment-cancel');
        yield;
        await press(who, 'appointment-cancel-yes');
      } else if (what === 5) {
        await press(who, 'appointment-move');
        yield;
        await press(who, 'book-desk', 'book-day');
        yield;
        await press(who, 'book-day', 'book-time');
        yield;
        await press(who, 'book-time');
      } else await press(who, 'wish-earlier');
    } else if (what === 7) await press(who, 'wish-take', 'appointment-to', 'appointment-confirm');
    else if (what === 8 && luck.is(0.3)) {
      await say(who, '/erase');
      yield;
      await press(who, 'erase-yes');
    }
    yield;
  }

  return { arrives, lives };
}
