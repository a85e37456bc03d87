import type { Screen } from '../base/screen.ts';
import { addDays, type Clock, type Day, daysBetween, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment, Taken } from './appointment.ts';
import { visitChanged } from './appointment-messages.ts';
import type { Change, Write } from './change.ts';
import { strandedOf, type Times } from './closures.ts';
import type { Closure, DeskId, MadeClosure } from './desk.ts';
import { nobody } from './freed.ts';
import type { Handoff } from './handoff.ts';
import type { Message } from './message.ts';

/** Somebody booked at a time at which the desk is closed by now. */
export interface Stranded {
  readonly appointment: Appointment;
  readonly handoff: Handoff | null;
}

/** What a closure is beside its desk and its first day. */
export interface Extent {
  /** One reception of the day; null: all of it. */
  readonly hours: { readonly from: Clock; readonly until: Clock } | null;
  /** One seat of the desk. */
  readonly seat?: number;
  /** The last of several days. */
  readonly until?: Day;
}

/** A whole day, a reception of it, or several days; of the desk or of one seat. The same one always has the same name. */
export function closureOf(desk: DeskId, from: Day, { hours, seat, until = from }: Extent): MadeClosure {
  const closure = { desk, from, until, ...(hours ? { hours } : {}), ...(seat === undefined ? {} : { seat }) };
  return { id: `${desk}:${from}:${extentOf(closure)}`, ...closure };
}

/** How far a closure goes, in a few signs: when its reception begins, its seat after a dot, how many days follow after a dash. */
export function extentOf({ from, until, hours, seat }: Closure): string {
  const days = daysBetween(from, until);
  return `${hours?.from ?? ''}${seat === undefined ? '' : `.${seat}`}${days > 0 ? `-${days}` : ''}`;
}

/** How far a closure goes, read from its few signs; `time`: when its reception begins, or empty. Null: no closure is written so. */
export function readExtent(signs: string, from: Day): { readonly time: string; readonly seat?: number; readonly until: Day } | null {
  const read = /^(\d\d:\d\d)?(?:\.([1-9]))?(?:-(\d{1,3}))?$/.exec(signs);
  if (!read) return null;
  const [, time = '', seat, days = '0'] = read;
  return { time, until: addDays(from, Number(days)), ...(seat === undefined ? {} : { seat: Number(seat) }) };
}

/** The time that such a closure takes. */
export function closedSpan({ id, from, until, hours, seat }: MadeClosure, zone: Zone): Taken {
  return {
    id,
    closed: true,
    ...(seat === undefined ? {} : { seat }),
    starts_at: momentOf(from, hours?.from ?? '00:00', zone),
    ends_at: hours && hours.until !== '24:00' ? momentOf(until, hours.until, zone) : momentOf(addDays(until, 1), '00:00', zone),
  };
}

/** Whom a change of times strands, and whose time is good again. */
export function strandedBetween(
  before: Times,
  after: Times,
  appointments: readonly Appointment[],
  now: Instant,
  zone: Zone,
): { readonly stranded: readonly Appointment[]; readonly freed: readonly Appointment[] } {
  const [was, is] = [before, after].map((times) => strandedOf(times, appointments, now, zone));
  return { stranded: (is ?? []).filter((each) => !was?.includes(each)), freed: (was ?? []).filter((each) => !is?.includes(each)) };
}

/** Whom a closure strands who is not stranded without it. `known` does not hold it. */
export const strandedBy = (
  known: Times,
  closure: Closure,
  appointments: readonly Appointment[],
  now: Instant,
  zone: Zone,
): readonly Appointment[] => strandedBetween(known, { ...known, closures: [...known.closures, closure] }, appointments, now, zone).stranded;

const keys = ({ appointment: { id, starts_at }, handoff }: Stranded) => ({
  told: `appointment:${id}:stranded:${starts_at}`,
  again: `appointment:${id}:open-again:${starts_at}`,
  note: `handoff:${handoff?.id ?? ''}:stranded:${starts_at}`,
});
/** The message to the person, for whoever asks whether it has gone out. */
export const toldKey = (stranded: Stranded): string => keys(stranded).told;

function messages(stranded: Stranded, due: Instant): readonly Message[] {
  const { appointment, handoff } = stranded;
  const { told, note } = keys(stranded);
  const { id, chat, desk } = appointment;
  // Without Telegram: somebody has to call.
  const here = chat !== nobody;
  return [
    ...(here ? [{ key: told, due, to: { chat }, body: { kind: 'stranded', appointment: id } } satisfies Message] : []),
    ...(handoff
      ? [
          {
            key: note,
            due,
            to: { desk },
            body: { kind: 'note-to-desk', handoff: handoff.id, note: here ? 'stranded' : 'stranded-call' },
          } satisfies Message,
        ]
      : []),
  ];
}

/** Tells a person and the desk, once for that time: one that is moved into another closure is told again, and so is who read that it was open again. */
export function tellOnce(stranded: Stranded, now: Instant): Change {
  const write = stranded.appointment.shut_told === '' ? 'message' : 'message-once';
  return messages(stranded, now).map((message): Write => ({ write, message }));
}

/** Whoever is stranded from now on is told, also who was told before of what was taken back since. */
export const tellStranded = (stranded: readonly Stranded[], now: Instant): Change =>
  stranded.flatMap((each): Write[] => [
    { write: 'drop', key: keys(each).again },
    ...messages(each, now).map((message): Write => ({ write: 'message', message })),
  ]);

/** Closes the desk; whom it strands is told. */
export const closeDesk = (closure: MadeClosure, stranded: readonly Stranded[], now: Instant): Change => [
  { write: 'closure', closure },
  ...tellStranded(stranded, now),
];

/** Somebody whose time is good again, and what they read; null: they never read that it was not. */
export type Freed = Stranded & { readonly screen: Screen | null };

/** Whoever read that the desk is closed then and has not chosen another time is told that the appointment stands. */
export const tellFreed = (freed: readonly Freed[], now: Instant): Change => freed.flatMap((each) => standsAgain(each, now));

/** Lifts a closure. */
export const reopenDesk = (closure: MadeClosure, freed: readonly Freed[], now: Instant): Change => [
  { write: 'closure-drop', id: closure.id },
  ...tellFreed(freed, now),
];

/** The desk receives at a booked time again. `screen`: for whoever read that it did not. */
export function standsAgain(each: Freed, now: Instant): Change {
  const { told, again, note } = keys(each);
  const { id, chat } = each.appointment;
  const said: Write[] =
    each.screen && chat !== nobody
      ? [
          { write: 'message', message: { key: again, due: now, to: { chat }, body: { kind: 'screen', screen: each.screen } } },
          ...visitChanged(each.appointment, now),
        ]
      : [];
  return [
    { write: 'drop', key: told },
    { write: 'drop', key: note },
    ...(chat === nobody ? [] : [{ write: 'shut-told' as const, appointment: id, at: '' as const }]),
    ...said,
  ];
}

/** Whether the person read that the desk is closed at that very time. */
export const readShut = ({ shut_told, starts_at }: Pick<Appointment, 'shut_told' | 'starts_at'>): boolean => shut_told === starts_at;
