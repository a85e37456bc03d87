import { type Button, type Screen, text } from '../base/screen.ts';
import { type Day, dayAt, daysBetween, type Zone } from '../base/time.ts';
import { type Appointment, stateOf } from '../desk/appointment.ts';
import type { Desk } from '../desk/desk.ts';
import type { VisitRung } from '../desk/message.ts';
import { visitWording } from '../desk/visit-reminders.ts';
import { appointmentLines } from './appointment-lines.ts';
import { act } from './buttons.ts';
import { toOther } from './other-person.ts';
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
  /** Somebody else who comes, see `otherOf`. */
  readonly other: string | null;
}

/** The reminder of an appointment, true on the day on which it is said: today, tomorrow, or neither; with the papers, what not coming costs, and the answers. */
export function appointmentReminder(
  appointment: Appointment,
  desk: Desk | undefined,
  zone: Zone,
  { rung, today, papers, phone, other }: Reminded,
): Screen {
  const { id, chat, sequence } = appointment;
  const ahead = daysBetween(today, dayAt(appointment.starts_at, zone));
  const when = ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : 'coming';
  const asks = stateOf(appointment) === 'booked';
  const answers: Button[][] = [
    ...(asks
      ? [[act(other === null ? 'confirm' : 'confirm-other', { do: 'appointment-confirm', appointment: id, sequence: String(sequence) })]]
      : []),
    ...(phone === null
      ? [
          [
            act('move', { do: 'appointment-move', appointment: id }),
            act(other === null ? 'cannot-come' : 'cannot-come-other', { do: 'appointment-cancel', appointment: id }),
          ],
        ]
      : []),
  ];
  return {
    text: [
      toOther(other, `common:appointment.${when}`, `visit:other.${when}`),
      appointmentLines(appointment, desk, zone),
      text('common:appointment.code', { code: appointment.code }),
      ...paperLines(papers),
      phone === null
        ? toOther(other, `visit:costs.${rung}-${visitWording(chat)}`, `visit:other.costs-${visitWording(chat)}`)
        : toOther(other, 'visit:costs.phone', 'visit:other.costs-phone', { phone }),
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
