import { type Chances, type Crowd, together } from './crowd.ts';

/** What the operators of a desk do in its group; `group`: its chat, which can become another one. */
export function operators(all: Crowd, luck: Chances, group: () => number, said: () => string) {
  const press = (by: number, doing: string, handoff?: string, label = '') =>
    all.press(
      group(),
      by,
      (act, words) => act.do === doing && words.includes(label) && (handoff === undefined || ('handoff' in act && act.handoff === handoff)),
      luck.of,
    );
  const say = (by: number, text: string, to?: number) => all.say(group(), by, text, to === undefined ? {} : { reply_to: to });
  const standing = () => all.said(group()).filter(({ byBot, gone }) => byBot && !gone);

  /** The cards that stand in the group. */
  const cards = () =>
    standing().flatMap(({ id, buttons }) => {
      const act = buttons.find((each) => each.act?.do === 'desk-sheet')?.act;
      return act && 'handoff' in act ? [{ message: id, handoff: act.handoff }] : [];
    });

  /** Goes where the answer to the last press leads: into the chat with the bot. */
  async function follow(by: number): Promise<void> {
    const payload = /start=(.+)$/.exec((await all.answer(by)).url ?? '')?.[1];
    if (payload !== undefined) await all.say(by, by, `/start ${payload}`);
  }

  /** Something on one card, or a slip of the finger. */
  async function* works(by: number): AsyncGenerator<void> {
    const open = cards();
    const card = open[luck.of(open.length)];
    if (!card) return;
    const { message, handoff } = card;
    switch (luck.of(13)) {
      case 0:
      case 1:
      case 2:
        await press(by, 'desk-take', handoff);
        break;
      case 3:
        await press(by, 'desk-sheet', handoff);
        yield;
        await follow(by);
        break;
      case 4: {
        await press(by, 'desk-write', handoff);
        yield;
        const asks = standing().findLast(({ versions }) => versions.at(-1)?.includes('scrive alla persona'));
        if (asks) await say(by, said(), asks.id);
        break;
      }
      case 5:
      case 6:
        await say(by, said(), message);
        break;
      case 7:
        await say(by, '// Chiamare il +39 333 12345678', message);
        break;
      case 8:
        await press(by, 'desk-replies', handoff);
        yield;
        await press(by, 'desk-reply', handoff);
        yield;
        await press(by, 'desk-reply-yes', handoff);
        break;
      case 9:
        // Asked for, and left.
        await press(by, luck.is(0.5) ? 'desk-missed' : 'desk-attended', handoff);
        yield;
        await press(by, 'desk-card', handoff);
        yield;
        await say(by, 'Ho sbagliato scheda, chi la prende?');
        break;
      case 10:
        await press(by, 'desk-cancel', handoff);
        yield;
        await press(by, luck.is(0.8) ? 'desk-cancel-why' : 'desk-card', handoff);
        break;
      case 11:
        await press(by, 'desk-move', handoff);
        yield;
        await press(by, 'desk-to-day', handoff);
        yield;
        await press(by, 'desk-to-time', handoff);
        break;
      case 12:
        if (luck.is(0.3)) {
          await press(by, 'desk-pass', handoff);
          yield;
          await press(by, 'desk-pass-to', handoff);
          yield;
          await press(by, 'desk-pass-yes', handoff);
        } else {
          await press(by, 'desk-close', handoff);
          yield;
          await press(by, 'desk-sure', handoff);
          yield;
          const after = luck.of(4);
          if (after === 0) await press(by, 'desk-reopen', handoff);
          if (after === 1) await say(by, '/undo');
        }
    }
    yield;
  }

  /** A time for somebody without Telegram, whose name is asked in private. */
  async function* booksFor(by: number, name: string): AsyncGenerator<void> {
    await say(by, '/book');
    yield;
    for (let step = 0; step < 5; step++) {
      await press(by, 'desk-book');
      yield;
      await follow(by);
      yield;
    }
    const asks = all.said(by).findLast(({ byBot, gone, versions }) => byBot && !gone && versions.at(-1)?.includes('Come si chiama'));
    if (asks) await all.say(by, by, name, { reply_to: asks.id });
    yield;
  }

  /** A day is closed, or opened again: `label` is its button. */
  async function* shuts(by: number, day: string): AsyncGenerator<void> {
    await say(by, '/close');
    yield;
    await press(by, 'desk-shut', undefined, day);
    yield;
    await press(by, 'desk-shut', undefined, '🔒');
    yield;
  }

  async function* opens(by: number, day: string): AsyncGenerator<void> {
    await say(by, '/open');
    yield;
    await press(by, 'desk-lift', undefined, day);
    yield;
    await press(by, 'desk-lift', undefined, 'Riapri');
    yield;
  }

  /** Those who come to the counter, some without an appointment; each operator calls the next and is done. */
  async function atCounter(who: readonly number[], coming: readonly string[]): Promise<void> {
    const [first = 0] = who;
    await together(all, [
      (async function* () {
        await say(first, '/banco');
        yield;
        for (const handoff of coming) {
          await press(first, 'counter-came', handoff);
          yield;
        }
        for (let n = 0; n < 3; n++) {
          await press(first, 'counter-walk');
          yield;
        }
      })(),
    ]);
    await together(
      all,
      who.map(async function* (by) {
        for (let n = 0; n < 4; n++) {
          await press(by, 'counter-next');
          yield;
          await press(by, 'counter-go', undefined, luck.is(0.8) ? '✓' : '⏸');
          yield;
        }
      }),
    );
  }

  /** The evening's question of who came, by one of them, who errs and takes it back. */
  async function* evening(by: number): AsyncGenerator<void> {
    for (let n = 0; n < 12; n++) {
      if (!(await press(by, 'desk-came', undefined, n % 2 === 0 ? '✓' : '✗'))) return;
      yield;
      if (luck.is(0.1)) await press(by, 'desk-came', undefined, '↩');
      yield;
    }
  }
  return { works, booksFor, shuts, opens, atCounter, evening };
}
