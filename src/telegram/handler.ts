import type { Logger } from 'pino';
import { Telegraf } from 'telegraf';
import { faultOf } from '../base/fault.ts';
import type { Incoming } from '../base/incoming.ts';
import type { Text } from '../base/screen.ts';
import type { Content } from '../content/content.ts';
import type { Shown } from '../conversation/talk.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { menuWords, tooManyScreen } from '../screens/edge-words.ts';
import { createApologies } from './apologies.ts';
import { BotContext, hears } from './context.ts';
import { I18n } from './i18n.ts';
import type { Showing, Task } from './lane.ts';
import { createOnce } from './once.ts';
import { type Answer, type PresentDeps, present, pressAnswer } from './present.ts';
import { type Received, receive } from './received.ts';
import type { CallApi } from './send.ts';
import { type ChatLocales, guessLanguage, otherwise } from './spoken.ts';
import { deepLink } from './view.ts';

export interface HandlerDeps {
  readonly token: string;
  readonly botInfo: { readonly id: number; readonly username: string };
  readonly callApi: CallApi;
  readonly content: Content;
  readonly log: Logger;
  /** Instant of the process's clock. */
  now(): string;
  readonly locale: ChatLocales;
  readonly presenting: PresentDeps;
  /** The screens of an update were shown, or left to the outbox. */
  shown(update: number): void;
  talk(incoming: Incoming): Promise<Shown>;
  /** The desk whose group this is, for the log. */
  deskOf(chat: number): string | undefined;
}

/** A call of the Bot API that Telegram takes from the webhook's own answer; it tells nobody what became of it. */
export type Reply = { readonly method: 'answerCallbackQuery' } & ReturnType<typeof pressAnswer>;

/** An update on its way, with what was read of it at the door; `carry`: who brought it takes a call back with the confirmation. */
export type Known = Task & { readonly received?: Received; readonly carry?: ((reply: Reply) => void) | undefined };

/** So many albums and messages are remembered. */
const remembered = 2000;
const nothing: Showing = async () => undefined;

