import type { Content } from '../content/content.ts';
import type { Change } from '../desk/change.ts';
import type { Person } from '../desk/session.ts';
import type { LocaleSource } from './context.ts';

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
): Pick<LocaleSource, 'load' | 'save'> {
  return {
    load: async (chat, clientLang) => (chat === undefined ? 'it' : await spoken.of(chat, () => guessLanguage(content, clientLang))),
    async save({ chat }, locale) {
      const person = chat ? await store.person(chat.id) : null;
      if (person) await store.commit([{ write: 'person', person: { ...person, lang: locale, lang_chosen: true } }]);
      if (chat) spoken.set(chat.id, locale);
    },
  };
}

/** The language of somebody never met: the client's if we speak it, else English. */
export function guessLanguage(content: Pick<Content, 'languages'>, clientLang: unknown): string {
  const wanted = typeof clientLang === 'string' ? clientLang.split('-')[0] : undefined;
  return content.languages.find((each) => each.id === wanted)?.id ?? 'en';
}
