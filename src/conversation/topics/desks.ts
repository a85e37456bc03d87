import { addressLine } from '../../core/appointment-messages.ts';
import type { Desk } from '../../core/desk.ts';
import { linkPayload } from '../../core/link.ts';
import { type Screen, text } from '../../core/screen.ts';
import { weekHours } from '../../core/slot.ts';
import { act, backRow, because, button } from '../buttons.ts';
import { go, type Situation, show, unread } from '../situation.ts';
import { bookableDesk } from './desk-hours.ts';

/** Kilometres between two points of the map, as the crow flies. */
export function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad);
  const y = (b.lat - a.lat) * rad;
  return Math.sqrt(x * x + y * y) * 6371;
}

function listScreen({ content }: Situation, near?: { lat: number; lon: number }): Screen {
  const desks = [...content.desks.values()];
  if (near) desks.sort((a, b) => kilometres(near, a) - kilometres(near, b));
  const label = (desk: Desk) =>
    near
      ? text('common:desk.near', { town: desk.municipality, km: Math.round(kilometres(near, desk)) })
      : text('common:desk.town', { town: desk.municipality });
  return {
    text: [text('common:desk.title'), text(near ? 'common:desk.by-distance' : 'common:desk.choose')],
    buttons: [
      ...desks.map((desk) => [button(label(desk), { do: 'desk', desk: desk.id })]),
      ...(near ? [] : [[act('near', { do: 'desk-near' })]]),
      backRow(),
    ],
  };
}

/** A desk's card: where, when, how to reach it; what no source tells is said to be unknown. */
export function deskScreen(situation: Situation, desk: Desk): Screen {
  const { content } = situation;
  const timetable = content.timetables.find((each) => each.desk === desk.id);
  const address = addressLine(desk) ?? text('common:desk.no-address', { town: desk.municipality });
  const phones = desk.phone.map((number) => text('common:desk.phone', { number }));
  const hours = timetable
    ? [
        text(timetable.example ? 'common:desk.hours-example' : 'common:desk.hours'),
        ...weekHours(timetable).map(({ day, ranges }) => text('common:desk.hours-line', { day, hours: ranges.join(', ') })),
      ]
    : [text('common:desk.no-hours')];
  return {
    text: [
      text('common:desk.name', { name: desk.name }),
      [address, ...phones],
      hours,
      text('common:desk.checked', { day: desk.checked_on }),
    ],
    buttons: [
      ...(bookableDesk(situation, desk) ? [[act('book-here', { do: 'book-start', service: 'orientation', flow: '' })]] : []),
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

/** The desks: a list, one desk, and the nearest ones by the place that the person shares (used once, not kept). */
export const desks = unread((situation) => {
  const { input, content } = situation;
  if (input.kind === 'location') return show(listScreen(situation, input));
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'desk-near')
    return go(
      situation,
      { place: { at: 'desks' } },
      {
        text: [text('common:desk.send-place')],
        buttons: [],
        stay: true,
        askLocation: { button: text('common:button.send-place'), home: text('common:button.home') },
      },
    );
  if (act?.do === 'desk') {
    const desk = content.desks.get(act.desk);
    return show(desk ? deskScreen(situation, desk) : because(text('common:unexpected.old-button'), listScreen(situation)));
  }
  return go(situation, { place: { at: 'desks' } }, listScreen(situation));
});
