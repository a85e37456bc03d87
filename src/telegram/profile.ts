import type { LanguageCode } from '@grammyjs/types';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';
import type { Content } from '../content/content.ts';
import type { Texts } from '../content/texts.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { type Command, commands, profileWords } from '../screens/edge-words.ts';
import { ownState } from '../screens/own-language.ts';
import type { Call } from './api-call.ts';
import { Refused } from './errors.ts';
import type { CallApi } from './send.ts';

/** Tells Telegram the bot's commands and descriptions in every language; English serves clients whose language we do not speak. A failure costs nobody anything and is tried again at the next start. */
export async function introduce(callApi: CallApi, { texts, languages }: Content, log: Logger): Promise<void> {
  const list = (of: readonly Command[], lang: string) => listed(texts, of, lang);
  /** What an old server does not know (404) leaves the rest as it is. */
  const tell = async (method: string, payload: Readonly<Record<string, unknown>>) => {
    await callApi(method, payload).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.code !== 404) throw error;
    });
  };
  try {
    // Servers before Bot API 5.3 know one list for all: the last.
    await callApi('setMyCommands', {
      commands: list(commands.group, deskLanguage),
      scope: { type: 'all_group_chats' },
    } satisfies Call<'setMyCommands'>);
    for (const { lang, code } of [...languages.map((each) => ({ lang: each.id, code: each.id })), { lang: 'en', code: undefined }]) {
      const language = code ? { language_code: code as LanguageCode } : {};
      await callApi('setMyCommands', {
        commands: list(commands.private, lang),
        scope: { type: 'all_private_chats' },
        ...language,
      } satisfies Call<'setMyCommands'>);
      await tell('setMyDescription', {
        description: described(texts, lang),
        ...language,
      } satisfies Call<'setMyDescription'>);
      await tell('setMyShortDescription', {
        short_description: texts.plain(lang, profileWords.short),
        ...language,
      } satisfies Call<'setMyShortDescription'>);
    }
  } catch (error) {
    log.warn(faultOf(error), 'commands not set');
  }
}

/** The most characters of a description (Bot API, setMyDescription). */
const longestDescription = 512;

/** What the bot is for, and that a machine said it so. */
function described(texts: Texts, lang: string): string {
  const said = [profileWords.description, ownState([profileWords.description], lang, texts)];
  const whole = said.flatMap((each) => (each ? [texts.plain(lang, each)] : [])).join('\n\n');
  return whole.length <= longestDescription ? whole : texts.plain(lang, profileWords.description);
}

const listed = (texts: Texts, of: readonly Command[], lang: string) =>
  of.map(({ name, does }) => ({ command: name, description: texts.plain(lang, does) }));

/**
 * Tells Telegram the commands of the desks in their groups; a group that is no desk's any more gets those of every group. One that cannot be
 * reached, or a server that knows no scopes, leaves the others as they are.
 */
export async function introduceDesks(
  callApi: CallApi,
  { texts }: Pick<Content, 'texts'>,
  log: Logger,
  { desks, others = [] }: { readonly desks: Iterable<number>; readonly others?: Iterable<number> },
): Promise<void> {
  const tell = (method: 'setMyCommands' | 'deleteMyCommands', payload: Readonly<Record<string, unknown>>) =>
    callApi(method, payload).catch((error: unknown) => log.warn(faultOf(error), 'commands of a group not set'));
  for (const chat_id of new Set(desks))
    await tell('setMyCommands', {
      commands: listed(texts, commands.desk, deskLanguage),
      scope: { type: 'chat', chat_id },
    } satisfies Call<'setMyCommands'>);
  for (const chat_id of new Set(others))
    await tell('deleteMyCommands', { scope: { type: 'chat', chat_id } } satisfies Call<'deleteMyCommands'>);
}
