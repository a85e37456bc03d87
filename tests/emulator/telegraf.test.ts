import { Input, Markup, Telegraf } from 'telegraf';
import { expect, test } from 'vitest';
import { stage, TOKEN } from './stage.ts';

test('a telegraf bot answers /start, edits on a press and sends a file', async () => {
  const s = await stage();
  const bot = new Telegraf(TOKEN, { telegram: { apiRoot: s.url } });
  bot.start((ctx) =>
    ctx.reply('Ciao <b>Amina</b>', { parse_mode: 'HTML', ...Markup.inlineKeyboard([Markup.button.callback('Avanti', 'go')]) }),
  );
  bot.action('go', async (ctx) => {
    await ctx.answerCbQuery('ok');
    await ctx.editMessageText('Fatto');
    await ctx.replyWithDocument(Input.fromBuffer(Buffer.from('però\r\n--x'), 'però.txt'), { caption: 'ecco', ...Markup.removeKeyboard() });
  });
  const running = bot.launch();
  const user = await s.control<{ id: number; is_bot: false; first_name: string }>('POST', '/users', { first_name: 'Amina' });
  await s.say(user.id, user, '/start');
  expect(await s.control('GET', '/settled?wait=5000')).toEqual({ settled: true });
  expect((await s.shown(user.id)).map(({ message }) => message.text)).toEqual(['/start', 'Ciao Amina']);

  const { press } = await s.press(user.id, 2, user, 'go');
  expect(await s.control('GET', `/presses/${press}?wait=5000`)).toEqual({ answered: true, text: 'ok' });
  await s.control('GET', '/settled?wait=5000');
  const [, edited, file] = await s.shown(user.id);
  expect(edited).toMatchObject({ edits: 1, message: { text: 'Fatto' } });
  expect(file?.message).toMatchObject({ caption: 'ecco', document: { file_name: 'però.txt', mime_type: 'text/plain' } });
  const link = await bot.telegram.getFileLink(file?.message.document?.file_id ?? '');
  expect(await (await fetch(link)).text()).toBe('però\r\n--x');
  expect(await s.control('GET', '/violations')).toEqual({ calls: [] });

  bot.stop();
  await running;
});
