import type { Context } from 'telegraf';
import type { Content } from '../content/content.ts';
import type { Change } from '../desk/change.ts';
import { newSession, type Person } from '../desk/session.ts';

/** The languages of chats, as they are kept. */
export interface ChatLocales {
  /** The language of who sent the update: the one they chose, else a guess. */
  load(chat: number | undefined, clientLang: string | undefined): Promise<string>;
  save(ctx: Pick<Context, 'chat'>, locale: string): Promise<void>;
}

/** Spoken to who has a phone in a language that the bot does not speak. */
export const otherwise = 'en';

/** How often a language is written anew when the person changed meanwhile. */
const tries = 3;

/** The languages of the chats lately heard from, at most so many, so that an update need not ask the database twice. */
export function rememberLanguages(most: number, stored: (chat: number) => Promise<{ readonly lang: string } | null>) {
  const known = new Map<number, string>();
  const set = (chat: number, lang: string) => {
    known.delete(chat);
    known.set(chat, lang);
    const oldest = known.size > most ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  return { set, of: async (chat: number, otherwise: () => string) => known.get(chat) ?? (await stored(chat))?.lang ?? otherwise() };
}

/** The language of a chat as it is stored; of somebody never met a guess. */
export function storedLocale(
  content: Pick<Content, 'languages'>,
  spoken: ReturnType<typeof rememberLanguages>,
  store: { person(chat: number): Promise<Person | null>; commit(change: Change): Promise<unknown> },
): ChatLocales {
  return {
    load: async (chat, clientLang) => (chat === undefined ? 'it' : await spoken.of(chat, () => guessLanguage(content, clientLang))),
    async save({ chat }, locale) {
      if (!chat) return;
      for (let attempt = 0; chat.type === 'private' && attempt < tries; attempt++) {
        const person = (await store.person(chat.id)) ?? unmet(chat.id);
        const written = await store.commit([{ write: 'person', person: { ...person, lang: locale, lang_chosen: true } }]);
        if (written === 'done') break;
      }
      spoken.set(chat.id, locale);
    },
  };
}

/** Somebody of whom nothing is kept. */
const unmet = (chat: number): Person => ({
  chat,
  lang: '',
  lang_chosen: false,
  privacy_on: null,
  blocked_at: null,
  session: newSession,
  version: 0,
});

/** The language of somebody never met: the client's if we speak it, else English. */
export function guessLanguage(content: Pick<Content, 'languages'>, clientLang: unknown): string {
  const wanted = typeof clientLang === 'string' ? clientLang.split('-')[0] : undefined;
  return content.languages.find((each) => each.id === wanted)?.id ?? otherwise;
}
