import type { Clock, Day } from '../base/time.ts';
import type { Spoken } from './spoken-days.ts';

export type DeskId = string;
export type ServiceId = string;

/** A place where operators receive people. Null is "no source tells", never "no". */
export interface Desk {
  readonly id: DeskId;
  readonly name: string;
  readonly municipality: string;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly lat: number;
  readonly lon: number;
  /** `municipality`: the point of the town, not of the door. */
  readonly precision: 'municipality' | 'door';
  /** International form, `+39 …`. */
  readonly phone: readonly string[];
  readonly website: string | null;
  readonly services: readonly ServiceId[];
  /** Of mediators and operators; none: nobody has told. */
  readonly languages: readonly Spoken[];
  /** Whether one gets in without steps; absent: nobody has told. */
  readonly step_free?: boolean;
  /** Numbers given in a day to people without an appointment; absent: the usual. */
  readonly walk_ins?: number;
  /** Papers to bring here, by service, where the desk has a list of its own. */
  readonly papers?: Readonly<Record<ServiceId, readonly string[]>>;
  readonly sources: readonly string[];
  readonly checked_on: Day;
  /** When the desk's own people last said that it is right, by field (`RecordField`). */
  readonly confirmed?: { readonly [Field in 'hours' | 'phone' | 'services' | 'languages']?: Day };
}

/** When a desk receives, in OpenStreetMap `opening_hours` syntax; `example` marks hours that only the demo uses. */
export interface Timetable {
  readonly desk: DeskId;
  readonly hours: string;
  /** People received at the same time; absent: one. */
  readonly seats?: number;
  /** Of these times more that only operators give; absent: none. */
  readonly staff_seats?: number;
  readonly example: boolean;
  readonly source: string;
  readonly checked_on: Day;
}

/** Days (inclusive) on which a place does not receive. */
export interface Closure {
  /** The id of a desk; on the patron's day of an office too. */
  readonly desk: DeskId;
  readonly from: Day;
  readonly until: Day;
  /** Only between these hours of each of the days; absent: all day. */
  readonly hours?: { readonly from: Clock; readonly until: Clock };
  /** Again from then on: every week on the same weekdays, every year on the same days (the patron's). Absent: once. */
  readonly every?: 'week' | 'year';
  /** Only this seat: one operator is missing, and the desk receives with the others. Absent: all of them. */
  readonly seat?: number;
}

/** The day of a municipality's patron: nobody is received there. */
export interface Patron {
  readonly municipality: string;
  /** Month and day, `08-10`. */
  readonly day: string;
  readonly source: string;
}

/** A closure that a desk's operators made in their group. */
export interface MadeClosure extends Closure {
  readonly id: string;
}

/** The reason to come: it fixes how long, how far ahead, and what to bring. */
export interface Service {
  readonly id: ServiceId;
  readonly icon: string;
  readonly minutes: number;
  /** Hours between now and the earliest bookable time. */
  readonly lead_hours: number;
  /** How many days ahead one can book. */
  readonly horizon_days: number;
  /** Papers to bring: ids under `common:paper.`. */
  readonly papers: readonly string[];
  /** Papers of guides that the desk prepares with the person, for nothing: nobody brings them. */
  readonly fills_in?: readonly string[];
  /** So many hours before, and later, it is cancelled or moved by telephone only, where the desk has one; absent: until it begins. */
  readonly cancel_hours?: number;
  /** So many people can come together: each takes the minutes once more; absent: one. */
  readonly people?: number;
  /** Group, calendar and messages only say that it is a talk. */
  readonly discreet?: true;
  /** A text is shown before it is booked: `visit:explain.<id>`. */
  readonly explain?: true;
}
