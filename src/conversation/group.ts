import type { Input } from '../base/incoming.ts';
import type { Decision } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import { desksOf } from '../desk/desk-group.ts';
import { codeOf } from '../desk/handoff.ts';
import { groupMoved } from '../desk/handoff-acts.ts';
import { worksAt } from '../desk/role.ts';
import { deskLanguage, deskNote, noteScreen } from '../screens/desk-group-screens.ts';
import type { Reads } from '../store/store.ts';
import { considerNetwork } from './network-group.ts';
import type { TalkDeps } from './situation.ts';
import { type Situation, show, toast } from './situation.ts';
import { askedGiving, decideGiving, readGiving } from './topics/desk-booking.ts';
import { decideCame, isCame, readCame } from './topics/desk-came.ts';
import { askedClosure, readClosure } from './topics/desk-closure-known.ts';
import { decideClosure } from './topics/desk-closures.ts';
import { askedCounter, type CounterStep, decideCounter, readCounter } from './topics/desk-counter.ts';
import { askedList, decideList, readList } from './topics/desk-lists.ts';
import { askedRecord, decideRecord, readRecord } from './topics/desk-record.ts';
import { typedRecord } from './topics/desk-record-typed.ts';
import { replyNamed, spoken } from './topics/desk-reply.ts';
import { bindByCode } from './topics/groups.ts';
import { operator } from './topics/operator.ts';
import { undo, undoes } from './topics/undo.ts';
import { trailed } from './trail.ts';

/** What only members may do. */
const acts: readonly Input['kind'][] = ['press', 'say', 'command', 'thing', 'location', 'edited'];

/**
 * A group is a desk's or nobody's. Only members of a desk's group can act in it, whatever button or message reaches us: a button in a
 * public group can be pressed by someone who left, and forged data can come from anywhere.
 */
export async function considerGroup(deps: TalkDeps, given: Situation): Promise<Decision> {
  const { incoming, input } = given;
  const desks = desksOf(given.deskChats, incoming.chat);
  if (incoming.chat === given.networkChat) return await considerNetwork(deps, given);
  if (input.kind === 'migrated') {
    const open = (await Promise.all(desks.map((desk) => deps.store.openHandoffs(desk)))).flat();
    return desks.length > 0
      ? { change: groupMoved(open, incoming.chat, input.to, given.now, noteScreen('moved-group')), screens: [] }
      : show();
  }
  const bound = await bindByCode(deps, given);
  if (bound) return { ...bound, lang: deskLanguage };
  if (desks.length === 0) return stranger(given);
  const person = { ...given.person, lang: deskLanguage };
  const situation: Situation = { ...given, person };
  // Telegram lets only administrators of a group write as the group.
  const member = !acts.includes(input.kind) || incoming.from.anonymous || (await isOurs(deps, given, desks));
  if (!member) return await outside(deps, given, member);
  return { ...(await decided(deps, situation, desks)), lang: deskLanguage };
}

/** A member of the group; where Telegram does not tell just now (null), whoever was given a role at one of its desks. */
async function isOurs({ isMember, store }: TalkDeps, { incoming }: Situation, desks: readonly DeskId[]): Promise<boolean | null> {
  const member = await isMember(incoming.chat, incoming.from.id);
  return member ?? (worksAt(await store.roles(incoming.from.id), desks) || null);
}

