import { type Appointment, newVisit } from '../../src/desk/appointment.ts';
import type { Comer } from '../../src/desk/counter.ts';
import type { DeskAct } from '../../src/desk/desk-act.ts';
import { type Handoff, newHandoff } from '../../src/desk/handoff.ts';
import type { Message } from '../../src/desk/message.ts';
import type { Reminder } from '../../src/desk/reminder.ts';
import type { Periods } from '../../src/desk/retention.ts';
import { newSession, type Person } from '../../src/desk/session.ts';
import type { Wish } from '../../src/desk/wish.ts';

/** A day of December; `at('09:00')` is 9:00 UTC on it. */
export function at(clock: string): string {
  return `2026-12-01T${clock}:00.000Z`;
}

export const now = at('08:00');

export function aPerson(chat: number, more: Partial<Person> = {}): Person {
  return { chat, lang: 'it', lang_chosen: true, privacy_on: now, blocked_at: null, session: newSession, version: 0, ...more };
}

export function anAppointment(id: string, from: string, to: string, more: Partial<Appointment> = {}): Appointment {
  return {
    id,
    code: `CODE-${id}`,
    desk: 'prato',
    service: 'permit-help',
    starts_at: at(from),
    ends_at: at(to),
    status: 'booked',
    held_until: null,
    chat: 1,
    handoff: null,
    sequence: 0,
    created_at: now,
    version: 1,
    ...newVisit,
    ...more,
  };
}

export function aHold(id: string, from: string, to: string, until: string, more: Partial<Appointment> = {}): Appointment {
  return anAppointment(id, from, to, { status: 'held', held_until: at(until), ...more });
}

export function aWish(more: Partial<Wish> = {}): Wish {
  const wanted = { desk: 'prato', service: 'permit-help', moving: null, before: null };
  return { chat: 1, ...wanted, since: now, open: true, offers: 0, offered_on: null, hold: null, version: 0, ...more };
}

export function aHandoff(id: string, more: Partial<Handoff> = {}): Handoff {
  const sheet = {
    name: 'Amina Diallo',
    flow: 'permit-renewal',
    outcome: 'renew',
    answers: { 'permit-type': 'employed' },
    papers: ['passport'],
    line: null,
  };
  const told = { id, desk: 'prato', chat: 1, lang: 'it', appointment: 'a1', code: null, urgent: false, sheet };
  return { ...newHandoff(told, now), ...more };
}

export function aComer(number: number, more: Partial<Comer> = {}): Comer {
  const times = { turn: now, came_at: now, called_at: null, began_at: null, ended_at: null };
  return { desk: 'prato', day: '2026-12-01', number, appointment: null, place: 'waiting', ...times, by: null, version: 1, ...more };
}

export function anAct(more: Partial<DeskAct> = {}): DeskAct {
  return { id: `${now}:1`, at: now, desk: 'prato', act: 'took', about: 'K79-3QM', by: 7, ...more };
}

export function aMessage(key: string, due: string, more: Partial<Message> = {}): Message {
  return { key, due: at(due), to: { chat: 1 }, body: { kind: 'appointment-reminder', appointment: 'a1' }, ...more };
}

export function aReminder(more: Partial<Reminder> = {}): Reminder {
  const day = '2026-12-01';
  const became = { outcome: 'sent', why: null, at: now, again_on: null } as const;
  return { document: 'd1', rung: 'month', expires_on: '2027-01-01', due_on: day, ...became, ...more };
}

/** Every period another, so that one taken for another shows. */
export const periods: Periods = {
  persons: { months: 12 },
  'persons-gone': { months: 3 },
  documents: { days: 90 },
  holds: { hours: 1 },
  appointments: { months: 6 },
  sheets: { days: 30 },
  'sheet-links': { hours: 2 },
  'text-asks': { hours: 25 },
  closures: { days: 1 },
  'desk-acts': { months: 5 },
  invitations: { hours: 3 },
  comers: { days: 61 },
  'operator-chats': { months: 11 },
  'messages-sent': { days: 7 },
  'messages-failed': { days: 31 },
  'update-marks': { hours: 25 },
  screens: { days: 60 },
  backups: { days: 14 },
};
