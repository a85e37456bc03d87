import { type Screen, type Text, text } from '../base/screen.ts';
import type { Content } from '../content/content.ts';
import type { Handoff } from '../desk/handoff.ts';
import { button, rows } from './buttons.ts';
import { deskLanguage } from './desk-group-screens.ts';

/** The words of an answer of the list. */
export const replyWords = (reply: string): Text => text(`replies:${reply}.text`);
const toCard = (handoff: string) => [button(text('common:button.back'), { do: 'desk-card', handoff })];

/** The answers that can be sent with two taps, in Italian. */
export function repliesScreen({ replies }: Pick<Content, 'replies'>, { id }: Handoff, code: string): Screen {
  const lines = replies.map((reply) => text('common:desk-reply.line', { label: text(`replies:${reply}.label`), said: replyWords(reply) }));
  return {
    text: [text('common:desk-reply.title', { code }), lines],
    buttons: [
      ...rows(
        replies.map((reply) => button(text(`replies:${reply}.label`), { do: 'desk-reply', handoff: id, reply })),
        2,
      ),
      toCard(id),
    ],
  };
}

/** The answer as the operator reads it and as the person will, before it is sent. */
export function replySureScreen(content: Pick<Content, 'languages'>, { id, lang, version }: Handoff, code: string, reply: string): Screen {
  const language = content.languages.find((each) => each.id === lang)?.name ?? lang;
  const theirs = text('common:desk-reply.theirs', { language, said: { ...replyWords(reply), in: lang } });
  return {
    text: [
      text('common:desk-reply.sure', { code }),
      text('common:desk-reply.own', { said: replyWords(reply) }),
      ...(lang === deskLanguage ? [] : [theirs]),
    ],
    buttons: [[button(text('common:desk-reply.send'), { do: 'desk-reply-yes', handoff: id, reply, version: String(version) })], toCard(id)],
  };
}
