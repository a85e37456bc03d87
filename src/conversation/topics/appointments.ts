import type { Appointment } from '../../core/appointment.ts';
import { appointmentLines, cardMessage, noteMessage, whenWhere } from '../../core/appointment-messages.ts';
import type { Handoff } from '../../core/handoff.ts';
import { type Screen, text } from '../../core/screen.ts';
import { act, backRow, because, button } from '../buttons.ts';
import { go, type Situation, show, type Topic } from '../situation.ts';
import { startMove } from './booking-screens.ts';

/** Ended appointments stay in the list for this long, in milliseconds. */
const lately = 30 * 24 * 3600_000;

interface Known {
  readonly all: readonly Appointment[];
  readonly one: Appointment | null;
  readonly handoff: Handoff | null;
  readonly taken: readonly Appointment[];
}

/** The list: what is coming first, then what lately ended. */
function listScreen(situation: Situation, all: readonly Appointment[]): Screen {
  const { content, zone } = situation;
  const label = (each: Appointment) => text(`common:appointment.label-${each.status}`, whenWhere(each, content.desks.get(each.desk), zone));
  return {
    text: [text('common:appointment.title'), text(all.length > 0 ? 'common:appointment.some' : 'common:appointment.none')],
    buttons: [
      ...all.map((each) => [button(label(each), { do: 'appointment', appointment: each.id })]),
      [act('book', { do: 'book-start', service: 'orientation', flow: '' })],
      backRow(),
    ],
  };
}

const open = (appointment: Appointment, situation: Situation) => appointment.status === 'booked' && appointment.starts_at > situation.now;

/** One appointment with what can still be done about it. */
export function appointmentScreen(situation: Situation, appointment: Appointment): Screen {
  const { content, zone } = situation;
  const desk = content.desks.get(appointment.desk);
  return {
    text: [
      text(`common:appointment.status-${appointment.status}`),
      appointmentLines(appointment, desk, zone),
      text('common:appointment.reason', { service: text(`common:service.${appointment.service}`) }),
      text('common:appointment.code', { code: appointment.code }),
    ],
    buttons: [
      ...(open(appointment, situation)
        ? [
            [
              act('move', { do: 'appointment-move', appointment: appointment.id }),
              act('cancel', { do: 'appointment-cancel', appointment: appointment.id }),
            ],
          ]
        : [[act('book', { do: 'book-start', service: appointment.service, flow: '' })]]),
      ...(desk ? [[act('desk', { do: 'desk', desk: desk.id })]] : []),
      backRow({ do: 'appointments' }),
    ],
  };
}

/** A resident's appointments: see, move, cancel. Somebody else's are as unknown as ones that never were. */
export const appointments: Topic<Known> = {
  async read(reads, { input, person, now }) {
    const all = await reads.appointmentsOf(person.chat, new Date(Date.parse(now) - lately).toISOString());
    const id = input.kind === 'press' && input.act && 'appointment' in input.act ? input.act.appointment : null;
    const one = id ? await reads.appointment(id) : null;
    const own = one && one.chat === person.chat && one.status !== 'held' ? one : null;
    return { all, one: own, handoff: own ? await reads.handoffOf(own.id) : null, taken: [] };
  },
  decide(situation, { all, one, handoff }) {
    const act_ = situation.input.kind === 'press' ? situation.input.act : null;
    if (!act_ || act_.do === 'appointments') return go(situation, { place: { at: 'menu' } }, listScreen(situation, all));
    if (!one) return show(because(text('common:unexpected.unknown-code'), listScreen(situation, all)));
    if (act_.do === 'appointment' || !open(one, situation)) return show(appointmentScreen(situation, one));
    const screen = appointmentScreen(situation, one);
    switch (act_.do) {
      case 'appointment-move':
        return startMove(situation, one);
      case 'appointment-cancel':
        return show({
          text: [text('common:appointment.cancel-sure'), appointmentLines(one, situation.content.desks.get(one.desk), situation.zone)],
          buttons: [
            [act('cancel-yes', { do: 'appointment-cancel-yes', appointment: one.id })],
            backRow({ do: 'appointment', appointment: one.id }),
          ],
        });
      case 'appointment-cancel-yes': {
        const cancelled: Appointment = { ...one, status: 'cancelled-by-resident' };
        return {
          change: [
            { write: 'appointment-set', id: one.id, from: ['booked'], now: situation.now, set: { status: 'cancelled-by-resident' } },
            { write: 'drop', prefix: `appointment:${one.id}:` },
            ...(handoff
              ? [
                  cardMessage(handoff.id, handoff.desk, situation.now),
                  noteMessage(handoff.id, handoff.desk, situation.now, 'cancelled-by-resident'),
                ]
              : []),
          ],
          screens: [appointmentScreen(situation, cancelled)],
        };
      }
      default:
        return show(screen);
    }
  },
};
