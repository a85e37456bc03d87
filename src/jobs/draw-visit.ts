import type { Post } from '../base/post.ts';
import type { Screen, Text } from '../base/screen.ts';
import { addMinutes, dayAt } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import { lateReminder, visitBefore } from '../desk/appointment-messages.ts';
import { afterQuiet } from '../desk/bundle.ts';
import type { Change, Write } from '../desk/change.ts';
import { phoneInstead } from '../desk/cut-off.ts';
import type { Body } from '../desk/message.ts';
import { newSession } from '../desk/session.ts';
import { countVisit, remindersOf } from '../desk/visit-reminders.ts';
import { calendarTexts } from '../screens/appointment-lines.ts';
import { calendarFile } from '../screens/calendar-file.ts';
import { confirmedAnew, confirmedScreen, type Standing } from '../screens/confirmation-screens.ts';
import { otherOf } from '../screens/other-person.ts';
import { lateScreen } from '../screens/told-screens.ts';
import { allPapers, visitPapers } from '../screens/visit-papers.ts';
import { appointmentReminder } from '../screens/visit-reminder.ts';
import type { DrawDeps, Drawn, Later, Untrue } from './drawn.ts';
import { whyShut } from './shut.ts';

/** Nobody is woken for a visit, in minutes, that is still so far after the quiet hours. */
const beforeVisit = 90;

type OfVisit = Extract<Body, { kind: 'confirmation' | 'calendar' | 'visit' | 'visit-before' | 'appointment-reminder' }>;

/** What a person is told of an appointment of theirs, as it is now. */
export async function drawVisit(deps: DrawDeps, body: OfVisit, lang: string): Promise<Drawn | Untrue | Later> {
  const { store, zone, now } = deps;
  const said = (what: Post, after: Drawn['after'] = () => []): Drawn => ({ what, lang, after });
  if (body.kind === 'visit-before') return said({ what: 'away', message: body.message, screen: confirmedAnew });
  const appointment = await store.appointment(body.appointment);
  if (body.kind === 'visit') {
    if (!appointment || appointment.told_in === null) return { untrue: 'no message tells it' };
    const screen = confirmedScreen(deps, appointment, await standing(deps, appointment, null));
    return said({ what: 'edit', screen, message: appointment.told_in }, tellsIt(appointment));
  }
  const begun = appointment && appointment.starts_at <= now();
  // That a time was booked or moved is told, however late: somebody may have gone at another.
  if (body.kind === 'confirmation' && begun && (appointment.status === 'booked' || appointment.status === 'missed'))
    return said({ what: 'screen', screen: lateScreen(deps, appointment, body.how, now(), otherOf(await store.handoffOf(appointment.id))) });
  const off = appointment?.status === 'cancelled-by-resident' || appointment?.status === 'cancelled-by-desk';
  // Only where the file before has come: the message behind it tells the appointment.
  if (body.kind === 'calendar' && off && appointment.told_in !== null && !begun) return said(calendar(deps, appointment, lang));
  if (appointment?.status !== 'booked') return { untrue: 'no longer booked' };
  if (begun) return { untrue: 'it has begun' };
  if (body.kind === 'calendar') return said(calendar(deps, appointment, lang));
  if (body.kind === 'confirmation') return said(...(await confirmation(deps, appointment, body)));
  if (await whyShut(deps, appointment, now())) return { untrue: 'the desk is closed then' };
  const awake = afterQuiet(now(), zone);
  if (awake !== null && awake < addMinutes(appointment.starts_at, -beforeVisit)) return { later: awake, change: [] };
  const { handoff, session } = await known(deps, appointment);
  const { content } = deps;
  const desk = content.desks.get(appointment.desk);
  const papers = visitPapers(content, appointment, handoff, session, zone);
  const phone = phoneInstead(appointment, content.services.get(appointment.service), desk, now());
  const today = dayAt(now(), zone);
  const rung = body.rung ?? (today < dayAt(appointment.starts_at, zone) ? 'early' : 'late');
  const screen = appointmentReminder(appointment, desk, zone, { rung, today, papers, phone, other: otherOf(handoff) });
  return said({ what: 'screen', screen }, (message, at) => [
    countVisit(appointment.chat, rung, 'said'),
    ...lateReminder(appointment, zone, now()),
    ...reminded(appointment)(message, at),
  ]);
}

/** From whom and for which guide somebody comes. */
const known = async ({ store }: DrawDeps, { id, chat }: Appointment) => ({
  handoff: await store.handoffOf(id),
  session: (await store.person(chat))?.session ?? newSession,
});

async function standing(deps: DrawDeps, appointment: Appointment, how: Standing['how'], bring?: readonly Text[]): Promise<Standing> {
  const { content, zone, now } = deps;
  const { handoff, session } = await known(deps, appointment);
  return {
    how,
    papers: bring ?? allPapers(content, appointment, handoff, session, zone),
    reminders: remindersOf(appointment, zone, now()),
    shut: await whyShut(deps, appointment, now()),
    other: otherOf(handoff),
  };
}

/** An answer to it is about the appointment. */
const reminded =
  ({ id }: Appointment) =>
  (message: number, chat: number): Change => [{ write: 'reminded', chat, message, about: { appointment: id } }];

/** Remembers where it is told. */
const tellsIt = (appointment: Appointment) => (message: number, chat: number) => {
  const told: Write = { write: 'told-in', appointment: appointment.id, message };
  return message === appointment.told_in ? [] : [told, ...reminded(appointment)(message, chat)];
};

/** Booked: a new message. Moved by its person, who sees it: the one that stands changes. Moved by the desk: a new one, which rings, and the one before goes. */
async function confirmation(
  deps: DrawDeps,
  appointment: Appointment,
  { how, bring }: Extract<Body, { kind: 'confirmation' }>,
): Promise<[Post, Drawn['after']]> {
  const screen: Screen = confirmedScreen(deps, appointment, await standing(deps, appointment, how, how === 'booked' ? bring : undefined));
  const { told_in } = appointment;
  const tells = tellsIt(appointment);
  if (told_in !== null && how !== 'moved-by-desk') return [{ what: 'edit', screen, message: told_in }, tells];
  const after: Drawn['after'] = (message, at) => [
    ...tells(message, at),
    ...(told_in === null ? [] : [visitBefore(appointment, told_in, deps.now())]),
  ];
  return [{ what: 'screen', screen }, after];
}

function calendar({ content, zone, now }: DrawDeps, appointment: Appointment, lang: string): Post {
  const desk = content.desks.get(appointment.desk);
  const { title, description, caption } = calendarTexts(appointment, desk, zone);
  const plain = (each: Text) => content.texts.plain(lang, each);
  const place = desk?.address ? `${desk.address}, ${desk.municipality}` : (desk?.municipality ?? '');
  const words = { title: plain(title), place, description: description.map(plain).join('\n') };
  return { what: 'file', file: calendarFile(appointment, words, new Date(now())), caption };
}
