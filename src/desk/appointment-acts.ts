import type { Text } from '../base/screen.ts';
import type { Instant, Zone } from '../base/time.ts';
import type { Acted } from './acted.ts';
import { type Appointment, stateOf } from './appointment.ts';
import { appointmentMessages, noteMessage, outOfCalendar, toldMessage, visitChanged } from './appointment-messages.ts';
import type { Change, Write } from './change.ts';
import type { DeskId } from './desk.ts';
import { keepFreed, type Lot } from './freed.ts';
import { type Handoff, newHandoff, type Sheet } from './handoff.ts';
import type { AppointmentId, HandoffId } from './ids.ts';
import type { CancelReason } from './message.ts';
import { toDesk, toQuestion } from './moved-request.ts';
import type { Slot } from './slot.ts';
import { countVisit, lastReminder } from './visit-reminders.ts';

/** Who acts on an appointment: its resident, or the desk that has it. */
export type By = 'resident' | 'desk';

/** Whether an appointment can still be moved or cancelled by its resident. */
export function isOpen(appointment: Appointment, now: Instant): boolean {
  return appointment.status === 'booked' && appointment.starts_at > now;
}

/** Open appointments that one person may have at a time; more only by the desk. */
const mostOpen = 2;

/** Why a person may not book this, with the appointment that stands against it: one for the same need, two in all, another at the same hour. */
export function bookingLimit(
  open: readonly Appointment[],
  wanted: { readonly service: string; readonly starts_at?: Instant; readonly ends_at?: Instant },
): { readonly why: 'same-service' | 'too-many' | 'same-hour'; readonly of: Appointment } | null {
  const [first] = open;
  const same = open.find(({ service }) => service === wanted.service);
  if (same) return { why: 'same-service', of: same };
  if (first && open.length >= mostOpen) return { why: 'too-many', of: first };
  const { starts_at, ends_at } = wanted;
  const at = open.find((each) => starts_at !== undefined && ends_at !== undefined && each.starts_at < ends_at && each.ends_at > starts_at);
  return at ? { why: 'same-hour', of: at } : null;
}

export interface Booking {
  readonly hold: Appointment;
  /** The name of a new handoff. */
  readonly handoff: HandoffId;
  /** The question to this desk that is still open: the booking goes into it. */
  readonly joins: Handoff | null;
  readonly lang: string;
  readonly sheet: Sheet;
  readonly bring: readonly Text[];
}

/** Of the person's handoffs the open question to that desk, which a booking there joins: one conversation with one desk. */
export const questionTo = (mine: readonly Handoff[], desk: DeskId): Handoff | null =>
  mine.find((each) => each.desk === desk && each.status !== 'closed' && each.appointment === null) ?? null;

/** Books the held time, hands the sheet to the desk, and promises what has to be said. */
export function book({ hold, handoff: fresh, joins, lang, sheet, bring }: Booking, now: Instant, zone: Zone): { readonly change: Change } {
  const { id, desk, chat, version } = hold;
  const handoff = joins?.id ?? fresh;
  const set = { status: 'booked', held_until: null, handoff } as const;
  const passed: readonly Write[] = joins
    ? [
        {
          write: 'handoff-set',
          id: handoff,
          version: joins.version,
          set: { appointment: id, sheet: { ...sheet, line: joins.sheet.line } },
        },
        noteMessage(handoff, desk, now, 'booked'),
      ]
    : [
        {
          write: 'handoff',
          handoff: newHandoff({ id: handoff, desk, chat, lang, appointment: id, code: null, urgent: false, sheet }, now),
        },
      ];
  return {
    change: [
      ...passed,
      { write: 'appointment-set', id, version, now, set },
      ...appointmentMessages({ ...hold, ...set }, zone, now, 'booked', bring, true),
      { write: 'draw', handoff, now },
    ],
  };
}

export interface Move {
  readonly appointment: Appointment;
  readonly handoff: Handoff | null;
  readonly desk: DeskId;
  /** `seats`: those that are free then. */
  readonly slot: Pick<Slot, 'starts_at' | 'ends_at'> & { readonly seats?: readonly number[] };
  /** The hold that keeps the new time for it. */
  readonly instead?: AppointmentId;
  readonly by: By;
  /** The question to the new desk that is still open: it takes the appointment. */
  readonly joins?: Handoff | null;
  /** For the time that it leaves. */
  readonly lot: Lot;
}

