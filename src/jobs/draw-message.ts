import type { Post } from '../base/post.ts';
import type { Screen, Text } from '../base/screen.ts';
import { addMinutes, dayAt, type Instant } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import { morningReminder, remindersOf } from '../desk/appointment-messages.ts';
import { afterQuiet } from '../desk/bundle.ts';
import type { Change } from '../desk/change.ts';
import { planDates } from '../desk/dates.ts';
import type { DeskId } from '../desk/desk.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import type { Body, Message } from '../desk/message.ts';
import { newSession } from '../desk/session.ts';
import { appointmentReminder, calendarTexts, pinLine, pointOf } from '../screens/appointment-lines.ts';
import { confirmedScreen } from '../screens/booking-screens.ts';
import { calendarFile } from '../screens/calendar-file.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { cardFor } from '../screens/handoff-card.ts';
import { replyWords } from '../screens/reply-screens.ts';
import { lineToResident, noteToDesk } from '../screens/talk-screens.ts';
import { lateScreen, toldScreen } from '../screens/told-screens.ts';
import { visitPapers } from '../screens/visit-papers.ts';
import { drawClock } from './draw-clock.ts';
import { drawDates, drawMoved } from './draw-dates.ts';
import { drawDatesFile } from './draw-dates-file.ts';
import { drawDeskDay } from './draw-desk-day.ts';
import { drawLine, isLine } from './draw-line.ts';
import { drawOffer, drawStranded } from './draw-offer.ts';
import { drawAway, drawSheet } from './draw-sheet.ts';
import { drawTidy } from './draw-tidy.ts';
import type { DrawDeps, Drawn, Later, Untrue } from './drawn.ts';
import { isShut } from './shut.ts';

const nothing = () => [];
/** Nobody is woken for a visit, in minutes, that is still so far after the quiet hours. */
const beforeVisit = 90;

/**
 * Draws an outbox message from the state as it is now, so that its words are true when they are sent; or tells why they would not be. `chat`
 * is where it will be sent: the copy of a card that stands there is edited.
 */
export async function drawMessage(deps: DrawDeps, { to, body }: Message, chat: number): Promise<Drawn | Untrue | Later> {
  const { store, content, zone } = deps;
  const lang = 'chat' in to ? ((await store.person(to.chat))?.lang ?? deskLanguage) : deskLanguage;
  const said = (screen: Screen): Drawn => ({ what: { what: 'screen', screen }, lang, after: nothing });
  switch (body.kind) {
    case 'screen': {
      const { screen, topic } = body;
      return { ...said(screen), what: { what: 'screen', screen, ...(topic === undefined ? {} : { topic }) } };
    }
    case 'venue': {
      const desk = pointOf(content, body.desk);
      if (!desk) return { untrue: 'no such place' };
      const visit = body.appointment === undefined ? null : await store.appointment(body.appointment);
      if (visit && (visit.status !== 'booked' || visit.ends_at <= deps.now())) return { untrue: 'nobody goes there any more' };
      const address = content.texts.plain(lang, pinLine(desk));
      return { what: { what: 'venue', lat: desk.lat, lon: desk.lon, title: desk.name, address }, lang, after: nothing };
    }
    case 'confirmation':
    case 'calendar':
    case 'appointment-reminder': {
      const appointment = await store.appointment(body.appointment);
      const begun = appointment && appointment.starts_at <= deps.now();
      // That a time was booked or moved is told, however late: somebody may have gone at another.
      if (body.kind === 'confirmation' && begun && (appointment.status === 'booked' || appointment.status === 'missed'))
        return said(lateScreen(deps, appointment, body.how, deps.now()));
      if (appointment?.status !== 'booked') return { untrue: 'no longer booked' };
      if (begun) return { untrue: 'it has begun' };
      if (body.kind === 'appointment-reminder' && (await isShut(deps, appointment, deps.now())))
        return { untrue: 'the desk is closed then' };
      const awake = body.kind === 'appointment-reminder' ? afterQuiet(deps.now(), zone) : null;
      if (awake !== null && awake < addMinutes(appointment.starts_at, -beforeVisit)) return { later: awake, change: [] };
      return ofAppointment(deps, body, appointment, lang);
    }
    case 'offer':
      return await drawOffer(deps, body.appointment, lang);
    case 'stranded':
      return await drawStranded(deps, body.appointment, lang);
    // Of the version before: what it was about is said with the person's other dates.
    case 'document-reminder':
      return { untrue: 'said with the other dates', change: planDates(chat, deps.now()) };
    case 'dates':
      return await drawDates(deps, chat, lang);
    case 'dates-file':
      return (await drawDatesFile(deps, chat, lang)) ?? { untrue: 'nothing to put into a calendar' };
    case 'desk-day':
      return await drawDeskDay(deps, body);
    case 'date-moved':
      return await drawMoved(deps, body, lang);
    case 'away':
      return drawAway(body);
    default: {
      const handoff = await store.handoff(body.handoff);
      const appointment = handoff?.appointment ? await store.appointment(handoff.appointment) : null;
      if (!handoff || (handoff.appointment !== null && !appointment)) return { untrue: 'no such handoff' };
      if (body.kind === 'clock') return await drawClock(deps, handoff, codeOf(handoff, appointment), body.since);
      if (body.kind === 'tidy') return await drawTidy(deps, handoff, appointment);
      if (body.kind === 'sheet') return await drawSheet(deps, handoff, appointment);
      if (isLine(body)) {
        const under = 'desk' in to ? ((await store.cardsOf(handoff.id)).find((each) => each.chat === chat)?.message ?? null) : null;
        return await drawLine(deps, body, handoff, appointment, { lang, chat, under });
      }
      return ofHandoff(deps, body, handoff, appointment, { lang, chat, desk: 'desk' in to ? to.desk : handoff.desk });
    }
  }
}

