import type { Instant } from '../base/time.ts';
import type { Write } from './change.ts';
import type { Document } from './document.ts';
import type { Message } from './message.ts';
import type { Dates } from './reminder.ts';

/** The one message in which a person is told of all their dates. */
export function datesMessage(chat: number, due: Instant): Message {
  return { key: `dates:${chat}`, due, to: { chat }, body: { kind: 'dates' } };
}

/** All dates and appointments of a person as a calendar file. */
export function datesFileMessage(chat: number, now: Instant): Message {
  return { key: `dates-file:${chat}`, due: now, to: { chat }, body: { kind: 'dates-file' } };
}

/** To be written with every change of a person's documents or of what they chose about reminders: the next moment is looked for anew. */
export function planDates(chat: number, now: Instant): Write[] {
  return [
    { write: 'dates', chat, set: {} },
    { write: 'message-by', message: datesMessage(chat, now) },
  ];
}

/** Whether nothing is to be said about a document, by what the person chose. */
export function isStopped({ id, kind }: Document, { stopped }: Pick<Dates, 'stopped'>): boolean {
  return stopped.some((each) => each === 'all' || each === `kind:${kind}` || each === `document:${id}`);
}
