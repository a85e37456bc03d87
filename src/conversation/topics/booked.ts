import { type Text, text } from '../../base/screen.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { appointmentMessages, cardMessage, noteMessage } from '../../desk/appointment-messages.ts';
import type { Decision, Write } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Draft } from '../../desk/session.ts';
import { withSession } from '../../desk/session.ts';
import { sheetOf } from '../../desk/sheet.ts';
import type { Slot } from '../../desk/slot.ts';
import { shown } from '../../flow/condition.ts';
import { itemKey } from '../../flow/keys.ts';
import { outcomeOf, resolve } from '../../flow/run.ts';
import { confirmedScreen, serviceOf, toldIn } from '../../screens/booking-screens.ts';
import { act, home } from '../../screens/buttons.ts';
import { worldOf } from '../../screens/setting.ts';
import type { Situation } from '../situation.ts';

/** Books the held time under the name, hands the sheet to the desk, and promises what has to be said. */
export function booked(situation: Situation, draft: Draft, hold: Appointment, name: string): Decision {
  const { person, now, zone, content } = situation;
  const handoff: Handoff = {
    id: situation.fresh.handoff,
    desk: hold.desk,
    chat: person.chat,
    lang: person.lang,
    appointment: hold.id,
    status: 'waiting',
    sheet: sheetOf(toldIn(situation, draft), draft, name, worldOf(content, situation.today)),
    taken_by: null,
    taken_name: null,
    talking: false,
    card_message: null,
    created_at: now,
  };
  const appointment: Appointment = { ...hold, status: 'booked', held_until: null, handoff: handoff.id };
  const confirmation = confirmedScreen(situation, appointment, 'booked', toBring(situation, draft));
  return {
    change: [
      { write: 'person', person: withSession(person, { place: { at: 'menu' }, draft: null }) },
      { write: 'handoff', handoff },
      {
        write: 'appointment-set',
        id: appointment.id,
        from: ['held'],
        now,
        set: { status: 'booked', held_until: null, handoff: handoff.id },
      },
      ...appointmentMessages(appointment, content.desks.get(appointment.desk), zone, now, confirmation),
      cardMessage(handoff.id, handoff.desk, now),
    ],
    screens: [],
  };
}

/** Moves the appointment to another time, perhaps to another desk; the old time is free again in the same moment. */
export function moved(situation: Situation, before: Appointment, handoff: Handoff | null, desk: string, slot: Slot): Decision {
  const { person, now, zone, content } = situation;
  const set = { desk, starts_at: slot.starts_at, ends_at: slot.ends_at, sequence: before.sequence + 1 };
  const appointment: Appointment = { ...before, ...set };
  const told = handoff ? [cardMessage(handoff.id, handoff.desk, now), noteMessage(handoff.id, handoff.desk, now, 'moved-by-resident')] : [];
  return {
    change: [
      { write: 'person', person: withSession(person, { place: { at: 'menu' }, draft: null }) },
      { write: 'appointment-set', id: before.id, from: ['booked'], now, set },
      ...(handoff && handoff.desk !== desk ? handOver(handoff, desk, now) : told),
      ...appointmentMessages(appointment, content.desks.get(desk), zone, now, confirmedScreen(situation, appointment, 'moved', [])),
    ],
    screens: [{ text: [text('common:book.moving')], buttons: [[act('appointments', { do: 'appointments' }), home]] }],
  };
}

/** Another desk takes over: the old desk's card says so, the new desk gets a card of its own. */
function handOver(handoff: Handoff, desk: string, now: string): Write[] {
  return [
    noteMessage(handoff.id, handoff.desk, now, 'moved-away'),
    {
      write: 'handoff-set',
      id: handoff.id,
      from: ['waiting', 'taken', 'closed'],
      set: { desk, status: 'waiting', taken_by: null, taken_name: null, talking: false, card_message: null },
    },
    cardMessage(handoff.id, desk, now),
  ];
}

/** What to bring: the papers of the person's own case, else those of the service. */
function toBring(situation: Situation, draft: Draft): Text[] {
  const flow = draft.flow ? situation.content.flows.get(draft.flow) : undefined;
  const state = flow ? situation.person.session.flows[flow.id] : undefined;
  const service = serviceOf(situation, draft.service);
  if (flow && state) {
    const world = worldOf(situation.content, situation.today);
    const { answers } = resolve(flow, state.answers, world);
    const run = outcomeOf(flow, answers, world);
    const papers = run ? shown(run.outcome.sections.papers ?? [], answers, world) : [];
    if (run && papers.length > 0) return papers.map((paper) => text(itemKey(flow.id, 'papers', paper.id), run.values));
  }
  return (service?.papers ?? []).map((paper) => text(`common:paper.${paper}`));
}
