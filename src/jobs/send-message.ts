import type { Post, Posted } from '../base/post.ts';
import { type Screen, text } from '../base/screen.ts';
import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Change } from '../desk/change.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { Message } from '../desk/message.ts';
import { appointmentLines, appointmentReminder } from '../screens/appointment-lines.ts';
import { calendarFile } from '../screens/calendar-file.ts';
import { documentReminder } from '../screens/document-reminder.ts';
import { handoffCard } from '../screens/handoff-card.ts';
import type { Store } from '../store/store.ts';
import type { Delivery } from './deliver.ts';

export interface OutboxDeps {
  readonly store: Store;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  deskChat(desk: string): number | null;
  /** Who is told when a desk's group can no longer be reached. */
  readonly admins: readonly number[];
  /** A group became a supergroup: its new number, at once and for good. */
  chatMoved(from: number, to: number): void;
  post(chat: number, lang: string, what: Post): Promise<Posted>;
}

/** A message drawn: what to send, in which language, and what to write when it has been sent. */
interface Drawn {
  readonly what: Post;
  readonly lang: string;
  after(message: number, chat: number): Change;
}

const nothing = () => [];

/** Draws outbox messages from the state at the time of sending, and sends them. What has lost its cause meanwhile is quietly marked as sent. */
export function createSender(deps: OutboxDeps): (message: Message) => Promise<Delivery> {
  const { store, content, zone, now } = deps;
  return async (message) => {
    const chat = 'chat' in message.to ? message.to.chat : deps.deskChat(message.to.desk);
    if (chat === null) return { became: 'later', seconds: 3600, why: 'this desk has no group' };
    const drawn = await draw(message);
    if (!drawn) return { became: 'sent', change: [] };
    const posted = await deps.post(chat, drawn.lang, drawn.what);
    switch (posted.became) {
      case 'sent':
        return { became: 'sent', change: drawn.after(posted.message, chat) };
      case 'gone':
        return 'chat' in message.to
          ? { became: 'gone', change: [{ write: 'blocked', chat, at: now() }] }
          : { became: 'later', seconds: 3600, why: 'the desk group is closed to the bot', change: alarm(message.to.desk) };
      case 'moved':
        if ('chat' in message.to) return { became: 'bad', why: 'a private chat cannot move' };
        deps.chatMoved(chat, posted.to);
        return {
          became: 'later',
          seconds: 0,
          why: 'the group moved',
          change: [{ write: 'chat-moved', from: chat, to: posted.to }],
        };
      default:
        return posted;
    }
  };

  /** One message a day to those who run the bot: requests are waiting that nobody sees. */
  function alarm(desk: string): Change {
    const name = content.desks.get(desk)?.name ?? desk;
    const screen: Screen = { text: [text('common:admin.desk-closed', { desk: name })], buttons: [] };
    const key = `alarm:${desk}:${dayAt(now(), zone)}`;
    return deps.admins.map((chat) => ({
      write: 'message',
      message: { key: `${key}:${chat}`, due: now(), to: { chat }, body: { kind: 'screen', screen } },
    }));
  }

  async function draw({ to, body }: Message): Promise<Drawn | null> {
    const lang = 'chat' in to ? ((await store.person(to.chat))?.lang ?? 'it') : 'it';
    const said = (screen: Screen): Drawn => ({ what: { what: 'screen', screen }, lang, after: nothing });
    switch (body.kind) {
      case 'screen':
        return said(body.screen);
      case 'venue': {
        const desk = content.desks.get(body.desk);
        if (!desk) return null;
        const near = desk.precision === 'municipality' ? 'common:desk.pin-town' : 'common:desk.pin';
        const address = content.texts.plain(lang, text(near, { address: desk.address ?? '', town: desk.municipality }));
        return { what: { what: 'venue', lat: desk.lat, lon: desk.lon, title: desk.name, address }, lang, after: nothing };
      }
      case 'calendar':
      case 'appointment-reminder': {
        const appointment = await store.appointment(body.appointment);
        if (appointment?.status !== 'booked') return null;
        const desk = content.desks.get(appointment.desk);
        return body.kind === 'calendar'
          ? { what: calendar(appointment, lang), lang, after: nothing }
          : said(appointmentReminder(appointment, desk, zone));
      }
      case 'document-reminder': {
        const document = await store.document(body.document);
        return document ? said(documentReminder(document, content.documents.get(document.kind), body.rung, dayAt(now(), zone))) : null;
      }
      default: {
        const handoff = await store.handoff(body.handoff);
        const appointment = handoff ? await store.appointment(handoff.appointment) : null;
        return handoff && appointment ? drawHandoff(body, handoff, appointment, lang) : null;
      }
    }
  }

  function drawHandoff(
    body: Extract<Message['body'], { handoff: string }>,
    handoff: Handoff,
    appointment: Appointment,
    lang: string,
  ): Drawn {
    const thread = (message: number, chat: number): Change => [{ write: 'thread', chat, message, handoff: handoff.id }];
    const inThread = (screen: Screen): Drawn => ({
      what: { what: 'screen', screen, answering: handoff.card_message },
      lang,
      after: thread,
    });
    switch (body.kind) {
      case 'card': {
        const screen = handoffCard(content, zone, handoff, appointment);
        if (handoff.card_message !== null)
          return {
            what: { what: 'edit', screen, message: handoff.card_message },
            lang,
            after: (message, chat) => (message === handoff.card_message ? [] : keep(message, chat)),
          };
        return { what: { what: 'screen', screen }, lang, after: keep };
      }
      case 'line-to-desk':
        return inThread({ text: [text('common:talk.from-resident', { name: handoff.sheet.name, said: body.text })], buttons: [] });
      case 'note-to-desk':
        return inThread({
          text: [text(`common:desk-note.${body.note}`, { name: handoff.sheet.name, code: appointment.code })],
          buttons: [],
          ...(body.note === 'write' ? { reply: true as const } : {}),
        });
      case 'line-to-resident': {
        const end = [[{ label: text('common:button.talk-end'), act: { do: 'talk-end' as const, handoff: handoff.id } }]];
        const desk = content.desks.get(handoff.desk)?.name ?? handoff.desk;
        return {
          what: {
            what: 'screen',
            screen: {
              text: [text('common:talk.from-desk', { desk }), text('common:talk.said', { said: body.text }), text('common:talk.how')],
              buttons: end,
              stay: true,
            },
          },
          lang,
          after: nothing,
        };
      }
    }
    function keep(message: number, chat: number): Change {
      return [
        ...thread(message, chat),
        { write: 'handoff-set', id: handoff.id, from: ['waiting', 'taken', 'closed'], set: { card_message: message } },
      ];
    }
  }

  function calendar(appointment: Appointment, lang: string): Post {
    const desk = content.desks.get(appointment.desk);
    const plain = (each: Parameters<typeof content.texts.plain>[1]) => content.texts.plain(lang, each);
    const words = {
      title: plain(text('common:calendar-file.title', { desk: desk?.name ?? appointment.desk })),
      place: desk?.address ? `${desk.address}, ${desk.municipality}` : (desk?.municipality ?? ''),
      description: [text('common:appointment.code', { code: appointment.code }), ...appointmentLines(appointment, desk, zone)]
        .map(plain)
        .join('\n'),
    };
    return { what: 'file', file: calendarFile(appointment, words, new Date(now())), caption: plain(text('common:calendar-file.caption')) };
  }
}
