import type { Screen } from '../../base/screen.ts';
import { goneScreen } from '../../screens/also-screens.ts';
import { show, type Topic } from '../situation.ts';

/** The message that was pressed as a voice message below it. */
export const aloud: Topic<Screen | null> = {
  async read(reads, { incoming, person }) {
    return incoming.message === null ? null : await reads.screenAt(person.chat, incoming.message);
  },
  decide(situation, screen) {
    const { incoming, person, now, content } = situation;
    if (!screen || incoming.message === null || !content.texts.aloud.has(screen.in ?? person.lang)) return show(goneScreen(situation));
    // Pressed twice, it is the same message until it has gone.
    const key = `aloud:${person.chat}:${incoming.message}`;
    const body = { kind: 'aloud', message: incoming.message } as const;
    return { change: [{ write: 'message', message: { key, due: now, to: { chat: person.chat }, body } }], screens: [] };
  },
};
