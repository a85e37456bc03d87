import type { Post } from '../base/post.ts';
import type { Screen } from '../base/screen.ts';
import type { Instant } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Change } from '../desk/change.ts';
import { planDates } from '../desk/dates.ts';
import type { DeskId } from '../desk/desk.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import type { Body, Message } from '../desk/message.ts';
import { network } from '../desk/network.ts';
import { pinLine, pointOf } from '../screens/appointment-lines.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { cardFor } from '../screens/handoff-card.ts';
import { replyWords } from '../screens/reply-screens.ts';
import { lineToResident, noteToDesk } from '../screens/talk-screens.ts';
import { toldScreen } from '../screens/told-screens.ts';
import { drawAloud } from './draw-aloud.ts';
import { drawClock } from './draw-clock.ts';
import { drawDates, drawMoved } from './draw-dates.ts';
import { drawDatesFile } from './draw-dates-file.ts';
import { drawDeskDay } from './draw-desk-day.ts';
import { drawDeskMonth } from './draw-desk-month.ts';
import { drawAlbum, drawLine, isAlbum, isLine } from './draw-line.ts';
import { drawMediatorAsked } from './draw-mediator.ts';
import { drawNetwork, isNetwork, type NetworkBody } from './draw-network.ts';
import { drawOffer, drawStranded } from './draw-offer.ts';
import { drawQr } from './draw-qr.ts';
import { drawAway, drawNameAsks, drawSheet } from './draw-sheet.ts';
import { drawSlip } from './draw-slip.ts';
import { drawTidy } from './draw-tidy.ts';
import { drawVisit } from './draw-visit.ts';
import type { DrawDeps, Drawn, Later, Untrue } from './drawn.ts';

const nothing = () => [];
/**
 * Draws an outbox message from the state as it is now, so that its words are true when they are sent; or tells why they would not be. `chat`
 * is where it will be sent: the copy of a card that stands there is edited.
 */
export async function drawMessage(deps: DrawDeps, { to, body }: Message, chat: number): Promise<Drawn | Untrue | Later> {
  const { store, content } = deps;
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
    case 'visit':
    case 'visit-before':
    case 'appointment-reminder':
      return await drawVisit(deps, body, lang);
    case 'qr':
      return await drawQr(deps, body.appointment, lang);
    case 'aloud':
      return await drawAloud(deps, chat, body.message, lang);
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
    case 'desk-month':
      return await drawDeskMonth(deps, body);
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
      if (body.kind === 'mediator-asked') return drawMediatorAsked(deps, handoff, appointment, body.by);
      if (body.kind === 'name-asks') return drawNameAsks(deps, handoff, appointment, body.by);
      if (body.kind === 'slip') return drawSlip(deps, handoff, appointment);
      if (isAlbum(body)) return await drawAlbum(deps, body, handoff, { lang, chat });
      if (isLine(body)) {
        const under = 'desk' in to ? ((await store.cardsOf(handoff.id)).find((each) => each.chat === chat)?.message ?? null) : null;
        return await drawLine(deps, body, handoff, appointment, { lang, chat, under });
      }
      return ofHandoff(deps, body, handoff, appointment, { lang, chat, desk: 'desk' in to ? to.desk : handoff.desk });
    }
  }
}

async function ofHandoff(
  { store, content, zone, now, deskChat }: DrawDeps,
  body: Extract<Body, { kind: 'card' | 'told' | 'reply-to-resident' | 'note-to-desk' }> | NetworkBody,
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
  if (isNetwork(body)) return await drawNetwork({ store }, body, handoff, appointment, inThread);
  switch (body.kind) {
    case 'card': {
      const person = handoff.chat === 0 ? null : await store.person(handoff.chat);
      // Where both desks of a move share a group there is one card, of the desk that has the handoff now.
      const shown = deskChat?.(handoff.desk) === chat ? handoff.desk : desk;
      const screen = cardFor(content, zone, shown, handoff, appointment, now(), {
        blocked: person?.blocked_at != null,
        asks: (deskChat?.(network) ?? null) !== null,
      });
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
