import type { Action } from '../../core/action.ts';
import type { Appointment } from '../../core/appointment.ts';
import { appointmentMessages, cardMessage, noteMessage, whenWhere } from '../../core/appointment-messages.ts';
import type { Decision, Write } from '../../core/change.ts';
import type { DeskId } from '../../core/desk.ts';
import type { Handoff } from '../../core/handoff.ts';
import { handoffCard } from '../../core/handoff-card.ts';
import { type Button, type Screen, type Text, text } from '../../core/screen.ts';
import { addDays, momentOf } from '../../core/time.ts';
import { button, rows } from '../buttons.ts';
import { type Reads, type Situation, show, toast } from '../situation.ts';
import { confirmedScreen, serviceOf } from './booking-screens.ts';
import { daysOf, readTaken, slotsOf, slotsOn } from './desk-hours.ts';

/** Why a desk cancels; the resident reads the reason in their own language (`common:cancel-reason.`). */
export const cancelReasons = ['desk-closed', 'not-needed', 'other-office', 'ill'] as const;

/** The longest line passed on to a resident. */
const longest = 3500;

interface Read {
  readonly handoff: Handoff | null;
  readonly appointment: Appointment | null;
  readonly taken: readonly Appointment[];
  readonly day: readonly Appointment[];
}
type Known = Read & { readonly desk: DeskId };

/** What operators do in their desk's group: the card's buttons, answers to the bot's messages, and the day's list. */
export const operator = {
  async read(reads: Reads, situation: Situation): Promise<Read> {
    const { input, incoming, zone, today } = situation;
    const act = input.kind === 'press' ? input.act : null;
    const named = act && 'handoff' in act ? await reads.handoff(act.handoff) : null;
    const answered = input.kind === 'say' && incoming.reply_to ? await reads.handoffAt(incoming.chat, incoming.reply_to) : null;
    const handoff = named ?? answered;
    const appointment = handoff ? await reads.appointment(handoff.appointment) : null;
    const service = appointment ? serviceOf(situation, appointment.service) : null;
    const desk = [...situation.deskChats].find(([, chat]) => chat === incoming.chat)?.[0];
    const wantsDay = act?.do === 'desk-today' || input.kind === 'command';
    const day =
      desk && wantsDay ? await reads.appointmentsOn(desk, momentOf(today, '00:00', zone), momentOf(addDays(today, 2), '00:00', zone)) : [];
    return { handoff, appointment, taken: handoff && service ? await readTaken(reads, situation, handoff.desk, service) : [], day };
  },

  decide(situation: Situation, known: Known): Decision {
    const { input } = situation;
    if (input.kind === 'say') return answer(situation, known, input.text);
    if (input.kind === 'command')
      return ['oggi', 'today', 'start', 'desk'].includes(input.name) ? show(dayScreen(situation, known)) : show();
    if (input.kind !== 'press') return show();
    if (!input.act) return toast(text('common:desk-note.old-button'));
    if (input.act.do === 'desk-today') return show({ ...dayScreen(situation, known), stay: true });
    const { handoff, appointment, desk } = known;
    if (!('handoff' in input.act) || !handoff || !appointment || handoff.desk !== desk) return toast(text('common:desk-note.not-yours'));
    return act(situation, { ...known, handoff, appointment }, input.act);
  },
};

type Case = Known & { readonly handoff: Handoff; readonly appointment: Appointment };

function act(situation: Situation, known: Case, pressed: Action): Decision {
  const { handoff, appointment } = known;
  const { now, incoming } = situation;
  const card = (change: Write[], next: Partial<Handoff>, ended?: Appointment['status']): Decision => ({
    change,
    screens: [
      handoffCard(situation.content, situation.zone, { ...handoff, ...next }, ended ? { ...appointment, status: ended } : appointment),
    ],
  });
  const same = card([], {});
  if (handoff.status === 'closed') return { ...same, toast: text('common:desk-note.closed') };
  switch (pressed.do) {
    case 'desk-take': {
      if (handoff.status !== 'waiting') return { ...same, toast: text('common:desk-note.taken-by', { name: handoff.taken_name ?? '' }) };
      const taken = { status: 'taken', taken_by: incoming.from.id, taken_name: incoming.from.name } as const;
      return card(
        [
          { write: 'handoff-set', id: handoff.id, from: ['waiting'], set: taken },
          tell(known, now, 'taken', told('taken', situation, known)),
        ],
        taken,
      );
    }
    case 'desk-write':
      return {
        change: [
          { write: 'handoff-set', id: handoff.id, from: [handoff.status], set: { talking: true } },
          noteMessage(handoff.id, handoff.desk, now, 'write'),
        ],
        screens: [],
        toast: text('common:desk-note.write-toast'),
      };
    case 'desk-attended':
    case 'desk-missed': {
      if (appointment.status !== 'booked') return same;
      if (appointment.starts_at > now) return { ...same, toast: text('common:desk-note.not-yet') };
      const status = pressed.do === 'desk-attended' ? 'attended' : 'missed';
      const set: Write = { write: 'appointment-set', id: appointment.id, from: ['booked'], now, set: { status } };
      return card(
        [set, { write: 'drop', prefix: `appointment:${appointment.id}:` }, tell(known, now, status, told(status, situation, known))],
        {},
        status,
      );
    }
    case 'desk-close': {
      const closed = { status: 'closed', talking: false } as const;
      return card(
        [
          { write: 'handoff-set', id: handoff.id, from: [handoff.status], set: closed },
          tell(known, now, 'closed', told('closed', situation, known)),
        ],
        closed,
      );
    }
    case 'desk-cancel':
      return appointment.status === 'booked' ? show(reasonScreen(situation, known)) : same;
    case 'desk-cancel-why': {
      const reason = cancelReasons.find((each) => each === pressed.reason);
      if (!reason || appointment.status !== 'booked') return same;
      const set: Write = { write: 'appointment-set', id: appointment.id, from: ['booked'], now, set: { status: 'cancelled-by-desk' } };
      const words = told('cancelled', situation, known, { reason: text(`common:cancel-reason.${reason}`) });
      return card(
        [set, { write: 'drop', prefix: `appointment:${appointment.id}:` }, tell(known, now, 'cancelled', words)],
        {},
        'cancelled-by-desk',
      );
    }
    case 'desk-move':
    case 'desk-move-day':
    case 'desk-move-time':
      return appointment.status === 'booked' ? move(situation, known, pressed) : same;
    default:
      return same;
  }
}

