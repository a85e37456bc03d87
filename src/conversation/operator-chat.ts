import { readCode } from '../base/code.ts';
import { readLink } from '../base/link.ts';
import type { Appointment } from '../desk/appointment.ts';
import { slipTo } from '../desk/book-for.ts';
import type { Change, Decision, Write } from '../desk/change.ts';
import { comeIn } from '../desk/counter-acts.ts';
import type { DeskActName } from '../desk/desk-act.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import { declineToMediate, mediate } from '../desk/mediator-acts.ts';
import { askName, sendSheet } from '../desk/pass-acts.ts';
import { mediatorsOf } from '../desk/role.ts';
import { deskLanguage, deskNote } from '../screens/desk-group-screens.ts';
import { mediatorScreen } from '../screens/pass-on-screens.ts';
import { passNotMember } from '../screens/sheet-screen.ts';
import { type Situation, show, type TalkDeps, toast } from './situation.ts';
import { mayRead } from './topics/sheet-readers.ts';

/*
 * What operators do in their private chat with the bot: they type or scan a person's code, and press what stands under a sheet.
 */

/** The sheet of the code that an operator of its desk types, or scans from the person's telephone; null: it is nobody's of theirs. */
export async function sheetByCode(deps: TalkDeps, situation: Situation): Promise<Decision | null> {
  const { person, incoming, now } = situation;
  const code = codeGiven(situation);
  if (code === null) return null;
  const found = await ofCode(deps, code);
  if (!found || found.handoff.chat === person.chat || !(await mayRead(deps, situation, found.handoff))) return null;
  const { id, name } = incoming.from;
  const open: Write = { write: 'operator-chat', operator: id, at: now };
  return {
    change: [open, sendSheet(found.handoff, { id, name }, now), kept(situation, found.handoff, code, 'sheet')],
    screens: [],
    lang: deskLanguage,
  };
}

/** A name is asked where a code could be meant for one. */
function codeGiven({ input, person }: Situation): string | null {
  if (input.kind === 'say') return person.session.place.at === 'name' ? null : readCode(input.text);
  const link = input.kind === 'command' && input.name === 'start' ? readLink(input.payload) : null;
  return link?.to === 'appointment' ? readCode(link.code) : null;
}

async function ofCode({ store }: TalkDeps, code: string): Promise<{ readonly handoff: Handoff } | null> {
  const appointment = await store.appointmentByCode(code);
  const handoff = appointment ? await store.handoffOf(appointment.id) : await store.handoffByCode(code);
  return handoff && { handoff };
}

const kept = ({ now, incoming }: Situation, { desk }: Handoff, about: string, act: DeskActName): Write => ({
  write: 'desk-act',
  act: { id: `${now}:${incoming.update}`, at: now, desk, act, about, by: incoming.from.id },
});

/** A mediator takes the request that they were asked to take, or cannot; null: it is no such button. */
export async function asMediator({ store }: TalkDeps, situation: Situation): Promise<Decision | null> {
  const { input, incoming, now } = situation;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do !== 'mediator-take' && act?.do !== 'mediator-not') return null;
  const handoff = await store.handoff(act.handoff);
  const { id, name } = incoming.from;
  const mine = handoff ? mediatorsOf(await store.roles(id), handoff.desk).length > 0 : false;
  if (!handoff || !mine) return { ...show(mediatorScreen('over', {})), lang: deskLanguage };
  const appointment = handoff.appointment ? await store.appointment(handoff.appointment) : null;
  const code = codeOf(handoff, appointment);
  const takes = act.do === 'mediator-take';
  const done = takes ? mediate(handoff, { id, name }, Number.parseInt(act.from, 36), now) : declineToMediate(handoff, { id, name }, now);
  if ('refused' in done) return { ...show(mediatorScreen(done.refused, { code, name: handoff.taken_name ?? '' })), lang: deskLanguage };
  const change = takes ? [...done.change, sendSheet(handoff, { id, name }, now), kept(situation, handoff, code, 'took')] : done.change;
  return { change, screens: [mediatorScreen(takes ? 'took' : 'declined', { code })], lang: deskLanguage };
}

/** What was pressed under a sheet: the slip once more, another name, that the person is there; null: it is no such button. */
export async function underSheet(deps: TalkDeps, situation: Situation): Promise<Decision | null> {
  const { input } = situation;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do !== 'sheet-slip' && act?.do !== 'sheet-name' && act?.do !== 'sheet-came') return null;
  const handoff = await deps.store.handoff(act.handoff);
  if (!handoff) return { ...toast(deskNote('old-button')), lang: deskLanguage };
  if (!(await mayRead(deps, situation, handoff))) return { ...show(passNotMember), lang: deskLanguage };
  const appointment = handoff.appointment ? await deps.store.appointment(handoff.appointment) : null;
  const decision =
    act.do === 'sheet-came' ? await came(deps, situation, handoff, appointment) : asked(situation, handoff, appointment, act.do);
  return { ...decision, lang: deskLanguage };
}

function asked(
  { incoming, now }: Situation,
  handoff: Handoff,
  appointment: Appointment | null,
  what: 'sheet-slip' | 'sheet-name',
): Decision {
  const by = { id: incoming.from.id, name: incoming.from.name };
  const change: Change =
    what === 'sheet-slip'
      ? appointment?.status === 'booked'
        ? [slipTo(handoff, by, now)]
        : []
      : handoff.sheet.name === ''
        ? []
        : [askName(handoff, by, now)];
  return change.length > 0 ? { change, screens: [] } : toast(deskNote('old-button'));
}

/** They are there: as with the button at the counter. */
async function came({ store }: TalkDeps, situation: Situation, handoff: Handoff, appointment: Appointment | null): Promise<Decision> {
  const { today, now, zone } = situation;
  if (!appointment) return toast(deskNote('old-button'));
  const come = comeIn(await store.comers(handoff.desk, today, today), { appointment, handoff }, now, zone);
  if ('refused' in come) return toast(deskNote(`counter-${come.refused}`));
  const act = kept(situation, handoff, codeOf(handoff, appointment), 'came');
  return { change: [...come.change, act], screens: [], toast: deskNote('counter-came', { number: String(come.comer.number) }) };
}
