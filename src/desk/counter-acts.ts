import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import { mark } from './attendance.ts';
import type { Change, Write } from './change.ts';
import { type Comer, inLine, isFull, nextNumber, type PlaceInLine, turnOf } from './counter.ts';
import type { Desk, DeskId } from './desk.ts';
import type { Handoff } from './handoff.ts';

/** A visit of the day, as far as the counter needs it. */
export interface Coming {
  readonly appointment: Appointment;
  readonly handoff: Handoff;
}

/** Somebody as they stand after a step, and what it writes. */
export interface Step {
  readonly comer: Comer;
  readonly change: Change;
}

const newComer = { place: 'waiting', called_at: null, began_at: null, ended_at: null, by: null, version: 1 } as const;

/** Somebody with an appointment is there. */
export function comeIn(
  comers: readonly Comer[],
  { appointment, handoff }: Coming,
  now: Instant,
  zone: Zone,
): Step | { readonly refused: 'not-booked' | 'not-today' | 'there-already' } {
  const { id, desk, starts_at, version } = appointment;
  if (appointment.status !== 'booked') return { refused: 'not-booked' };
  if (dayAt(starts_at, zone) !== dayAt(now, zone)) return { refused: 'not-today' };
  if (comers.some((each) => each.appointment === id && each.place !== 'missed')) return { refused: 'there-already' };
  const comer: Comer = {
    ...newComer,
    desk,
    day: dayAt(now, zone),
    number: nextNumber(comers),
    appointment: id,
    turn: turnOf(starts_at, now),
    came_at: now,
  };
  return {
    comer,
    change: [
      { write: 'comer', comer },
      { write: 'appointment-set', id, version, now, set: { arrived_at: now } },
      { write: 'draw', handoff: handoff.id, now },
    ],
  };
}

/** Somebody without an appointment gets a number. */
export function walkIn(
  comers: readonly Comer[],
  id: DeskId,
  desk: Desk | undefined,
  now: Instant,
  zone: Zone,
): { readonly comer: Comer } | { readonly refused: 'full' } {
  if (isFull(comers, desk)) return { refused: 'full' };
  const day = dayAt(now, zone);
  return { comer: { ...newComer, desk: id, day, number: nextNumber(comers), appointment: null, turn: now, came_at: now } };
}

/** Who is called next by this operator, as they are then; null: nobody waits. Two who ask at once are never given the same: the second finds this one changed. */
export function callNext(comers: readonly Comer[], by: number, now: Instant): Step | null {
  const [first] = inLine(comers);
  return first ? call(first, by, now) : null;
}

/** The steps that somebody goes from a place, and by whom they are decided. */
const steps: Readonly<Record<PlaceInLine, readonly PlaceInLine[]>> = {
  waiting: ['called'],
  called: ['with', 'parked', 'missed', 'done', 'sent-on'],
  with: ['done', 'parked', 'sent-on'],
  parked: ['called', 'missed', 'sent-on'],
  done: [],
  missed: [],
  'sent-on': [],
};

const canGo = (comer: Comer, to: PlaceInLine): boolean => steps[comer.place].includes(to);

const ends: readonly PlaceInLine[] = ['done', 'missed', 'sent-on'];

function call(comer: Comer, by: number, now: Instant): Step {
  return went(comer, { place: 'called', called_at: now, began_at: null, ended_at: null, by });
}

function went(comer: Comer, set: Extract<Write, { write: 'comer-set' }>['set']): Step {
  const { desk, day, number, version } = comer;
  return { comer: { ...comer, ...set, version: version + 1 }, change: [{ write: 'comer-set', desk, day, number, version, set }] };
}

/** Somebody goes to another place; a visit that is done or missed is marked on the appointment, too, where its time has begun. */
export function goTo(
  comer: Comer,
  to: PlaceInLine,
  visit: Coming | null,
  by: number,
  now: Instant,
): Step | { readonly refused: 'moved-on' } {
  if (!canGo(comer, to)) return { refused: 'moved-on' };
  if (to === 'called') return call(comer, by, now);
  const at = { ...(to === 'with' ? { began_at: now } : {}), ...(ends.includes(to) ? { ended_at: now } : {}) };
  const step = went(comer, { place: to, ...at });
  const status = to === 'done' ? 'attended' : to === 'missed' ? 'missed' : null;
  const marked = status && visit ? mark(visit.appointment, visit.handoff, status, now) : null;
  return { ...step, change: [...step.change, ...(marked && 'change' in marked ? marked.change : [])] };
}
