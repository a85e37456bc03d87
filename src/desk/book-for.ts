import type { Instant } from '../base/time.ts';
import { type Appointment, newVisit } from './appointment.ts';
import type { Change, Write } from './change.ts';
import type { DeskId, ServiceId } from './desk.ts';
import { nobody } from './freed.ts';
import { type Handoff, newHandoff, type Operator } from './handoff.ts';
import type { AppointmentId, HandoffId } from './ids.ts';
import { sendSheet, takeAwayAt } from './pass-acts.ts';
import type { Slot } from './slot.ts';

/** A time that an operator gives to somebody without Telegram. */
export interface Given {
  readonly desk: DeskId;
  readonly service: ServiceId;
  /** Of `operatorSlots`: its seats, those of the staff first. */
  readonly slot: Pick<Slot, 'starts_at' | 'ends_at' | 'seats'>;
  /** Whether the seat that it will have is one of the staff. */
  readonly staff: boolean;
  readonly people: number;
  readonly lang: string;
  /** Names for the appointment and its handoff. */
  readonly fresh: { readonly appointment: AppointmentId; readonly handoff: HandoffId; readonly code: string };
}

/** Books for somebody without Telegram (chat 0): nothing is sent to them; the desk has the card, and whose it is comes with `nameGiven`. Stale when all seats were taken meanwhile. */
export function bookFor({ desk, service, slot, staff, people, lang, fresh }: Given, now: Instant): Change {
  const { appointment: id, handoff, code } = fresh;
  const sheet = { name: '', flow: null, outcome: null, answers: {}, papers: [], line: null };
  const { seats, starts_at, ends_at } = slot;
  const of = { id, code, desk, service, starts_at, ends_at, chat: nobody, handoff, sequence: 0, created_at: now, version: 1 };
  return [
    {
      write: 'handoff',
      handoff: newHandoff({ id: handoff, desk, chat: nobody, lang, appointment: id, code: null, urgent: false, sheet }, now),
    },
    { write: 'appointment', appointment: { ...of, ...newVisit, status: 'booked', held_until: null, people, staff }, seats },
    { write: 'draw', handoff, now },
  ];
}

/** Somebody was given a time, and nobody has written yet who it is. */
export const lacksName = ({ chat, sheet }: Pick<Handoff, 'chat' | 'sheet'>, appointment: Pick<Appointment, 'status'> | null): boolean =>
  chat === nobody && sheet.name === '' && appointment?.status === 'booked';

/** The name as on the document, written in the operator's private chat under the message `asked`: it goes onto the sheet, and for whoever has no Telegram the slip comes. */
export function nameGiven(handoff: Handoff, name: string, by: Operator, asked: number, now: Instant): Change {
  const { id, version, sheet } = handoff;
  return [
    { write: 'handoff-set', id, version, set: { sheet: { ...sheet, name } } },
    { write: 'draw', handoff: id, now },
    takeAwayAt(id, by.id, asked, now),
    sendSheet(handoff, by, now),
    ...(handoff.chat === nobody ? [slipTo(handoff, by, now)] : []),
  ];
}

/** The slip for somebody without Telegram, to the operator who prints it. */
export function slipTo({ id }: Pick<Handoff, 'id'>, by: Operator, now: Instant): Write {
  return {
    write: 'message',
    message: { key: `handoff:${id}:slip:${by.id}`, due: now, to: { chat: by.id }, body: { kind: 'slip', handoff: id } },
  };
}
