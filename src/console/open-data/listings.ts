import type { Day } from '../../base/time.ts';
import type { Content, Source } from '../../content/content.ts';
import type { Desk } from '../../desk/desk.ts';
import { deskKind, type Municipality, type Office } from '../../desk/office.ts';
import { allAssuredOn } from '../../desk/record.ts';
import type { Spoken } from '../../desk/spoken-days.ts';
import type { OfficeKind } from '../../flow/flow.ts';

/** Under which everything of the directory may be used again, by whoever names where it comes from. */
export const licence = 'https://creativecommons.org/licenses/by/4.0/';

/** A place as open data tells it; null and an empty list: nobody has told. */
export interface Listing {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly name: string;
  readonly town: Municipality;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly point: { readonly lat: number; readonly lon: number };
  readonly precision: 'municipality' | 'door';
  readonly phone: readonly string[];
  readonly email: string | null;
  readonly website: string | null;
  readonly hours: string | null;
  /** Of operators or mediators. */
  readonly languages: readonly Spoken[];
  readonly services: readonly string[];
  readonly appointment: boolean;
  /** The provinces or municipalities for which it is competent. */
  readonly covers: readonly string[];
  readonly step_free: boolean | null;
  readonly sources: readonly Source[];
  readonly checked_on: Day;
  /** When all of it was last confirmed by its own people, or checked by us. */
  readonly assured_on: Day;
  /** What the place's own people confirmed, by field. */
  readonly confirmed: NonNullable<Desk['confirmed']>;
}

/** Every place of the directory. Example hours of the demo are none. */
export function listings(content: Content): readonly Listing[] {
  const towns = new Map([...content.municipalities.values()].map((each) => [each.name, each]));
  const told = (ids: readonly string[]) => ids.flatMap((id) => content.sources.get(id) ?? []);
  const fromDesk = (desk: Desk): Listing[] => {
    const town = towns.get(desk.municipality);
    const timetable = content.timetables.find((each) => each.desk === desk.id && !each.example);
    if (!town) return [];
    const { id, name, address, postcode, precision, phone, website, services, checked_on } = desk;
    return [
      {
        ...{ id, name, town, address, postcode, precision, phone, website, services, checked_on, kind: deskKind },
        ...{
          point: { lat: desk.lat, lon: desk.lon },
          email: null,
          hours: timetable?.hours ?? null,
          languages: desk.languages,
          appointment: false,
        },
        ...{ assured_on: allAssuredOn(desk), confirmed: desk.confirmed ?? {} },
        ...{ covers: [], step_free: desk.step_free ?? null, sources: told(desk.sources) },
      },
    ];
  };
  const fromOffice = (office: Office): Listing[] => {
    const town = towns.get(office.municipality);
    if (!town) return [];
    const { id, kind, name, address, phone, email, website, hours, languages, services, appointment, covers, door, checked_on } = office;
    return [
      {
        ...{ id, kind, name, town, address, phone, email, website, hours, languages, services, appointment, checked_on },
        ...{ postcode: null, point: door ?? { lat: town.lat, lon: town.lon }, precision: door ? 'door' : 'municipality' },
        covers: 'provinces' in covers ? covers.provinces : covers.municipalities,
        ...{ step_free: office.step_free ?? null, sources: told([office.source]), assured_on: checked_on, confirmed: {} },
      },
    ];
  };
  return [...[...content.desks.values()].flatMap(fromDesk), ...content.offices.flatMap(fromOffice)];
}
