import type { Action } from '../../base/action.ts';
import type { Input } from '../../base/incoming.ts';
import type { Instant } from '../../base/time.ts';
import type { Acted } from '../../desk/acted.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { attend, cancel } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import { codeOf, type Handoff } from '../../desk/handoff.ts';
import { beginTalk, close, release, take } from '../../desk/handoff-acts.ts';
import { cancelReasons } from '../../desk/message.ts';
import { mediatorsOf } from '../../desk/role.ts';
import { reopen } from '../../desk/ticket-acts.ts';
import { serviceOf } from '../../screens/booking-screens.ts';
import { deskNote, type Final, finals, reasonScreen, sureScreen } from '../../screens/desk-group-screens.ts';
import { cardInList } from '../../screens/desk-list-screens.ts';
import { handoffCard } from '../../screens/handoff-card.ts';
import { againScreen } from '../../screens/unsure-screen.ts';
import { readTaken } from '../../store/desk-time.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show, toast } from '../situation.ts';
import { answer, correction } from './operator-answer.ts';
import type { Case, Known, Read } from './operator-known.ts';
import { listing, readList } from './operator-listing.ts';
import { moving } from './operator-moving.ts';
import { asking } from './operator-network.ts';
import { passing, toMediator } from './operator-passing.ts';
import { replying } from './operator-replies.ts';
import { showSheet } from './operator-sheet.ts';
import { mayWrite } from './sheet-readers.ts';

/** What people can answer with. */
const answers: readonly Input['kind'][] = ['say', 'thing', 'location'];

/** What operators do in their desk's group beside asking for lists: the card's buttons, and answers to the bot's messages. */
export const operator = {
  async read(reads: Reads, situation: Situation): Promise<Read> {
    const { input, incoming } = situation;
    const act = input.kind === 'press' ? input.act : null;
    const named = act && 'handoff' in act ? await reads.handoff(act.handoff) : null;
    const about = input.kind === 'edited' ? incoming.message : answers.includes(input.kind) ? incoming.reply_to : null;
    // An album that answers: Telegram may tell that of its first picture alone.
    const album = !about && incoming.once !== undefined ? await reads.handoffOfAlbum(incoming.chat, incoming.once) : null;
    const answered = about ? await reads.handoffAt(incoming.chat, about) : album ? await reads.handoff(album) : null;
    const handoff = named ?? answered;
    const only = answered && about ? await reads.answererAt(incoming.chat, about) : null;
    const appointment = handoff?.appointment ? await reads.appointment(handoff.appointment) : null;
    const service = appointment ? serviceOf(situation, appointment.service) : null;
    const open = act?.do === 'desk-sheet' && (await mayWrite(reads, incoming.from.id));
    return {
      handoff,
      appointment,
      resident: act?.do === 'desk-to-time' && appointment ? await reads.person(appointment.chat) : null,
      only,
      before: input.kind === 'edited' && about ? await reads.fileAt(incoming.chat, about) : null,
      open,
      blocked: act !== null && handoff !== null && (await reads.person(handoff.chat))?.blocked_at != null,
      mediators:
        handoff && (act?.do === 'desk-pass' || act?.do === 'desk-mediator') ? mediatorsOf(await reads.roles(null), handoff.desk) : [],
      notes: handoff && (act?.do === 'network-send' || act?.do === 'network-drop') ? await reads.notesOf(handoff.id) : [],
      list: handoff && act?.do === 'desk-wait-for' ? await readList(reads, situation, handoff) : { wish: null, mine: [], before: 0 },
      taken: handoff && service ? await readTaken(reads, situation, handoff.desk, service) : [],
    };
  },

  decide(situation: Situation, known: Known): Decision {
    const { input } = situation;
    const { handoff, appointment, desk } = known;
    if (input.kind === 'say' || input.kind === 'thing' || input.kind === 'location') return answer(situation, known);
    if (input.kind === 'edited') return correction(situation, known);
    if (input.kind !== 'press') return show();
    if (!input.act) return toast(deskNote('old-button'));
    if (input.act.do === 'again') return { change: [{ write: 'again', key: input.act.key, to: { desk } }], screens: [againScreen(false)] };
    if (!('handoff' in input.act) || !handoff || (handoff.appointment && !appointment) || handoff.desk !== desk)
      return toast(deskNote('not-yours'));
    return pressed(situation, { ...known, handoff }, input.act);
  },
};

