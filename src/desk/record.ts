import { addDays, type Day, dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Desk, DeskId, ServiceId, Timetable } from './desk.ts';
import type { Role } from './role.ts';
import type { Spoken } from './spoken-days.ts';

/** What a desk's own people confirm and change of what is told about it. */
export const recordFields = ['hours', 'phone', 'services', 'languages'] as const;
export type RecordField = (typeof recordFields)[number];
export const isRecordField = (name: string): name is RecordField => recordFields.some((each) => each === name);

/** The values of a record; hours null: not known. */
export interface RecordValues {
  readonly hours: string | null;
  readonly phone: readonly string[];
  readonly services: readonly ServiceId[];
  readonly languages: readonly Spoken[];
}

/** What somebody is who tells: their role at the desk, or a member of its group without one. */
export type Teller = Role | 'member';

/** What a desk's people said of one field. */
export interface Said {
  readonly desk: DeskId;
  readonly field: RecordField;
  /** The new value; null: what the files say holds. */
  readonly value: Partial<RecordValues> | null;
  readonly changed_at: Instant | null;
  readonly confirmed_at: Instant | null;
  /** Who confirmed or changed it last. */
  readonly by: Teller | null;
  /** When the group was last asked to confirm it. */
  readonly asked_on: Day | null;
  /** When it was asked a second time. */
  readonly reminded_on: Day | null;
  /** When those who answer for the desk were told that nobody answers. */
  readonly told_on: Day | null;
  /** Rises with each change; one made on an older one is stale. 0: not stored yet. */
  readonly version: number;
}

/** Words that a group was asked for, and those that were typed and wait for a yes; one of them at a time. */
export interface RecordAsk {
  readonly chat: number;
  readonly desk: DeskId;
  readonly field: 'hours' | 'phone';
  readonly at: Instant;
  /** As they would hold; null: nothing was typed yet. */
  readonly draft: string | null;
}

/** Minutes in which what is typed answers the question. */
export const askMinutes = 60;
/** After so many days a desk is asked again, and after so many the card says that nobody has confirmed it. */
const askDays = 60;
export const staleDays = 90;
/** After so many days without an answer to the second question those who answer for the desk are told. */
const tellDays = 7;

const unsaid = (desk: DeskId, field: RecordField): Said => ({
  ...{ desk, field, value: null, changed_at: null, confirmed_at: null, by: null },
  ...{ asked_on: null, reminded_on: null, told_on: null, version: 0 },
});

/** What was said of a field, or that nothing was. */
export const saidOf = (all: readonly Said[], desk: DeskId, field: RecordField): Said =>
  all.find((each) => each.desk === desk && each.field === field) ?? unsaid(desk, field);

/** The record of a desk as it holds now. Hours of the demo are somebody's invention: nobody can confirm them. */
export function recordOf(desk: Desk, timetables: readonly Timetable[]): RecordValues {
  const timetable = timetables.find((each) => each.desk === desk.id && !each.example);
  return { hours: timetable?.hours ?? null, phone: desk.phone, services: desk.services, languages: desk.languages };
}

/** When a field was confirmed by the desk itself, in the files or since; null: never. */
export const confirmedOn = (desk: Pick<Desk, 'confirmed'>, field: RecordField): Day | null => desk.confirmed?.[field] ?? null;

/** The day from which the time without a confirmation is counted: the desk's own word, else that on which the sources were read. */
export const assuredOn = (desk: Desk, field: RecordField): Day => confirmedOn(desk, field) ?? desk.checked_on;

/** When all of a record was last assured by somebody. */
export const allAssuredOn = (desk: Desk): Day => recordFields.map((field) => assuredOn(desk, field)).sort()[0] ?? desk.checked_on;

/** Whether what was assured on that day has to be asked about before one relies on it. */
export const isStale = (assured: Day, today: Day): boolean => addDays(assured, staleDays) < today;

/** What nobody has confirmed for too long. */
export const staleFields = (desk: Desk, today: Day): readonly RecordField[] =>
  recordFields.filter((field) => isStale(assuredOn(desk, field), today));

/** What the group is to be asked about: not confirmed, and not asked about, for so many days. */
export const fieldsToAsk = (desk: Desk, said: readonly Said[], today: Day): readonly RecordField[] =>
  recordFields.filter((field) => {
    const asked = saidOf(said, desk.id, field).asked_on ?? '';
    return addDays([assuredOn(desk, field), asked].sort()[1] ?? '', askDays) <= today;
  });

/** What the group was asked about and nobody has answered when the card is about to say so: it is asked a second time, once in a silence. */
export const fieldsToAskAgain = (desk: Desk, said: readonly Said[], today: Day): readonly RecordField[] =>
  recordFields.filter((field) => {
    const { asked_on, reminded_on } = saidOf(said, desk.id, field);
    const assured = assuredOn(desk, field);
    const asked = asked_on !== null && asked_on > assured && addDays(asked_on, staleDays - askDays) <= today;
    return asked && addDays(assured, staleDays) <= today && (reminded_on ?? '') <= assured;
  });

/** What nobody answered the second time either: those who answer for the desk are told, once in a silence. */
export const fieldsToTell = (desk: Desk, said: readonly Said[], today: Day): readonly RecordField[] =>
  recordFields.filter((field) => {
    const { reminded_on, told_on } = saidOf(said, desk.id, field);
    return (
      reminded_on !== null &&
      reminded_on > assuredOn(desk, field) &&
      addDays(reminded_on, tellDays) <= today &&
      (told_on ?? '') < reminded_on
    );
  });

/** The newer of what the files carry and what was said since. */
export const laterDay = (file: Day | null, said: Instant | null, zone: Zone): Day | null =>
  [file, said === null ? null : dayAt(said, zone)]
    .filter((each) => each !== null)
    .sort()
    .at(-1) ?? null;
