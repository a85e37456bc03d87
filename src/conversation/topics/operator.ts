import type { Action } from '../../base/action.ts';
import { type Button, type Screen, text } from '../../base/screen.ts';
import { addDays, momentOf } from '../../base/time.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { noteMessage } from '../../desk/appointment-messages.ts';
import type { Decision, Write } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { whenWhere } from '../../screens/appointment-lines.ts';
import { serviceOf } from '../../screens/booking-screens.ts';
import { button } from '../../screens/buttons.ts';
import { handoffCard } from '../../screens/handoff-card.ts';
import { type Reads, type Situation, show, toast } from '../situation.ts';
import { readTaken } from '../taken.ts';
import { dayScreen } from './operator-day.ts';
import type { Case, Known, Read } from './operator-known.ts';
import { move } from './operator-move.ts';
import { tell } from './operator-told.ts';

/** Why a desk cancels; the resident reads the reason in their own language (`common:cancel-reason.`). */
export const cancelReasons = ['desk-closed', 'not-needed', 'other-office', 'ill'] as const;

/** The longest line passed on to a resident. */
const longest = 3500;

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
      return card([{ write: 'handoff-set', id: handoff.id, from: ['waiting'], set: taken }, tell(situation, known, 'taken')], taken);
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
      return card([set, { write: 'drop', prefix: `appointment:${appointment.id}:` }, tell(situation, known, status)], {}, status);
    }
    case 'desk-close': {
      const closed = { status: 'closed', talking: false } as const;
      return card(
        [{ write: 'handoff-set', id: handoff.id, from: [handoff.status], set: closed }, tell(situation, known, 'closed')],
        closed,
      );
    }
    case 'desk-cancel':
      return appointment.status === 'booked' ? show(reasonScreen(situation, known)) : same;
    case 'desk-cancel-why': {
      const reason = cancelReasons.find((each) => each === pressed.reason);
      if (!reason || appointment.status !== 'booked') return same;
      const set: Write = { write: 'appointment-set', id: appointment.id, from: ['booked'], now, set: { status: 'cancelled-by-desk' } };
      const why = { reason: text(`common:cancel-reason.${reason}`) };
      return card(
        [set, { write: 'drop', prefix: `appointment:${appointment.id}:` }, tell(situation, known, 'cancelled', why)],
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