async function ofAppointment(
  deps: DrawDeps,
  body: Extract<Body, { kind: 'confirmation' | 'calendar' | 'appointment-reminder' }>,
  appointment: Appointment,
  lang: string,
): Promise<Drawn> {
  const { content, zone } = deps;
  const desk = content.desks.get(appointment.desk);
  if (body.kind === 'calendar') return { what: calendar(deps, appointment, lang), lang, after: nothing };
  const screen =
    body.kind === 'confirmation'
      ? confirmedScreen(deps, appointment, body.how, body.bring, remindersOf(appointment, zone, deps.now()))
      : appointmentReminder(appointment, desk, zone, dayAt(deps.now(), zone), await papersOf(deps, appointment));
  const after = (message: number, at: number): Change => [
    ...(body.kind === 'confirmation' ? [] : morningReminder(appointment, zone, deps.now())),
    { write: 'reminded', chat: at, message, about: { appointment: appointment.id } },
  ];
  return { what: { what: 'screen', screen }, lang, after };
}

/** What the person has still to prepare, by the ticks in their guide. */
async function papersOf({ store, content, zone }: DrawDeps, appointment: Appointment) {
  const person = await store.person(appointment.chat);
  return visitPapers(content, appointment, await store.handoffOf(appointment.id), person?.session ?? newSession, zone);
}

async function ofHandoff(
  { store, content, zone, now, deskChat }: DrawDeps,
  body: Extract<Body, { kind: 'card' | 'told' | 'reply-to-resident' | 'note-to-desk' }>,
  handoff: Handoff,
  appointment: Appointment | null,
  { lang, chat, desk }: { readonly lang: string; readonly chat: number; readonly desk: DeskId },
): Promise<Drawn | Untrue> {
  const card = (await store.cardsOf(handoff.id)).find((each) => each.chat === chat);
  const said = (screen: Screen): Drawn => ({ what: { what: 'screen', screen }, lang, after: nothing });
  /** Under the card, and part of its thread: an operator, or one of them alone (`by`), can answer it. */
  const inThread = (screen: Screen, by?: number): Drawn => ({
    what: { what: 'screen', screen, answering: card?.message ?? null },
    lang,
    after: (message, at) => [{ write: 'thread', chat: at, message, handoff: handoff.id, ...(by === undefined ? {} : { only_by: by }) }],
  });
  switch (body.kind) {
    case 'card': {
      const person = handoff.chat === 0 ? null : await store.person(handoff.chat);
      // Where both desks of a move share a group there is one card, of the desk that has the handoff now.
      const shown = deskChat?.(handoff.desk) === chat ? handoff.desk : desk;
      const screen = cardFor(content, zone, shown, handoff, appointment, now(), person?.blocked_at != null);
      const what: Post = card ? { what: 'edit', screen, message: card.message } : { what: 'screen', screen };
      const keep = (message: number, at: number): Change => [
        { write: 'thread', chat: at, message, handoff: handoff.id },
        { write: 'card', handoff: handoff.id, desk, chat: at, message },
      ];
      return { what, lang, after: (message, at) => (message === card?.message ? [] : keep(message, at)) };
    }
    case 'told': {
      const untrue = toldNoMore(body, handoff, appointment, now());
      if (untrue) return { untrue };
      return said(toldScreen(body.what, body.reason, handoff, appointment, content.desks.get(body.desk ?? handoff.desk), zone));
    }
    case 'reply-to-resident': {
      const from = body.desk ?? handoff.desk;
      const words = replyWords(body.reply);
      const screen = lineToResident(handoff, from, content.desks.get(from), words, now());
      // So that an answer to this very line goes to the desk that wrote it.
      return { ...said(screen), after: (message, at) => [{ write: 'thread', chat: at, message, handoff: handoff.id }] };
    }
    case 'note-to-desk':
      return inThread(noteToDesk(codeOf(handoff, appointment), body.note, body.by), body.by?.id);
  }
}

/** Why what a desk did is not told any more. That it cancelled, or that the person came or did not, stays true and always is. */
function toldNoMore({ what, desk }: Extract<Body, { kind: 'told' }>, handoff: Handoff, appointment: Appointment | null, now: Instant) {
  if (what !== 'taken' && what !== 'closed') return null;
  // Moved to another desk, a handoff begins anew.
  if (handoff.status !== what || (desk ?? handoff.desk) !== handoff.desk) return `no longer ${what}`;
  if (what === 'closed' || !appointment) return null;
  if (appointment.status !== 'booked') return 'no longer booked';
  return appointment.ends_at <= now ? 'it is over' : null;
}

function calendar({ content, zone, now }: DrawDeps, appointment: Appointment, lang: string): Post {
  const desk = content.desks.get(appointment.desk);
  const { title, description, caption } = calendarTexts(appointment, desk, zone);
  const plain = (each: Text) => content.texts.plain(lang, each);
  const place = desk?.address ? `${desk.address}, ${desk.municipality}` : (desk?.municipality ?? '');
  const words = { title: plain(title), place, description: description.map(plain).join('\n') };
  return { what: 'file', file: calendarFile(appointment, words, new Date(now())), caption: plain(caption) };
}
