import type { Chat, User } from './telegram.ts';

/** First and last name, or a group's title. */
export function nameOf(who: User | Chat): string {
  if ('title' in who && who.title) return who.title;
  return [who.first_name, who.last_name].filter(Boolean).join(' ') || String(who.id);
}

/** One or two letters for an avatar: "Amina Diallo" → "AD". */
export function initials(name: string): string {
  const words = name.split(/[\s·–-]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** A number from 0 to 6 that is always the same for the same id: which colour somebody has. */
export function tint(id: number): number {
  return Math.abs(id) % 7;
}

/** Telegram client languages offered for a new person, each by its own name. */
export const LANGUAGES: Record<string, string> = {
  it: 'Italiano',
  en: 'English',
  ar: 'العربية',
  sq: 'Shqip',
  ro: 'Română',
  fr: 'Français',
  uk: 'Українська',
  ru: 'Русский',
  bn: 'বাংলা',
  ur: 'اردو',
  pa: 'ਪੰਜਾਬੀ',
  hi: 'हिन्दी',
  zh: '中文',
  es: 'Español',
  pt: 'Português',
  tr: 'Türkçe',
  fa: 'فارسی',
  pl: 'Polski',
  de: 'Deutsch',
};
