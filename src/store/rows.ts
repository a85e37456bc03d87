import { z } from 'zod';
import type { Screen, Text } from '../base/screen.ts';
import type { Appointment } from '../desk/appointment.ts';
import { appointmentStatuses } from '../desk/appointment.ts';
import { type Document, type DocumentDetails, noDetails } from '../desk/document.ts';
import type { Handoff, Sheet } from '../desk/handoff.ts';
import { type Body, cancelReasons, deskTellings, toldKinds, visitRungs } from '../desk/message.ts';
import type { Person, Session } from '../desk/session.ts';
import type { AppointmentRow, DocumentRow, HandoffRow, MessageRow, PersonRow } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';
import type { Due } from './store.ts';
import { readSession, writeSession } from './stored-session.ts';

const words = z.record(z.string(), z.string());
const list = z.array(z.string()).readonly();

const sheet = z.object({
  name: z.string(),
  flow: z.string().nullable(),
  outcome: z.string().nullable(),
  answers: words,
  papers: list,
  line: z.string().nullable().default(null),
  speaks: z.string().exactOptional(),
  other: z.literal(true).exactOptional(),
});

/** Screens are written by us alone and drawn by the view: their outline is enough. */
const screen = z.custom<Screen>((value) => {
  const outline = z.object({ text: z.array(z.unknown()), buttons: z.array(z.array(z.unknown())) });
  return outline.safeParse(value).success;
});

const text = z.custom<Text>((value) => z.object({ key: z.string() }).safeParse(value).success);

const operator = z.object({ id: z.int(), name: z.string() });
const at = z.object({ chat: z.int(), message: z.int() });
const passed = { handoff: z.string(), text: z.string(), edited: z.literal(true).exactOptional(), about: text.exactOptional() };

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('screen'), screen, topic: z.int().exactOptional() }),
  z.object({
    kind: z.literal('confirmation'),
    appointment: z.string(),
    how: z.enum(['booked', 'moved', 'moved-by-desk']),
    bring: z.array(text).readonly(),
  }),
  z.object({ kind: z.literal('venue'), desk: z.string(), appointment: z.string().exactOptional() }),
  z.object({ kind: z.literal('calendar'), appointment: z.string() }),
  z.object({ kind: z.literal('visit'), appointment: z.string() }),
  z.object({ kind: z.literal('visit-before'), appointment: z.string(), message: z.int() }),
  z.object({ kind: z.literal('appointment-reminder'), appointment: z.string(), rung: z.enum(visitRungs).exactOptional() }),
  z.object({ kind: z.literal('offer'), appointment: z.string() }),
  z.object({ kind: z.literal('stranded'), appointment: z.string() }),
  z.object({ kind: z.literal('document-reminder'), document: z.string(), rung: z.string() }),
  z.object({ kind: z.literal('dates') }),
  z.object({ kind: z.literal('dates-file') }),
  z.object({ kind: z.literal('date-moved'), document: z.string(), rung: z.string(), was: z.string() }),
  z.object({
    kind: z.literal('told'),
    handoff: z.string(),
    desk: z.string().exactOptional(),
    what: z.enum(toldKinds),
    reason: z.enum(cancelReasons).nullable(),
  }),
  z.object({ kind: z.literal('desk-day'), desk: z.string(), day: z.string(), what: z.enum(deskTellings) }),
  z.object({ kind: z.literal('card'), handoff: z.string() }),
  z.object({ kind: z.literal('reply-to-resident'), handoff: z.string(), desk: z.string(), reply: z.string() }),
  z.object({ kind: z.literal('sheet'), handoff: z.string(), by: operator }),
  z.object({ kind: z.literal('desk-month'), desk: z.string(), month: z.string() }),
  z.object({ kind: z.literal('slip'), handoff: z.string() }),
  z.object({ kind: z.literal('mediator-asked'), handoff: z.string(), by: operator }),
  z.object({ kind: z.literal('name-asks'), handoff: z.string(), by: operator }),
  z.object({ kind: z.literal('qr'), appointment: z.string() }),
  z.object({ kind: z.literal('aloud'), message: z.int() }),
  z.object({ kind: z.literal('away'), handoff: z.string(), message: z.int() }),
  z.object({ kind: z.literal('clock'), handoff: z.string(), since: z.string() }),
  z.object({ kind: z.literal('tidy'), handoff: z.string() }),
  z.object({ kind: z.literal('line-to-desk'), ...passed, of: at.exactOptional() }),
  z.object({ kind: z.literal('line-to-resident'), ...passed, desk: z.string().exactOptional(), of: at.exactOptional() }),
  z.object({ kind: z.literal('copy-to-desk'), ...passed, of: at, captioned: z.boolean(), anew: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal('album-to-desk'), handoff: z.string(), from: z.int(), album: z.int() }),
  z.object({
    kind: z.literal('album-to-resident'),
    handoff: z.string(),
    desk: z.string().exactOptional(),
    from: z.int(),
    album: z.int(),
  }),
  z.object({
    kind: z.literal('copy-to-resident'),
    ...passed,
    desk: z.string().exactOptional(),
    of: at,
    captioned: z.boolean(),
    anew: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('network-asks'), handoff: z.string(), by: operator }),
  z.object({ kind: z.literal('network-sure'), handoff: z.string(), note: z.string(), by: z.int() }),
  z.object({ kind: z.literal('network-question'), handoff: z.string(), note: z.string() }),
  z.object({ kind: z.literal('network-advice'), handoff: z.string(), note: z.string() }),
  z.object({
    kind: z.literal('note-to-desk'),
    handoff: z.string(),
    note: z.string(),
    by: operator.exactOptional(),
  }),
]);

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const chat = z.int();

