import { spokenWords } from '../screens/spoken-words.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';

/** A message of the bot's as a voice message, as it stands now. */
export async function drawAloud({ store, content, speak }: DrawDeps, chat: number, message: number, lang: string): Promise<Drawn | Untrue> {
  const screen = await store.screenAt(chat, message);
  if (!screen) return { untrue: 'nothing stands there any more' };
  const said = screen.in ?? lang;
  const sound = await speak?.(said, spokenWords(screen, said, content.texts));
  if (!sound) return { untrue: 'it cannot be said aloud here' };
  return { what: { what: 'voice', file: { source: sound, filename: 'voice.ogg', type: 'audio/ogg' } }, lang, after: () => [] };
}
