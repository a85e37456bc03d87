import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../src/base/screen.ts';
import { createStage, type Stage } from '../support/stage.ts';

/*
 * The line that tells of a machine goes from a screen when somebody has checked the last text of it.
 */
const lang = 'sq';
const onScreen = ['common:help.title', 'common:help.body', 'common:help.commands'];

const counted = 'common:erase.bookings';

describe('a screen of which three texts are a machine’s', () => {
  let stage: Stage;
  let reader: number;
  let mediator: number;

  const newest = async (chat: number) => (await stage.messages(chat)).filter(({ from, deleted }) => from === 'bot' && !deleted).at(-1);
  async function say(chat: number, words: string) {
    await stage.call(`chats/${chat}/messages`, { from: chat, text: words });
    await stage.settle();
    return (await newest(chat))?.text ?? '';
  }
  async function press(chat: number, label: string) {
    const message = await newest(chat);
    const data = message?.buttons.find(({ text: shown }) => shown.includes(label))?.data;
    await stage.call(`chats/${chat}/messages/${message?.id}/press`, { from: chat, data });
    await stage.settle();
  }

  beforeAll(async () => {
    stage = await createStage('2026-11-24T08:00:00Z');
    const { texts } = stage.content;
    for (const key of texts.keys()) if (!onScreen.includes(key)) texts.correct(lang, key, null, true);
    [reader, mediator] = [await stage.person('Ana', lang), await stage.person('Mina', 'it')];
    const member = {
      id: 'r1',
      person: mediator,
      desk: 'coeso-follonica',
      role: 'mediator',
      name: 'Mina',
      since: '2026-11-24T08:00:00Z',
    } as const;
    await stage.store.commit([{ write: 'role', member }]);
  });
  afterAll(() => stage.close());

  it('loses the line with the third', async () => {
    const machine = stage.content.texts.plain(lang, text('also:machine'));
    await say(reader, '/start');
    await press(reader, 'Shqip');
    await press(reader, stage.content.texts.plain(lang, text('common:button.privacy-ok')));
    expect((await newest(reader))?.text).not.toContain(machine);
    for (const _ of onScreen) {
      expect(await say(reader, '/help')).toContain(machine);
      await say(mediator, `/review ${lang}`);
      for (const same of ['👤 =', '📆 =', '💶 =', 'È giusto']) await press(mediator, same);
    }
    expect(await say(reader, '/help')).not.toContain(machine);
    expect(await say(mediator, `/review ${lang}`)).toContain('non resta niente');
  });

  it('has words that change with a number, changed form by form', async () => {
    const { texts } = stage.content;
    texts.correct(lang, counted, null, false);
    const said = (count: number) => texts.plain(lang, text(counted, { count }));
    const answer = async (words: string) => {
      const asked = await newest(mediator);
      await stage.call(`chats/${mediator}/messages`, { from: mediator, text: words, reply_to: asked?.id });
      await stage.settle();
      return (await newest(mediator))?.text ?? '';
    };
    expect(await say(mediator, `/review ${lang}`)).toContain('una riga per ogni forma');
    await press(mediator, 'Cambia');
    expect((await newest(mediator))?.text).toMatch(/one: .*\{\{count\}\}.*\nother: /);
    expect(await answer('Keni {{count}} takime.')).toContain('needs one, other');
    expect(await answer('one: Keni {{count}} takim të ri.')).toContain('the plural form _other is missing');
    expect(await answer('other: Keni {{count}} takime të reja.\none: Keni {{count}} takim të ri.')).toContain('Hai scritto');
    await press(mediator, 'Vale da subito');
    expect([said(1), said(3)]).toEqual(['Keni 1 takim të ri.', 'Keni 3 takime të reja.']);
    // Other namespaces are read meanwhile, until this one is held no more.
    for (const key of texts.keys()) texts.written(lang, key, 'file');
    expect([said(1), said(3)]).toEqual(['Keni 1 takim të ri.', 'Keni 3 takime të reja.']);
    await stage.restart();
    expect(said(3)).toBe('Keni 3 takime të reja.');
  });
});
