import type { Day } from '../base/time.ts';
import type { OfficeKind } from '../flow/flow.ts';
import type { Spoken } from './spoken-days.ts';

/** How something is done here: its words are `local:<office>.<id>`. */
export interface OfficeNote {
  readonly id: string;
  /** Who said it and when: a source of the register, which carries its date. */
  readonly source: string;
}

/** An office as it is in one place; null and an empty list: nobody has told. */
export interface Office {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly name: string;
  /** The provinces (`GR`) or the municipalities for which it is competent. */
  readonly covers: { readonly provinces: readonly string[] } | { readonly municipalities: readonly string[] };
  readonly municipality: string;
  readonly address: string | null;
  readonly phone: readonly string[];
  readonly email: string | null;
  readonly pec: string | null;
  readonly website: string | null;
  /** What it helps with, as far as somebody told: reasons to come, of the desks' own list. */
  readonly services: readonly string[];
  /** When it receives, in OpenStreetMap `opening_hours` syntax. */
  readonly hours: string | null;
  /** Spoken there by operators or mediators. */
  readonly languages: readonly Spoken[];
  /** The point of its door; absent: only the town is known. */
  readonly door?: { readonly lat: number; readonly lon: number };
  /** Whether one gets in without steps; absent: nobody has told. */
  readonly step_free?: boolean;
  /** By appointment; false: nobody has told so. */
  readonly appointment: boolean;
  /** The source is old, or its project may have ended: shown with that. */
  readonly to_confirm: boolean;
  readonly notes: readonly OfficeNote[];
  /** Who told address and numbers. */
  readonly source: string;
  readonly checked_on: Day;
}

/** The kind of offices that are desks for foreigners. */
export const deskKind: OfficeKind = 'info-desk';

/** A municipality by its ISTAT code; the point is that of the town. */
export interface Municipality {
  readonly id: string;
  readonly name: string;
  /** What it is called in other languages. */
  readonly also: readonly string[];
  readonly province: string;
  readonly lat: number;
  readonly lon: number;
}

/** The offices of these kinds that are competent for who lives there, in the order of the kinds; those of the municipality itself first. */
export function officesFor(offices: readonly Office[], kinds: readonly OfficeKind[], home: Municipality): readonly Office[] {
  const own = ({ covers }: Office) => 'municipalities' in covers && covers.municipalities.includes(home.name);
  const province = ({ covers }: Office) => 'provinces' in covers && covers.provinces.includes(home.province);
  return kinds.flatMap((kind) => {
    const all = offices.filter((office) => office.kind === kind);
    return [...all.filter(own), ...all.filter(province)];
  });
}