/** Moves an appointment to another time, perhaps to another desk; the old time is given up in the same moment. Both desks see it. */
export function move({ appointment, handoff, desk, slot, instead, by, joins, lot }: Move, now: Instant, zone: Zone): Acted<'not-booked'> {
  if (appointment.status !== 'booked') return { refused: 'not-booked' };
  const { seats } = slot;
  const set = { desk, starts_at: slot.starts_at, ends_at: slot.ends_at, sequence: appointment.sequence + 1, staff: false };
  const seating = instead ? { instead } : seats ? { seats } : {};
  const how = by === 'desk' ? 'moved-by-desk' : 'moved';
  const into = handoff && handoff.desk !== desk ? (joins ?? null) : null;
  // What it still touches is its own.
  const apart = desk !== appointment.desk || slot.ends_at <= appointment.starts_at || slot.starts_at >= appointment.ends_at;
  return {
    change: [
      ...(apart ? keepFreed(appointment, lot, now) : []),
      {
        write: 'appointment-set',
        id: appointment.id,
        version: appointment.version,
        now,
        set: into ? { ...set, handoff: into.id } : set,
        ...seating,
      },
      ...(handoff ? (into ? toQuestion(handoff, into, appointment, now) : toDesk(handoff, desk, by === 'resident', now)) : []),
      ...appointmentMessages({ ...appointment, ...set }, zone, now, how, [], desk !== appointment.desk),
    ],
  };
}

/** The person says that they come, at the time that they were told (`sequence`); the desk sees it on the card. */
export function confirm(
  appointment: Appointment,
  handoff: Handoff | null,
  sequence: number,
  now: Instant,
  zone: Zone,
): Acted<'not-booked' | 'moved-since' | 'already'> {
  const { id, version, starts_at, chat } = appointment;
  if (!isOpen(appointment, now)) return { refused: 'not-booked' };
  if (appointment.sequence !== sequence) return { refused: 'moved-since' };
  if (stateOf(appointment) !== 'booked') return { refused: 'already' };
  const last = lastReminder(appointment, zone, now);
  return {
    change: [
      { write: 'appointment-set', id, version, now, set: { confirmed_for: starts_at } },
      ...visitChanged(appointment, now),
      ...(last === null ? [] : [countVisit(chat, last, 'done')]),
      ...(handoff ? [{ write: 'draw' as const, handoff: handoff.id, now }] : []),
    ],
  };
}

/** Nobody is at the desk then: the time must not be given to the next. */
const nobodyThere: readonly CancelReason[] = ['desk-closed', 'ill'];

/** Cancels an appointment: its time is given up unless nobody is there, what was promised for it is dropped, and the other side is told. */
export function cancel(
  appointment: Appointment,
  handoff: Handoff | null,
  by: { readonly resident: true } | { readonly desk: CancelReason },
  lot: Lot,
  now: Instant,
): Acted<'not-booked'> {
  if (appointment.status !== 'booked') return { refused: 'not-booked' };
  const status = 'desk' in by ? 'cancelled-by-desk' : 'cancelled-by-resident';
  const told = (to: Handoff): Write[] =>
    'desk' in by ? toldMessage(to, now, 'cancelled', by.desk) : [noteMessage(to.id, to.desk, now, 'cancelled-by-resident')];
  const { id, version } = appointment;
  const kept = 'desk' in by && nobodyThere.includes(by.desk);
  return {
    change: [
      ...(kept ? [] : keepFreed(appointment, lot, now)),
      {
        write: 'appointment-set',
        id,
        version,
        now,
        set: { status, sequence: appointment.sequence + 1 },
        ...(kept ? { keepsTime: true as const } : {}),
      },
      { write: 'drop', cause: `appointment:${appointment.id}` },
      ...visitChanged(appointment, now),
      ...outOfCalendar(appointment, now),
      ...(handoff ? [{ write: 'draw' as const, handoff: handoff.id, now }, ...told(handoff)] : []),
    ],
  };
}

/** The person came, or did not; only once the time has begun. */
export function attend(
  appointment: Appointment,
  handoff: Handoff,
  status: 'attended' | 'missed',
  now: Instant,
): Acted<'not-booked' | 'not-yet'> {
  if (appointment.status !== 'booked') return { refused: 'not-booked' };
  if (appointment.starts_at > now) return { refused: 'not-yet' };
  const cause = `appointment:${appointment.id}`;
  // Whoever did not come may not know the time yet: that it was booked or moved is still told.
  const over: Write[] =
    status === 'missed'
      ? ['place', 'calendar', 'day-before', 'morning'].map((each) => ({ write: 'drop', key: `${cause}:${each}` }))
      : [{ write: 'drop', cause }];
  return {
    change: [
      { write: 'appointment-set', id: appointment.id, version: appointment.version, now, set: { status } },
      ...over,
      ...visitChanged(appointment, now),
      { write: 'draw', handoff: handoff.id, now },
      ...toldMessage(handoff, now, status),
    ],
  };
}
