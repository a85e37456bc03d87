import { z } from 'zod';
import type { Screen, Text } from '../base/screen.ts';
import type { Appointment } from '../desk/appointment.ts';
import { appointmentStatuses } from '../desk/appointment.ts';
import type { Document } from '../desk/document.ts';
import type { Handoff, Sheet } from '../desk/handoff.ts';
import { type Body, cancelReasons, toldKinds } from '../desk/message.ts';
import type { Person, Session } from '../desk/session.ts';
import type { AppointmentRow, DocumentRow, HandoffRow, MessageRow, PersonRow } from './schema.ts';
import type { Seal } from './seal.ts';
import type { Due } from './store.ts';

const words = z.record(z.string(), z.string());
const list = z.array(z.string()).readonly();

const sheet = z.object({ name: z.string(), flow: z.string().nullable(), outcome: z.string().nullable(), answers: words, papers: list });

const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('start'), payload: z.string().nullable() }),
  z.object({ at: z.literal('menu') }),
  z.object({ at: z.literal('flow'), flow: z.string(), step: z.string().nullable() }),
  z.object({ at: z.literal('booking') }),
  z.object({ at: z.literal('name') }),
  z.object({ at: z.literal('document'), kind: z.string() }),
  z.object({ at: z.literal('desks') }),
  z.object({ at: z.literal('town'), flow: z.string() }),
]);

const draft = z.object({
  service: z.string(),
  flow: z.string().nullable(),
  desk: z.string().nullable(),
  day: z.string().nullable(),
  hold: z.string().nullable(),
  moving: z.string().nullable(),
  removed: list,
  name: z.string().nullable(),
});

const session = z.object({
  place,
  flows: z.record(z.string(), z.object({ answers: words, ticks: list })),
  draft: draft.nullable(),
  trail: z.array(z.int()).readonly().default([]),
  misses: z.int().default(0),
  town: z.string().nullable().default(null),
  followed: z.record(z.string(), z.object({ answers: words, facts: z.record(z.string(), z.union([z.string(), z.number()])) })).default({}),
});

/** Screens are written by us alone and drawn by the view: their outline is enough. */
const screen = z.custom<Screen>((value) => {
  const outline = z.object({ text: z.array(z.unknown()), buttons: z.array(z.array(z.unknown())) });
  return outline.safeParse(value).success;
});

const text = z.custom<Text>((value) => z.object({ key: z.string() }).safeParse(value).success);

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('screen'), screen }),
  z.object({
    kind: z.literal('confirmation'),
    appointment: z.string(),
    how: z.enum(['booked', 'moved', 'moved-by-desk']),
    bring: z.array(text).readonly(),
  }),
  z.object({ kind: z.literal('venue'), desk: z.string() }),
  z.object({ kind: z.literal('calendar'), appointment: z.string() }),
  z.object({ kind: z.literal('appointment-reminder'), appointment: z.string() }),
  z.object({ kind: z.literal('document-reminder'), document: z.string(), rung: z.string() }),
  z.object({ kind: z.literal('told'), handoff: z.string(), what: z.enum(toldKinds), reason: z.enum(cancelReasons).nullable() }),
  z.object({ kind: z.literal('card'), handoff: z.string() }),
  z.object({ kind: z.literal('line-to-desk'), handoff: z.string(), text: z.string() }),
  z.object({ kind: z.literal('line-to-resident'), handoff: z.string(), text: z.string() }),
  z.object({ kind: z.literal('note-to-desk'), handoff: z.string(), note: z.string() }),
]);

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const chat = z.int();

const person = z.object({
  chat,
  lang: z.string(),
  lang_chosen: flag,
  privacy_on: z.string().nullable(),
  blocked_at: z.string().nullable(),
  session,
  version: z.int().positive(),
});

const appointment = z.object({
  id: z.string(),
  code: z.string(),
  desk: z.string(),
  service: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  status: z.enum(appointmentStatuses),
  held_until: z.string().nullable(),
  chat,
  handoff: z.string().nullable(),
  sequence: z.int(),
  created_at: z.string(),
  version: z.int().positive(),
});

const handoff = z.object({
  id: z.string(),
  desk: z.string(),
  chat,
  lang: z.string(),
  appointment: z.string(),
  status: z.enum(['waiting', 'taken', 'closed']),
  sheet,
  taken_by: z.int().nullable(),
  taken_name: z.string().nullable(),
  talking: flag,
  created_at: z.string(),
  version: z.int().positive(),
});

const document = z.object({ id: z.string(), chat, kind: z.string(), expires_on: z.string(), created_at: z.string() });

const recipient = z.union([
  z.object({ to_chat: chat, to_desk: z.null() }).transform(({ to_chat }) => ({ chat: to_chat })),
  z.object({ to_chat: z.null(), to_desk: z.string() }).transform(({ to_desk }) => ({ desk: to_desk })),
]);

export const emptySheet: Sheet = { name: '', flow: null, outcome: null, answers: {}, papers: [] };

// `satisfies` below: a place, body or field added to the core and forgotten here does not compile.
export const closeSession = (seal: Seal, value: Session) => seal.close(JSON.stringify(value satisfies z.output<typeof session>));
export const closeSheet = (seal: Seal, value: Sheet) => seal.close(JSON.stringify(value satisfies z.output<typeof sheet>));
export const closeBody = (seal: Seal, value: Body) => seal.close(JSON.stringify(value satisfies z.output<typeof body>));

const json = (seal: Seal, stored: string): unknown => JSON.parse(seal.open(stored));

export function toPerson(row: PersonRow, seal: Seal): Person {
  return person.parse({ ...row, session: json(seal, row.session) });
}

export function toAppointment(row: AppointmentRow): Appointment {
  return appointment.parse(row);
}

export function toHandoff(row: HandoffRow, seal: Seal): Handoff {
  return handoff.parse({
    ...row,
    sheet: json(seal, row.sheet),
    taken_name: row.taken_name === null ? null : seal.open(row.taken_name),
  });
}

export function toDocument(row: DocumentRow): Document {
  return document.parse(row);
}

/** A row of the outbox as a message; null when it cannot be read, which the caller must tell. */
export function toDue(row: MessageRow, seal: Seal): Due | null {
  const { key, due, to_chat, to_desk, lane, revision, attempts } = row;
  try {
    const to = recipient.parse({ to_chat, to_desk });
    return { message: { key, due, to, body: body.parse(json(seal, row.body)), lane }, revision, attempts };
  } catch {
    return null;
  }
}
