import type { Logger } from 'pino';
import { Telegraf } from 'telegraf';
import { z } from 'zod';
import type { Incoming } from '../base/incoming.ts';
import { text } from '../base/screen.ts';
import type { Content } from '../content/content.ts';
import type { Shown } from '../conversation/talk.ts';
import { BotContext, hears, i18n, type LocaleSource } from './context.ts';
import { createTurns } from './in-turn.ts';
import { type PresentDeps, present } from './present.ts';
import { receive } from './received.ts';
import type { CallApi } from './send.ts';

/** The updates we ask Telegram for. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export interface BotDeps {
  readonly token: string;
  readonly callApi: CallApi;
  readonly content: Content;
  readonly log: Logger;
  readonly locale: Pick<LocaleSource, 'load' | 'save'>;
  talk(incoming: Incoming): Promise<Shown>;
  readonly presenting: Pick<PresentDeps, 'later' | 'blocked'>;
}

export interface Bot {
  readonly name: string;
  /** Deals with one update, in turn with others of the same chat or person. Never rejects: what goes wrong is told and logged. */
  take(update: unknown): Promise<void>;
  readonly open: number;
}

const me = z.object({ id: z.number(), is_bot: z.literal(true), first_name: z.string(), username: z.string() }).loose();
const keyed = z.object({ update_id: z.number() }).loose();

/** Telegraf with one handler, fed by our own poller or webhook route, sending through our one seam. Asks Telegram who the bot is. */
export async function createBot({ token, callApi, content, log, locale, talk, presenting }: BotDeps): Promise<Bot> {
  const { texts, languages } = content;
  const botInfo = me.parse(await callApi('getMe', {}));
  const bot = new Telegraf<BotContext>(token, {
    contextType: BotContext,
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { webhookReply: false },
  });
  bot.botInfo = botInfo as unknown as NonNullable<typeof bot.botInfo>;
  bot.telegram.callApi = callApi as typeof bot.telegram.callApi;
  const deps: PresentDeps = { callApi, texts, log, botName: botInfo.username, ...presenting };
  const menuWords = [hears('common:word.menu'), hears('common:button.home')];

  bot.use(i18n({ texts, locales: languages.map((each) => each.id), ...locale }));
  bot.use(async (ctx) => {
    const received = receive(ctx.update, botInfo.username);
    if (!received) return;
    const { incoming } = received;
    const wantsMenu = incoming.place === 'private' && incoming.input.kind === 'say' && menuWords.some((heard) => heard(ctx));
    const shown = await talk(wantsMenu ? { ...incoming, input: { kind: 'command', name: 'menu', payload: '' } } : incoming);
    if (shown) ctx.i18n.useLocale(shown.lang);
    await present(deps, received, shown);
  });
  bot.catch(async (error, ctx) => {
    log.error(
      {
        error: error instanceof Error ? error.message : 'unknown',
        stack: error instanceof Error ? error.stack : undefined,
        update: ctx.update.update_id,
      },
      'update failed',
    );
    const lang = await ctx.i18n?.getLocale().catch(() => 'it');
    const apology = { change: [], screens: [{ text: [text('common:error.ours')], buttons: [], stay: true as const }], lang: lang ?? 'it' };
    const received = receive(ctx.update, botInfo.username);
    if (received?.incoming.place === 'private') await present(deps, received, apology).catch(() => undefined);
  });

  const turns = createTurns();
  return {
    name: botInfo.username,
    get open() {
      return turns.open;
    },
    async take(update) {
      const parsed = keyed.safeParse(update);
      if (!parsed.success) return;
      try {
        await turns.run(turnKeys(update, botInfo.username), () =>
          bot.handleUpdate(parsed.data as unknown as Parameters<typeof bot.handleUpdate>[0]),
        );
      } catch (error) {
        log.error({ error: error instanceof Error ? error.message : 'unknown', update: parsed.data.update_id }, 'update failed');
      }
    },
  };
}

/** Chat and person of an update: their messages and presses come in different lanes. */
function turnKeys(update: unknown, botName: string): string[] {
  const found = receive(update, botName)?.incoming;
  return found ? [`chat ${found.chat}`, `person ${found.from.id}`] : [];
}
