import { actionData, parseAction } from '../base/action.ts';
import { type Button, type Screen, text } from '../base/screen.ts';
import type { Message } from '../desk/message.ts';
import { act, home } from './buttons.ts';

/** The most bytes of a button's data that Telegram takes (Bot API, InlineKeyboardButton). */
const longestData = 64;

/** Sends the message again when it is pressed; null when its key does not fit on a button. */
function again({ key }: Message): Button | null {
  const action = { do: 'again', key } as const;
  const data = actionData(action);
  return parseAction(data) && Buffer.byteLength(data) <= longestData ? act('again', action) : null;
}

/** That a message may be missing, what it is, and how to get it: nobody knows whether it arrived, and it is not sent twice unasked. */
export function unsureScreen(message: Message): Screen {
  const { body, to } = message;
  const { kind } = body;
  // What stands in the message of the dates stands in the list, too, and as it is then.
  const button = kind === 'dates' ? act('see-dates', { do: 'documents' }) : again(message);
  const appointments = kind === 'confirmation' || kind === 'calendar' || kind === 'venue' || kind === 'told';
  const own: readonly Button[] = 'desk' in to ? [] : [...(appointments ? [act('appointments', { do: 'appointments' })] : []), home];
  return {
    text: [
      [text('common:unsure.title'), text('common:unsure.what', { what: text(`common:unsure.${kind}`) })],
      ...(button ? [text('common:unsure.press')] : []),
    ],
    buttons: [...(button ? [[button]] : []), ...(own.length > 0 ? [own] : [])],
  };
}

/** Whether a message only tells that another may be missing. */
export function isUnsureScreen({ body }: Message): boolean {
  return body.kind === 'screen' && body.screen.text.flat().some(({ key }) => key === 'common:unsure.title');
}

/** It was asked for again; `ways`: a person gets ways on, a desk's group none. */
export function againScreen(ways: boolean): Screen {
  return { text: [text('common:unsure.coming')], buttons: ways ? [[act('appointments', { do: 'appointments' }), home]] : [] };
}
