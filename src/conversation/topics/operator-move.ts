import { type Button, type Screen, text } from '../../base/screen.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { appointmentMessages, cardMessage } from '../../desk/appointment-messages.ts';
import type { Decision } from '../../desk/change.ts';
import { confirmedScreen, serviceOf } from '../../screens/booking-screens.ts';
import { button, rows } from '../../screens/buttons.ts';
import { daysOf, slotsOf, slotsOn } from '../../screens/free-times.ts';
import { handoffCard } from '../../screens/handoff-card.ts';
import { type Situation, show } from '../situation.ts';
import type { Case } from './operator-known.ts';

/** Day, then time, then moved: the resident is told at once, with a new calendar file. */
export function move(
  situation: Situation,
  known: Case,
  pressed: { do: 'desk-move' } | { do: 'desk-move-day'; day: string } | { do: 'desk-move-time'; day: string; time: string },
): Decision {
  const { handoff, appointment, taken } = known;
  const { content, now, zone } = situation;
  const desk = content.desks.get(handoff.desk);
  const service = serviceOf(situation, appointment.service);
  const slots =
    desk && service
      ? slotsOf(
          situation,
          desk,
          service,
          taken.filter((each) => each.id !== appointment.id),
        )
      : [];
  const back: Button[] = [{ label: text('common:button.back'), act: { do: 'desk-card', handoff: handoff.id } }];
  const days: Screen = {
    text: [text(slots.length > 0 ? 'common:desk-note.move-day' : 'common:book.no-day')],
    buttons: [
      ...rows(
        daysOf(slots)
          .slice(0, 12)
          .map(({ day }) => button(text('common:book.day', { day }), { do: 'desk-move-day', handoff: handoff.id, day })),
        2,
      ),
      back,
    ],
  };
  if (pressed.do === 'desk-move') return show(days);
  const ofDay = slotsOn(slots, pressed.day);
  const slot = pressed.do === 'desk-move-time' ? ofDay.find((each) => each.time === pressed.time) : undefined;
  if (!slot) {
    if (ofDay.length === 0) return show(days);
    const times = ofDay.map((each) =>
      button(text('common:book.time', { time: each.time }), {
        do: 'desk-move-time',
        handoff: handoff.id,
        day: pressed.day,
        time: each.time,
      }),
    );
    return show({ text: [text('common:desk-note.move-time', { day: pressed.day })], buttons: [...rows(times, 4), back] });
  }
  const set = { starts_at: slot.starts_at, ends_at: slot.ends_at, sequence: appointment.sequence + 1 };
  const moved: Appointment = { ...appointment, ...set };
  return {
    change: [
      { write: 'appointment-set', id: appointment.id, from: ['booked'], now, set },
      ...appointmentMessages(moved, desk, zone, now, confirmedScreen(situation, moved, 'moved-by-desk', [])),
      cardMessage(handoff.id, handoff.desk, now),
    ],
    screens: [handoffCard(content, zone, handoff, moved)],
  };
}
