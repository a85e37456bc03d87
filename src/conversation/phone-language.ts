import type { Incoming } from '../base/incoming.ts';
import type { Content } from '../content/content.ts';

/** The language of the person's phone, if the bot speaks it (`it-CH` is `it`); else null. */
export function phoneLanguage({ from }: Incoming, { languages }: Content): string | null {
  const wanted = from.client_lang?.split('-')[0];
  return languages.find(({ id }) => id === wanted)?.id ?? null;
}
