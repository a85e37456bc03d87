import { linkPayload } from '../base/link.ts';
import { type Screen, text } from '../base/screen.ts';
import type { Desk } from '../desk/desk.ts';
import { addressLine } from './appointment-lines.ts';
import { act, backRow, button } from './buttons.ts';
import { bookableDesk } from './free-times.ts';
import { hoursLines } from './hours-lines.ts';
import type { Setting } from './setting.ts';

/** The desks where the bot books; the others are found by place. */
export function deskList({ content }: Pick<Setting, 'content'>): Screen {
  return {
    text: [text('common:desk.title'), text('common:desk.choose')],
    buttons: [
      ...[...content.desks.values()].map((desk) => [
        button(text('common:desk.town', { town: desk.municipality }), { do: 'desk', desk: desk.id }),
      ]),
      [act('near', { do: 'desk-near' }), act('by-town', { do: 'near', town: '' })],
      backRow(),
    ],
  };
}

/** A desk's card: where, when, how to reach it; what no source tells is said to be unknown. */
export function deskScreen(setting: Setting, desk: Desk): Screen {
  const { content } = setting;
  const timetable = content.timetables.find((each) => each.desk === desk.id);
  const address = addressLine(desk) ?? text('common:desk.no-address', { town: desk.municipality });
  const phones = desk.phone.map((number) => text('common:desk.phone', { number }));
  const hours = timetable ? hoursLines(setting, timetable) : [text('common:desk.no-hours')];
  return {
    text: [
      text('common:desk.name', { name: desk.name }),
      [address, ...phones],
      hours,
      text('common:desk.checked', { day: desk.checked_on }),
    ],
    buttons: [
      ...(bookableDesk(setting, desk) ? [[act('book-here', { do: 'book-start', service: 'orientation', flow: '' })]] : []),
      ...(setting.deskChats.has(desk.id) ? [[act('ask-desk', { do: 'ask-to', desk: desk.id, flow: '', urgent: '' })]] : []),
      [
        {
          label: text('common:button.share-desk'),
          share: { payload: linkPayload({ to: 'desk', desk: desk.id }), text: text('common:desk.share', { name: desk.name }) },
        },
      ],
      backRow({ do: 'desks' }),
    ],
  };
}

/** Asks for the place of the person, which Telegram sends from a button of its own. */
export function askPlaceScreen(): Screen {
  return {
    text: [text('common:desk.send-place')],
    buttons: [],
    stay: true,
    askLocation: { button: text('common:button.send-place'), home: text('common:button.home') },
  };
}