/** What is done with one update: Telegraf carries it through the language and our four moves; showing is what is left. */
export function createHandler({ token, botInfo, callApi, content, log, now, locale, presenting, shown, talk, deskOf }: HandlerDeps) {
  const { texts, languages } = content;
  const bot = new Telegraf<BotContext>(token, {
    contextType: BotContext,
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { webhookReply: false },
  });
  bot.botInfo = botInfo as NonNullable<typeof bot.botInfo>;
  bot.telegram.callApi = callApi as typeof bot.telegram.callApi;
  const asksMenu = menuWords.map(({ key }) => hears(key));
  const i18n = new I18n({
    defaultLocale: otherwise,
    spoken: { texts, locales: languages.map((each) => each.id) },
    storage: { load: (ctx) => locale.load(ctx.chat?.id, ctx.from?.language_code), save: locale.save },
  });
  const once = createOnce(remembered);
  const apologies = createApologies(() => Date.parse(now()));
  /** What came out of an update, while Telegraf carries it. Taken out after it: what hangs on a weak map lives until the whole heap is looked through. */
  const carried = new Map<unknown, { readonly incoming: Incoming; shown: Shown; lang: string }>();

  bot.use(i18n.middleware(), async (ctx) => {
    const carrying = carried.get(ctx.update);
    if (!carrying) return;
    const { incoming } = carrying;
    carrying.lang = await ctx.i18n.getLocale();
    const wantsMenu = incoming.place === 'private' && incoming.input.kind === 'say' && asksMenu.some((heard) => heard(ctx));
    carrying.shown = await talk(wantsMenu ? { ...incoming, input: { kind: 'command', name: 'menu', payload: '' } } : incoming);
  });
  bot.catch((error) => {
    throw error;
  });

  /** An album is answered once, though each of it may be passed on; a message edited back and forth only when its words are new: null. */
  function fresh(received: Received | null): Received | null {
    if (!received) return null;
    const { incoming, shared } = received;
    const before = shared !== null && !once.first(`${incoming.chat} ${shared}`);
    if (before && incoming.input.kind === 'edited') return null;
    if (!before || incoming.input.kind !== 'thing') return received;
    return { ...received, incoming: { ...incoming, input: { ...incoming.input, further: true } } };
  }

  /** A press is answered in the webhook's answer where there is one, which saves a call: then null, else what is to be answered by one. */
  function unanswered(
    { carry }: Known,
    callback: string | null,
    lang: string,
    toast: Text | undefined,
    opens: string | undefined,
  ): string | null {
    if (!carry || callback === null) return callback;
    try {
      carry({ method: 'answerCallbackQuery', ...pressAnswer(texts, lang, callback, toast, opens && deepLink(botInfo.username, opens)) });
      return null;
    } catch (error) {
      log.error(faultOf(error), 'the words on a button could not be drawn');
      return callback;
    }
  }

  /** What is to be shown for an update. */
  function whole(task: Known, received: Received, lang: string, decided: Partial<NonNullable<Shown>> = {}): Answer {
    const { chat, update, instead = null, topic } = received.incoming;
    const { screens = [], toast, takeBack, seen, opens } = decided;
    const callback = unanswered(task, received.callback, lang, toast, opens);
    return { chat, update, callback, instead, ...(topic === undefined ? {} : { topic }), lang, screens, toast, opens, takeBack, seen };
  }

  const read = ({ update, received }: Known) => received ?? receive(update, botInfo.username);
  const about = ({ incoming }: Received) => ({
    update: incoming.update,
    place: incoming.place,
    desk: deskOf(incoming.chat),
    kind: incoming.input.kind,
  });

  /** The language of who must be told something; their client's when it cannot be asked for. */
  async function languageFor(chat: number, clientLang: string | undefined): Promise<string> {
    if (chat < 0) return deskLanguage;
    return await locale.load(chat, clientLang).catch(() => guessLanguage(content, clientLang));
  }

  /** Shows what was decided; what cannot be shown is apologised for. */
  async function show(answer: Answer): Promise<void> {
    let taken = false;
    try {
      taken = await present(presenting, answer);
    } catch (error) {
      log.error({ ...faultOf(error), update: answer.update, desk: deskOf(answer.chat) }, 'screens could not be drawn');
    }
    if (taken) apologies.worked(answer.chat);
    else {
      const { toast: _, takeBack: __, seen: ___, opens: ____, ...of } = answer;
      await present(presenting, { ...of, callback: null, instead: null, ...apologies.due(of.chat, true) });
    }
    if (answer.screens.length > 0) shown(answer.update);
  }

  return {
    show,
    /** Reads, decides and commits; gives the showing. Never rejects. */
    async handle(task: Known): Promise<Showing> {
      const received = fresh(read(task));
      if (!received) return nothing;
      const { chat, from } = received.incoming;
      const carrying = { incoming: received.incoming, shown: null as Shown, lang: deskLanguage };
      try {
        carried.set(task.update, carrying);
        await bot.handleUpdate(task.update as Parameters<typeof bot.handleUpdate>[0]).finally(() => carried.delete(task.update));
      } catch (error) {
        log.error({ ...faultOf(error), ...about(received) }, 'update failed');
        const lang = await languageFor(chat, from.client_lang ?? undefined);
        const answer = whole(task, received, lang, apologies.due(chat));
        return async () => void (await present(presenting, answer));
      }
      const decided = carrying.shown;
      const answer = whole(task, received, decided?.lang ?? carrying.lang, decided ?? {});
      return () => show(answer);
    },
    /** For an update that ended the process again and again, or that cannot be read any more. */
    async setAside(task: Known): Promise<Showing> {
      const received = read(task);
      log.error(
        { update: task.id, ...(received ? about(received) : {}) },
        'an update was set aside: it was begun several times and never ended',
      );
      const lang = await languageFor(task.chat, received?.incoming.from.client_lang ?? undefined);
      const of = { chat: task.chat, update: task.id, callback: received?.callback ?? null, instead: null, lang };
      const answer = { ...of, ...apologies.due(task.chat) };
      return async () => void (await present(presenting, answer));
    },
    /** For a chat that sends more than it may. The outbox tells it, when it is its turn. */
    async tooMuch(task: Known): Promise<void> {
      const received = read(task);
      if (received?.incoming.place === 'private') await presenting.later({ chat: task.chat, update: task.id }, tooManyScreen, 0);
    },
  };
}
