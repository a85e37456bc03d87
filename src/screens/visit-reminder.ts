import { type Button, type Screen, text } from '../base/screen.ts';
import { type Day, dayAt, daysBetween, type Zone } from '../base/time.ts';
import { type Appointment, stateOf } from '../desk/appointment.ts';
import type { Desk } from '../desk/desk.ts';
import type { VisitRung } from '../desk/message.ts';
import { visitWording } from '../desk/visit-reminders.ts';
import { appointmentLines } from './appointment-lines.ts';
import { act } from './buttons.ts';
import { paperButtons, paperLines, type VisitPapers } from './visit-papers.ts';

/** What a reminder of an appointment says beside it. */
export interface Reminded {
  readonly rung: VisitRung;
  /** The day on which it is said. */
  readonly today: Day;
  /** Not ticked yet. */
  readonly papers: VisitPapers;
  /** It is too late to move or cancel here, see `phoneInstead`. */
  readonly phone: string | null;
}

/** The reminder of an appointment, true on the day on which it is said: today, tomorrow, or neither; with the papers, what not coming costs, and the answers. */
export function appointmentReminder(
  appointment: Appointment,
  desk: Desk | undefined,
  zone: Zone,
  { rung, today, papers, phone }: Reminded,
): Screen {
  const { id, chat, sequence } = appointment;
  const ahead = daysBetween(today, dayAt(appointment.starts_at, zone));
  const asks = stateOf(appointment) === 'booked';
  const answers: Button[][] = [
    ...(asks ? [[act('confirm', { do: 'appointment-confirm', appointment: id, sequence: String(sequence) })]] : []),
    ...(phone === null
      ? [[act('move', { do: 'appointment-move', appointment: id }), act('cannot-come', { do: 'appointment-cancel', appointment: id })]]
      : []),
  ];
  return {
    text: [
      text(ahead === 0 ? 'common:appointment.today' : ahead === 1 ? 'common:appointment.tomorrow' : 'common:appointment.coming'),
      appointmentLines(appointment, desk, zone),
      text('common:appointment.code', { code: appointment.code }),
      ...paperLines(papers),
      phone === null ? text(`visit:costs.${rung}-${visitWording(chat)}`) : text('visit:costs.phone', { phone }),
    ],
    buttons: [
      ...answers,
      ...paperButtons(papers),
      [act('see-appointment', { do: 'appointment', appointment: id })],
      [act('home', { do: 'home' })],
    ],
    stay: true,
  };
}
