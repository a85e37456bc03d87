import type { Text } from '../base/screen.ts';
import { dayAt } from '../base/time.ts';
import type { Change } from '../desk/change.ts';
import { worldOn } from '../law/facts-of-day.ts';
import { calendarTexts } from '../screens/appointment-lines.ts';
import { type CalendarWords, datesFile } from '../screens/calendar-file.ts';
import { calendarDayOf, datesCaption } from '../screens/dates-file-screens.ts';
import type { DrawDeps } from './drawn.ts';

/** All dates and booked appointments of a person, as they are now, in a calendar file; null: there are none. */
export async function drawDatesFile({ store, content, zone, now }: DrawDeps, chat: number, lang: string) {
  const at = now();
  const world = worldOn(content, dayAt(at, zone));
  const plain = (each: Text) => content.texts.plain(lang, each);
  const days = (await store.documentsOf(chat)).flatMap((document) => {
    const told = calendarDayOf(document, content.documents.get(document.kind), world);
    const { id, details } = document;
    return told ? [{ id, sequence: details.sequence, day: told.day, title: plain(told.title), description: plain(told.description) }] : [];
  });
  const booked = (await store.appointmentsOf(chat, at)).filter(({ status }) => status === 'booked');
  const visits = booked.map((appointment) => {
    const desk = content.desks.get(appointment.desk);
    const { title, description } = calendarTexts(appointment, desk, zone);
    const place = desk?.address ? `${desk.address}, ${desk.municipality}` : (desk?.municipality ?? '');
    const words: CalendarWords = { title: plain(title), place, description: description.map(plain).join('\n') };
    return { appointment, words };
  });
  if (days.length + visits.length === 0) return null;
  const file = datesFile(days, visits, new Date(at));
  const taken: Change = [{ write: 'dates', chat, set: { file_at: at } }];
  return { what: { what: 'file' as const, file, caption: datesCaption(days.length + visits.length) }, lang, after: () => taken };
}