function pressed(situation: Situation, known: Case, act: Action): Decision {
  const { handoff, appointment } = known;
  const { now, incoming, zone, content } = situation;
  const card = (next: Partial<Handoff> = {}, after: Partial<Appointment> = {}) =>
    handoffCard(content, zone, { ...handoff, ...next }, appointment && { ...appointment, ...after }, now, {
      blocked: known.blocked,
      asks: situation.networkChat !== null,
    });
  const same = show(card());
  /** The card as it is after the act; or as it is now, with the reason on the button. */
  const acted = (done: Acted<string>, next: Partial<Handoff>, after: Partial<Appointment> = {}): Decision => {
    if ('change' in done) return { change: done.change, screens: [{ ...card(next, after), drawn: true }] };
    if (done.refused === 'not-booked') return same;
    return { ...same, toast: done.refused === 'taken' ? deskNote('taken-by', { name: handoff.taken_name ?? '' }) : deskNote(done.refused) };
  };
  if (act.do === 'desk-sheet') return showSheet(situation, handoff, known.open);
  if (act.do === 'desk-reopen') {
    const { id, name } = incoming.from;
    return acted(reopen(handoff, { id, name }, now), { status: 'taken', taken_by: id, taken_name: name });
  }
  if (act.do === 'desk-see') return show(cardInList(card(), act));
  if (handoff.status === 'closed') return { ...same, toast: deskNote('closed') };
  switch (act.do) {
    case 'desk-take': {
      const { id, name } = incoming.from;
      return acted(take(handoff, { id, name }, now), { status: 'taken', taken_by: id, taken_name: name });
    }
    case 'desk-release':
      return acted(release(handoff, incoming.from, now), { status: 'waiting', taken_by: null, taken_name: null });
    case 'desk-write': {
      const { id, name } = incoming.from;
      const begun = beginTalk(handoff, { id, name }, now);
      return 'change' in begun ? { change: begun.change, screens: [], toast: deskNote('write-toast') } : same;
    }
    case 'desk-attended':
    case 'desk-missed':
    case 'desk-close': {
      const [done, ...after] = final(act.do, known, now);
      return 'refused' in done ? acted(done, ...after) : show(sureScreen(situation, handoff, appointment, act.do));
    }
    case 'desk-sure': {
      const what = finals.find((each) => each === act.what);
      return what ? acted(...final(what, known, now)) : same;
    }
    case 'desk-cancel':
      return appointment?.status === 'booked' ? show(reasonScreen(situation, handoff, appointment)) : same;
    case 'desk-cancel-why': {
      const reason = cancelReasons.find((each) => each === act.reason);
      if (!reason || !appointment) return same;
      return acted(cancel(appointment, handoff, { desk: reason }, situation.fresh.freed(0), now), {}, { status: 'cancelled-by-desk' });
    }
    case 'desk-pass':
    case 'desk-pass-to':
    case 'desk-pass-yes':
      return passing(situation, known, act, acted);
    case 'desk-mediator':
      return toMediator(situation, known, act, acted);
    case 'desk-wait':
    case 'desk-wait-for':
      return listing(situation, known, act, (done) => acted(done, {}));
    case 'network-ask':
    case 'network-send':
    case 'network-drop':
      return asking(situation, known, act, (done) => acted(done, {}));
    case 'desk-replies':
    case 'desk-reply':
    case 'desk-reply-yes':
      return replying(situation, handoff, codeOf(handoff, appointment), act, acted);
    case 'desk-move':
    case 'desk-move-day':
    case 'desk-move-time':
    case 'desk-to-days':
    case 'desk-to-day':
    case 'desk-to-time':
      return appointment?.status === 'booked' ? moving(situation, known, appointment, act, acted) : same;
    default:
      return same;
  }
}

/** What cannot be taken back, and is told to the resident: it is asked once more. */
function final(what: Final, { handoff, appointment }: Case, now: Instant): [Acted<string>, Partial<Handoff>, Partial<Appointment>] {
  if (what === 'desk-close') return [close(handoff, appointment, now), { status: 'closed', closed_at: now }, {}];
  if (!appointment) return [{ refused: 'not-booked' }, {}, {}];
  const status = what === 'desk-attended' ? 'attended' : 'missed';
  return [attend(appointment, handoff, status, now), {}, { status }];
}
