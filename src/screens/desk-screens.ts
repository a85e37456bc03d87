import { linkPayload } from '../base/link.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { sourceDates, sourceTitle } from '../content/source-texts.ts';
import type { Desk } from '../desk/desk.ts';
import { confirmedOn, staleFields } from '../desk/record.ts';
import { addressLine } from './appointment-lines.ts';
import { assuranceLines, hasConfirmed } from './assurance-lines.ts';
import { act, backRow, button } from './buttons.ts';
import { bookableDesk } from './free-times.ts';
import { hoursLines, type When } from './hours-lines.ts';
import { accessLines, servicesLines, stepLines } from './office-lines.ts';
import type { Setting } from './setting.ts';
import { spokenLines } from './spoken-lines.ts';

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
  const address = addressLine(desk);
  return {
    text: [
      text('common:desk.name', { name: desk.name }),
      [
        address ?? text('common:desk.no-address', { town: desk.municipality }),
        ...(address ? pinLines(desk.precision === 'door') : []),
        ...contactLines(desk),
        ...accessLines(desk),
        ...spokenLines(desk.languages),
        ...servicesLines(desk),
      ],
      timeLines(setting, desk),
      ...assuranceParagraph(setting, desk),
      toldLine(setting, desk),
    ],
    buttons: [
      ...(bookableDesk(setting, desk) ? [[act('book-here', { do: 'book-start', service: 'orientation', flow: '' })]] : []),
      ...(setting.deskChats.has(desk.id) ? [[act('ask-desk', { do: 'ask-to', desk: desk.id, flow: '', urgent: '' })]] : []),
      [shareButton(desk.name, linkPayload({ to: 'desk', desk: desk.id }))],
      placeRow(desk.id, desk.precision === 'door'),
      backRow({ do: 'desks' }),
    ],
  };
}

/** Sends the card's link to somebody. */
export const shareButton = (name: string, payload: string): Button => ({
  label: text('common:button.share-desk'),
  share: { payload, text: text('common:desk.share', { name }) },
});

/** That only the town's point is known, where it is so. */
export const pinLines = (exact: boolean): readonly Text[] => (exact ? [] : [text('common:where.pin-town')]);

/** The map, where the door is known, and saying that the card is wrong. */
export const placeRow = (place: string, exact: boolean): readonly Button[] => [
  ...(exact ? [act('pin', { do: 'pin', place })] : []),
  act('wrong', { do: 'wrong', place, what: '' }),
];

/** How to reach a desk, and whether there are steps. */
export const contactLines = (desk: Desk): readonly Text[] => [
  ...desk.phone.map((number) => text('common:desk.phone', { number })),
  ...stepLines(desk),
];

export function timeLines(when: When, desk: Desk): readonly Text[] {
  const timetable = when.content.timetables.find((each) => each.desk === desk.id);
  const sure = confirmedOn(desk, 'hours') !== null && !staleFields(desk, when.today).includes('hours');
  return timetable ? hoursLines(when, timetable, sure) : [text('common:desk.no-hours')];
}

function assuranceParagraph({ today }: Pick<Setting, 'today'>, desk: Desk): Paragraph[] {
  const lines = assuranceLines(desk, today);
  return lines.length > 0 ? [lines] : [];
}

/** Who told all this, and when it was checked. */
export function toldLine({ content }: Pick<When, 'content'>, desk: Desk): Text {
  const { sources, checked_on: day } = desk;
  const told = sources.flatMap((id) => content.sources.get(id) ?? []);
  return text(hasConfirmed(desk) ? 'record:told' : 'common:desk.told', {
    sources: told.map((each) => text('common:desk.source', { title: sourceTitle(each), dates: sourceDates(each) })),
    day,
  });
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
