import type { LanguageCode } from '@grammyjs/types';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';
import type { Content } from '../content/content.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { commands, profileWords } from '../screens/edge-words.ts';
import type { Call } from './api-call.ts';
import type { CallApi } from './send.ts';

/** Tells Telegram the bot's commands and descriptions in every language; English serves clients whose language we do not speak. A failure costs nobody anything and is tried again at the next start. */
export async function introduce(callApi: CallApi, { texts, languages }: Content, log: Logger): Promise<void> {
  const list = (of: (typeof commands)['private'], lang: string) =>
    of.map(({ name, does }) => ({ command: name, description: texts.plain(lang, does) }));
  try {
    for (const { lang, code } of [{ lang: 'en', code: undefined }, ...languages.map((each) => ({ lang: each.id, code: each.id }))]) {
      const language = code ? { language_code: code as LanguageCode } : {};
      await callApi('setMyCommands', {
        commands: list(commands.private, lang),
        scope: { type: 'all_private_chats' },
        ...language,
      } satisfies Call<'setMyCommands'>);
      await callApi('setMyDescription', {
        description: texts.plain(lang, profileWords.description),
        ...language,
      } satisfies Call<'setMyDescription'>);
      await callApi('setMyShortDescription', {
        short_description: texts.plain(lang, profileWords.short),
        ...language,
      } satisfies Call<'setMyShortDescription'>);
    }
    await callApi('setMyCommands', {
      commands: list(commands.group, deskLanguage),
      scope: { type: 'all_group_chats' },
    } satisfies Call<'setMyCommands'>);
  } catch (error) {
    log.warn(faultOf(error), 'commands not set');
  }
}
