import type { Content } from '../content/content.ts';

/** The languages of the chats lately heard from, at most so many, so that an update need not ask the database twice. */
export function rememberLanguages(most: number, stored: (chat: number) => Promise<{ readonly lang: string } | null>) {
  const known = new Map<number, string>();
  const set = (chat: number, lang: string) => {
    known.delete(chat);
    known.set(chat, lang);
    const oldest = known.size > most ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  return { set, of: async (chat: number, otherwise: string) => known.get(chat) ?? (await stored(chat))?.lang ?? otherwise };
}

/** The language of somebody never met: the client's if we speak it, else English. */
export function guessLanguage(content: Pick<Content, 'languages'>, clientLang: unknown): string {
  const wanted = typeof clientLang === 'string' ? clientLang.split('-')[0] : undefined;
  return content.languages.find((each) => each.id === wanted)?.id ?? 'en';
}