/** Nothing in a row may keep its person out: what cannot be read is as it was at first. */
const person = z.object({
  chat,
  lang: z.string().catch('it'),
  lang_chosen: flag.catch(false),
  privacy_on: z.string().nullable().catch(null),
  blocked_at: z.string().nullable().catch(null),
  version: z.int().positive().catch(1),
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
  freed_at: z.string().nullable(),
  confirmed_for: z.string().nullable(),
  arrived_at: z.string().nullable(),
  told_in: z.int().nullable(),
  shut_told: z.string().nullable(),
  people: z.int(),
  staff: flag,
});

const handoff = z.object({
  id: z.string(),
  desk: z.string(),
  chat,
  lang: z.string(),
  appointment: z.string().transform((id) => id || null),
  code: z.string().nullable(),
  urgent: flag,
  status: z.enum(['waiting', 'taken', 'closed']),
  sheet,
  taken_by: z.int().nullable().catch(null),
  taken_name: z.string().nullable(),
  talking: flag,
  talk_at: z.string().nullable().catch(null),
  unanswered: z.int(),
  writing_name: z.string().nullable(),
  writing_at: z.string().nullable(),
  closed_at: z.string().nullable(),
  first_reply_at: z.string().nullable(),
  created_at: z.string(),
  version: z.int().positive(),
});

const details = z.object({
  who: z.string().nullable(),
  type: z.string().nullable(),
  about: z.object({ flow: z.string(), date: z.string() }).nullable(),
  sent_on: z.string().nullable(),
  request_for: z.string().nullable(),
  sequence: z.int(),
});
const document = z.object({ id: z.string(), chat, kind: z.string(), expires_on: z.string(), created_at: z.string(), details });

const recipient = z.union([
  z.object({ to_chat: chat, to_desk: z.null() }).transform(({ to_chat }) => ({ chat: to_chat })),
  z.object({ to_chat: z.null(), to_desk: z.string() }).transform(({ to_desk }) => ({ desk: to_desk })),
]);

const emptySheet: Sheet = { name: '', flow: null, outcome: null, answers: {}, papers: [], line: null };

const places = {
  session: (chat: number) => placeOf('person', 'session', chat),
  service: (id: string) => placeOf('appointment', 'service', id),
  sheet: (id: string) => placeOf('handoff', 'sheet', id),
  takenName: (id: string) => placeOf('handoff', 'taken_name', id),
  writingName: (id: string) => placeOf('handoff', 'writing_name', id),
  body: (key: string) => placeOf('message', 'body', key),
  details: (id: string) => placeOf('document', 'details', id),
};

// `satisfies` below: a body or field added to the core and forgotten here does not compile.
export const closeSession = (seal: Seal, chat: number, value: Session) => seal.close(writeSession(value), places.session(chat));
export const closeService = (seal: Seal, id: string, value: string) => seal.close(value, places.service(id));
export const closeName = (seal: Seal, id: string, name: string | null) => (name === null ? null : seal.close(name, places.takenName(id)));
export const closeWriting = (seal: Seal, id: string, name: string | null) =>
  name === null ? null : seal.close(name, places.writingName(id));
export const closeSheet = (seal: Seal, id: string, value: Sheet) =>
  seal.close(JSON.stringify(value satisfies z.output<typeof sheet>), places.sheet(id));
export const closeDetails = (seal: Seal, id: string, value: DocumentDetails) =>
  seal.close(JSON.stringify(value satisfies z.output<typeof details>), places.details(id));
export const closeBody = (seal: Seal, key: string, value: Body) =>
  seal.close(JSON.stringify(value satisfies z.output<typeof body>), places.body(key));

/** The person of a row, whatever is in it; `fault`: the session, or a part of it, could not be read and is new. */
export function toPerson(row: PersonRow, seal: Seal): { readonly person: Person; readonly fault: string | null } {
  const { session, fault } = readSession(() => seal.open(row.session, places.session(row.chat)));
  return { person: { ...person.parse(row), session }, fault };
}

export function toAppointment(row: AppointmentRow, seal: Seal): Appointment {
  return appointment.parse({ ...row, service: seal.open(row.service, places.service(row.id)) });
}

/** An emptied sheet is stored as nothing: the person asked for it, or its time is over. */
export function toHandoff(row: HandoffRow, seal: Seal): Handoff {
  return handoff.parse({
    ...row,
    sheet: row.sheet === '' ? emptySheet : JSON.parse(seal.open(row.sheet, places.sheet(row.id))),
    taken_name: row.taken_name === null ? null : seal.open(row.taken_name, places.takenName(row.id)),
    writing_name: row.writing_name === null ? null : seal.open(row.writing_name, places.writingName(row.id)),
  });
}

/** Rows of older programs say nothing beside kind and day. */
export function toDocument(row: DocumentRow, seal: Seal): Document {
  const told: unknown = row.details === null ? noDetails : JSON.parse(seal.open(row.details, places.details(row.id)));
  return document.parse({ ...row, details: told });
}

/** A row of the outbox as a message; null when it cannot be read, which the caller must tell. */
export function toDue(row: MessageRow, seal: Seal): Due | null {
  const { key, due, to_chat, to_desk, lane, revision, attempts } = row;
  try {
    const to = recipient.parse({ to_chat, to_desk });
    const said = body.parse(JSON.parse(seal.open(row.body, places.body(key))));
    return { message: { key, due, to, body: said, lane }, revision, attempts };
  } catch {
    return null;
  }
}