/** A line for the resident, in the resident's language, with a way on. */
function told(what: string, situation: Situation, { appointment }: Case, more: Record<string, Text> = {}): Screen {
  const values = { ...whenWhere(appointment, situation.content.desks.get(appointment.desk), situation.zone), ...more };
  const again: Button[] =
    what === 'missed' || what === 'cancelled'
      ? [{ label: text('common:button.book'), act: { do: 'book-start', service: appointment.service, flow: '' } }]
      : [];
  const see: Button[] =
    what === 'taken' ? [{ label: text('common:button.see-appointment'), act: { do: 'appointment', appointment: appointment.id } }] : [];
  const home: Button = { label: text('common:button.home'), act: { do: 'home' } };
  return { text: [text(`common:told.${what}`, values)], buttons: [...[...again, ...see].map((each) => [each]), [home]], stay: true };
}

function tell({ handoff }: Case, now: string, what: string, screen: Screen): Write {
  return {
    write: 'message',
    message: { key: `handoff:${handoff.id}:told:${what}:${now}`, due: now, to: { chat: handoff.chat }, body: { kind: 'screen', screen } },
  };
}

/** An operator's answer to a message of a handoff goes to the resident; from then on the resident's words come back under it. */
function answer(situation: Situation, { handoff, desk }: Known, words: string): Decision {
  const { incoming, now } = situation;
  if (!handoff) return show();
  if (handoff.desk !== desk || handoff.status === 'closed' || !handoff.sheet.name)
    return show({ text: [text('common:desk-note.not-passed')], buttons: [] });
  if (words.length > longest) return show({ text: [text('common:talk.too-long', { max: longest })], buttons: [] });
  const body = { kind: 'line-to-resident' as const, handoff: handoff.id, text: words };
  return {
    change: [
      { write: 'handoff-set', id: handoff.id, from: [handoff.status], set: { talking: true } },
      { write: 'thread', chat: incoming.chat, message: incoming.message ?? 0, handoff: handoff.id },
      { write: 'message', message: { key: `handoff:${handoff.id}:answer:${incoming.update}`, due: now, to: { chat: handoff.chat }, body } },
    ],
    screens: [],
  };
}

function reasonScreen(situation: Situation, { handoff, appointment }: Case): Screen {
  const back: Button = { label: text('common:button.back'), act: { do: 'desk-card', handoff: handoff.id } };
  return {
    text: [text('common:desk-note.why', whenWhere(appointment, situation.content.desks.get(appointment.desk), situation.zone))],
    buttons: [
      ...cancelReasons.map((reason) => [
        button(text(`common:cancel-reason.${reason}`), { do: 'desk-cancel-why', handoff: handoff.id, reason }),
      ]),
      [back],
    ],
  };
}

/** Day, then time, then moved: the resident is told at once, with a new calendar file. */
function move(
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

/** Today and tomorrow at the desk. */
function dayScreen(situation: Situation, { day, desk }: Known): Screen {
  const { content, zone, today } = situation;
  const line = (each: Appointment) =>
    text(`common:day.line-${each.status}`, {
      ...whenWhere(each, content.desks.get(each.desk), zone),
      service: text(`common:service.${each.service}`),
    });
  const of = (which: string) => day.filter((each) => whenWhere(each, undefined, zone).day === which).map(line);
  const block = (which: string) => [
    text('common:day.title', { day: which }),
    ...(of(which).length > 0 ? of(which) : [text('common:day.nobody')]),
  ];
  return {
    text: [text('common:day.desk', { name: content.desks.get(desk)?.name ?? desk }), block(today), block(addDays(today, 1))],
    buttons: [],
  };
}
