// A bare Telegraf bot with no state: answers the button and edits the message. What ours is compared with.
import { createServer } from 'node:http';
import { Markup, Telegraf } from 'telegraf';

const { BOT_TOKEN, TELEGRAM_API_ROOT, WEBHOOK_URL, PORT } = process.env;
const bot = new Telegraf(BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_ROOT, webhookReply: false } });
const keyboard = Markup.inlineKeyboard([[Markup.button.callback('Menu', 'm')]]);
bot.on('callback_query', async (ctx) => {
  await ctx.answerCbQuery();
  await ctx.editMessageText('<b>What do you need?</b>', { parse_mode: 'HTML', ...keyboard });
});
bot.catch(() => undefined);
if (WEBHOOK_URL) {
  // As many deliveries at once as Telegram has, like ours.
  await bot.telegram.setWebhook(WEBHOOK_URL, { max_connections: 100 });
  createServer(bot.webhookCallback('/hook')).listen(Number(PORT), '127.0.0.1');
} else bot.launch();
