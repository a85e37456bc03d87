import { linkPayload } from '../base/link.ts';
import { type Text, text } from '../base/screen.ts';
import { clockAt } from '../base/time.ts';
import type { Desk } from '../desk/desk.ts';
import { type Cut, doorAt } from '../desk/hours.ts';
import { deskKind, type Municipality, type Office } from '../desk/office.ts';
import type { Spoken } from '../desk/spoken-days.ts';
import type { OfficeKind } from '../flow/flow.ts';
import { addressLine } from './appointment-lines.ts';
import { assuranceLines } from './assurance-lines.ts';
import { contactLines, timeLines, toldLine } from './desk-screens.ts';
import { cutOf, doorLine, type When } from './hours-lines.ts';
import { accessLines, linesOf, servicesLines } from './office-lines.ts';

/** A place of the directory as who looks for one reads it on a page. */
export interface Entry {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly name: string;
  readonly town: string;
  readonly lat: number;
  readonly lon: number;
  /** The point is the door's; else that of the town. */
  readonly exact: boolean;
  readonly services: readonly string[];
  /** Of mediators and operators; none: nobody has told. */
  readonly languages: readonly Spoken[];
  /** What the desk's own people confirmed, and what nobody did for long. */
  readonly assurance: readonly Text[];
  /** Surely open at this moment. */
  readonly open: boolean;
  /** What somebody finds who goes there now. */
  readonly door: Text;
  /** Address, numbers, hours and who told them. */
  readonly lines: readonly Text[];
  /** Of the link that opens it in the bot. */
  readonly payload: string;
}

/** Every place that people are sent to, by town and name; the desks where the bot books come first. */
export function directory(when: When): readonly Entry[] {
  const { desks, offices, municipalities } = when.content;
  const towns = new Map([...municipalities.values()].map((each) => [each.name, each]));
  const others = offices.flatMap((office) => {
    const town = towns.get(office.municipality);
    return town ? [officeEntry(when, office, town)] : [];
  });
  const order = (a: Entry, b: Entry) => a.town.localeCompare(b.town, 'it') || a.name.localeCompare(b.name, 'it');
  return [...[...desks.values()].map((desk) => deskEntry(when, desk)), ...others.sort(order)];
}

function deskEntry(when: When, desk: Desk): Entry {
  const { id, name, municipality: town, lat, lon, precision, services } = desk;
  const hours = when.content.timetables.find((each) => each.desk === id)?.hours ?? null;
  return {
    ...{ id, name, town, lat, lon, services, kind: deskKind, languages: desk.languages },
    assurance: assuranceLines(desk, when.today),
    exact: precision === 'door',
    ...standing(when, hours, cutOf(when, id)),
    lines: [
      addressLine(desk) ?? text('common:desk.no-address', { town }),
      ...contactLines(desk),
      ...accessLines(desk),
      ...servicesLines(desk),
      ...timeLines(when, desk),
      toldLine(when, desk),
    ],
    payload: linkPayload({ to: 'desk', desk: id }),
  };
}

function officeEntry(when: When, office: Office, town: Municipality): Entry {
  const { id, kind, name, services, languages, hours, door } = office;
  const { lat, lon } = door ?? town;
  return {
    ...{ id, kind, name, town: town.name, lat, lon, services, languages, assurance: [] },
    exact: door !== undefined,
    ...standing(when, hours, cutOf(when, id)),
    // Its name stands above.
    lines: [...linesOf(when, office).slice(1), ...accessLines(office), ...servicesLines(office)],
    payload: linkPayload({ to: 'place', place: id }),
  };
}

function standing(when: When, hours: string | null, cut: Cut): Pick<Entry, 'open' | 'door'> {
  if (hours === null) return { open: false, door: text('common:desk.no-hours') };
  const { is } = doorAt(hours, when.today, clockAt(when.now, when.zone), cut);
  return { open: is === 'open', door: doorLine(when, hours, cut) };
}
