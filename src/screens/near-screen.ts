import { linkPayload } from '../base/link.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { clockAt } from '../base/time.ts';
import { byDistance, type Distant, nearestOpen, type Place, type Point } from '../desk/near.ts';
import { deskKind, type Municipality, type Office, officesFor } from '../desk/office.ts';
import { titleKey } from '../flow/keys.ts';
import { act, backRow, button } from './buttons.ts';
import { pinLines, placeRow, shareButton } from './desk-screens.ts';
import { cutOf, doorLine } from './hours-lines.ts';
import { needOf, type OfficeNeed } from './need-of.ts';
import { accessLines, linesOf, servicesLines } from './office-lines.ts';
import type { Setting } from './setting.ts';

/** Every desk for foreigners: those where the bot books, and the others. */
function placesOf(setting: Pick<Setting, 'content' | 'made'>): Place[] {
  const { content } = setting;
  const own = [...content.desks.values()].map((desk): Place => {
    const hours = content.timetables.find((each) => each.desk === desk.id)?.hours ?? null;
    return { ...desk, hours, cut: cutOf(setting, desk.id), booked_here: true };
  });
  const towns = new Map([...content.municipalities.values()].map((each) => [each.name, each]));
  const others = content.offices.flatMap(({ id, kind, name, municipality, hours, door }): Place[] => {
    const town = towns.get(municipality);
    if (kind !== deskKind || !town) return [];
    const { lat, lon } = door ?? town;
    return [{ id, name, municipality, lat, lon, hours, cut: cutOf(setting, id), booked_here: false }];
  });
  return [...own, ...others];
}

/**
 * Three answers for who lives in a town or stands at a point of it: the nearest desk, the nearest that opens soon, and the competent offices: for what a
 * guide has just told the person, first and alone, else one of each kind.
 */
export function nearScreen(setting: Setting, town: Municipality, from: Point = town): Screen {
  const { today, now, zone, content } = setting;
  const near = byDistance(placesOf(setting), from);
  const nearest = near.find(() => true);
  const open = nearestOpen(near, today, clockAt(now, zone));
  const bookable = near.find(({ place }) => place.booked_here);
  const shown = [...new Map([nearest, open, bookable].flatMap((each) => (each ? [[each.place.id, each]] : []))).values()];
  const need = needOf(setting);
  const same = nearest !== null && open?.place.id === nearest.place.id;
  return {
    text: [
      text('common:near.title', { town: town.name }),
      ...(need ? [neededLines(setting, need, town)] : []),
      ...(nearest ? [[text(same ? 'common:near.open-same' : 'common:near.nearest'), ...placeLines(setting, nearest)]] : []),
      ...(same ? [] : open ? [[text('common:near.open'), ...placeLines(setting, open)]] : [text('common:near.none-open')]),
      ...(need ? [] : [competentLines(content.offices, town)]),
      text('common:near.by'),
    ],
    buttons: [
      ...shown.map((each) => [placeButton(each)]),
      [act('offices', { do: 'offices', kind: '', town: town.id }), act('other-town', { do: 'near', town: 'other' })],
      backRow({ do: 'desks' }),
    ],
  };
}

const nameOf = ({ place, km }: Distant): Text =>
  km < 1
    ? text('common:near.place-here', { name: place.name, town: place.municipality })
    : text('common:near.place', { name: place.name, town: place.municipality, km: Math.round(km) });

function placeLines(setting: Setting, each: Distant): Text[] {
  const { hours, cut } = each.place;
  return [nameOf(each), hours === null ? text('common:desk.no-hours') : doorLine(setting, hours, cut)];
}

function placeButton({ place, km }: Distant): Button {
  const label = text('common:desk.near', { town: place.municipality, km: Math.round(km) });
  return button(label, place.booked_here ? { do: 'desk', desk: place.id } : { do: 'place', place: place.id });
}

/** The offices for one need; the others stand behind the button of all offices. */
function neededLines({ content }: Setting, { flow, offices }: OfficeNeed, town: Municipality): Paragraph {
  return [
    text('common:near.need', { guide: text(titleKey(flow)), town: town.name }),
    ...offices.flatMap((kind) => {
      const title = text(`common:office.${kind}`);
      const known = officesFor(content.offices, [kind], town);
      if (known.length > 0) return known.map(({ name }) => text('common:where.here', { kind: title, name }));
      if (kind === 'comune') return [text('common:near.for-comune', { town: town.name })];
      return [text('common:where.none', { kind: title, town: town.name })];
    }),
  ];
}

/** The offices that are competent for who lives there, each with what it is for. The Comune is always one's own. */
function competentLines(offices: readonly Office[], town: Municipality): Paragraph {
  return [
    text('common:near.competent', { town: town.name }),
    ...['questura', 'prefettura', 'asl', 'job-centre'].flatMap((kind) => {
      const known = officesFor(offices, [kind], town);
      return known.length > 0 ? known.map(({ name }) => text(`common:near.for-${kind}`, { name })) : [text(`common:near.some-${kind}`)];
    }),
    text('common:near.for-comune', { town: town.name }),
  ];
}

/** A desk where the bot does not book. */
export function placeScreen(setting: Setting, office: Office): Screen {
  const town = [...setting.content.municipalities.values()].find(({ name }) => name === office.municipality);
  return {
    text: [
      linesOf(setting, office),
      ...accessLines(office),
      ...servicesLines(office),
      // A note may say so in its own words.
      ...(office.hours === null && !office.notes.some(({ id }) => id === 'hours') ? [text('common:desk.no-hours')] : []),
      ...(office.address ? pinLines(office.door !== undefined) : []),
    ],
    buttons: [
      [shareButton(office.name, linkPayload({ to: 'place', place: office.id }))],
      placeRow(office.id, office.door !== undefined),
      backRow(town ? { do: 'near', town: town.id } : { do: 'desks' }),
    ],
  };
}