async function decided({ store }: TalkDeps, situation: Situation, desks: readonly DeskId[]): Promise<Decision> {
  const { input } = situation;
  if (input.kind === 'command' && undoes(input.name)) {
    const known = await undo.read(store, situation);
    const { handoff } = known;
    const appointment = handoff?.appointment ? await store.appointment(handoff.appointment) : null;
    const decision = undo.decide(situation, known);
    return handoff ? trailed(situation, decision, handoff.desk, codeOf(handoff, appointment)) : decision;
  }
  const reply = await replyNamed(store, situation, desks);
  if (reply) return 'change' in reply ? reply : spoken(await ofCard(store, reply, desks));
  const asked = askedList(situation, desks);
  if (asked) {
    const decision = decideList(situation, asked, await readList(store, situation, asked));
    // A card under which the button stands stays where it is.
    const stays = input.kind === 'press' && input.act?.do === 'desk-today';
    return stays ? { ...decision, screens: decision.screens.map((each) => ({ ...each, stay: true })) } : decision;
  }
  const steps = askedClosure(situation, desks);
  if (steps) {
    const each = await Promise.all(steps.map(async (step) => decideClosure(situation, step, await readClosure(store, situation, step))));
    // Only a command is for several desks, and it only shows.
    const [step] = steps;
    return each.length === 1 && each[0] && step
      ? trailed(situation, each[0], step.desk, step.day)
      : show(...each.flatMap(({ screens }) => screens));
  }
  const giving = askedGiving(situation, desks);
  if (giving) {
    const each = await Promise.all(giving.map(async (step) => decideGiving(situation, step, await readGiving(store, situation, step))));
    const [step] = giving;
    return each.length === 1 && each[0] && step
      ? trailed(situation, each[0], step.desk, situation.fresh.code)
      : show(...each.flatMap(({ screens }) => screens));
  }
  const counter = askedCounter(situation, desks);
  if (counter) return await atCounter(store, situation, counter);
  const came = input.kind === 'press' && input.act?.do === 'desk-came' ? input.act : null;
  if (came && isCame(came, situation, desks)) {
    const known = await readCame(store, situation, came);
    const at = known.visits.find(({ handoff }) => handoff?.id === came.handoff);
    return trailed(situation, decideCame(situation, came, known), came.desk, at?.appointment?.code ?? '');
  }
  const records = askedRecord(situation, desks);
  if (records) {
    const each = await Promise.all(records.map(async (act) => decideRecord(situation, act, await readRecord(store, situation, act))));
    const [act] = records;
    return each.length === 1 && each[0] && act
      ? trailed(situation, each[0], act.desk, 'field' in act ? act.field : '')
      : show(...each.flatMap(({ screens }) => screens));
  }
  const typed = await typedRecord(store, situation, desks, (desk) => readRecord(store, situation, { do: 'record-yes', desk }));
  return typed ?? (await ofCard(store, situation, desks));
}

/** The card's buttons, and answers to the bot's messages. */
async function ofCard(store: Reads, situation: Situation, desks: readonly DeskId[]): Promise<Decision> {
  const read = await operator.read(store, situation);
  const desk = desks.find((each) => each === read.handoff?.desk) ?? desks[0];
  if (desk === undefined) return show();
  const { handoff, appointment, only } = read;
  return trailed(situation, operator.decide(situation, { ...read, desk }), desk, handoff ? codeOf(handoff, appointment) : '', only);
}

/** The steps at the counter; with several desks they only show. */
async function atCounter(reads: Reads, situation: Situation, steps: readonly CounterStep[]): Promise<Decision> {
  const each = await Promise.all(
    steps.map(async (step) => ({ step, ...decideCounter(situation, step, await readCounter(reads, situation, step)) })),
  );
  const [first] = each;
  if (each.length === 1 && first) return trailed(situation, first.decision, first.step.desk, first.about);
  return show(...each.flatMap(({ decision }) => decision.screens));
}

/** Who is no member, or cannot be known to be one just now (`null`), is told that nothing was done; what colleagues say to each other is not ours. */
async function outside({ store }: TalkDeps, { incoming, input }: Situation, member: false | null): Promise<Decision> {
  if (input.kind === 'press') return toast(deskNote(member === null ? 'cannot-check' : 'not-member'));
  const about = input.kind === 'edited' ? incoming.message : incoming.reply_to;
  const ours = incoming.reply_by === 'us' || (about !== null && (await store.handoffAt(incoming.chat, about)) !== null);
  const meant = input.kind === 'command' ? member === null : ours;
  return { ...(meant ? show(noteScreen(member === null ? 'cannot-check-said' : 'not-member-said')) : show()), lang: deskLanguage };
}

/** A group that belongs to no desk: told its number when asked, so that whoever installs the bot can write it down; else left in peace. */
function stranger({ incoming, input }: Situation): Decision {
  if (input.kind === 'press') return toast(deskNote('not-a-desk'));
  const asked = input.kind === 'command' && (input.name === 'start' || input.name === 'desk');
  return asked ? show(noteScreen('group-id', { chat: String(incoming.chat) })) : show();
}
