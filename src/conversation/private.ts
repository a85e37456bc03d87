import type { Action, ActionName } from '../base/action.ts';
import { readCode } from '../base/code.ts';
import type { Decision } from '../desk/change.ts';
import type { Place } from '../desk/session.ts';
import { notSpokenScreen } from '../screens/settings-screens.ts';
import { isAdmin, ofAdmins } from './admins.ts';
import { answeredReminder } from './answered-reminder.ts';
import { type AnyTopic, byAction, topic } from './by-action.ts';
import { chatClosed } from './chat-closed.ts';
import { heardInTalk, talkOf } from './in-talk.ts';
import { wordsOf } from './line-of.ts';
import { asMediator, sheetByCode, underSheet } from './operator-chat.ts';
import { phoneLanguage } from './phone-language.ts';
import { type Situation, show, type TalkDeps } from './situation.ts';
import { withTalk } from './talk-line.ts';
import { appointments } from './topics/appointments.ts';
import { ask } from './topics/ask.ts';
import { booking } from './topics/booking.ts';
import { byCode } from './topics/by-code.ts';
import { desks } from './topics/desks.ts';
import { documents } from './topics/documents.ts';
import { flow } from './topics/guide.ts';
import { besideSheet, openPass, passIn } from './topics/private-sheet.ts';
import { relayed } from './topics/relayed.ts';
import { reminded } from './topics/reminded.ts';
import { asReviewer } from './topics/reviewing.ts';
import { invitationIn, openInvitation } from './topics/roles.ts';
import { start } from './topics/start.ts';
import { town } from './topics/town.ts';
import { danger, dangerWhileTalking, search } from './topics/typed-words.ts';
import { undo, undoes } from './topics/undo.ts';
import { unexpected } from './topics/unexpected.ts';

/** The commands, as the buttons that do the same. */
const commands: ReadonlyMap<string, Action> = new Map(
  Object.entries<Action>({
    menu: { do: 'home' },
    language: { do: 'languages' },
    appointments: { do: 'appointments' },
    documents: { do: 'documents' },
    calendar: { do: 'dates-file' },
    help: { do: 'help' },
    sos: { do: 'safety' },
    privacy: { do: 'privacy' },
    erase: { do: 'erase-ask' },
  }),
);

/** Buttons that work before the privacy notice was accepted: nothing at all is stored for them. */
const beforeNotice: readonly ActionName[] = [
  'language',
  'languages',
  'also',
  'also-in',
  'meet-language',
  'meet-notice',
  'meet-ok',
  'privacy-ok',
  'privacy',
  'safety',
  'safety-in',
  'erase-ask',
  'erase-yes',
  // Operators, who need not be residents.
  'sheet-hide',
  'again',
];

/** Safety cards too are read by whoever needs them; nothing is stored for it. */
function worksBeforeNotice(act: Action, { content }: Situation): boolean {
  if (beforeNotice.includes(act.do)) return true;
  const reads = act.do === 'flow-start' || act.do === 'flow-outcome' || act.do === 'flow-section' || act.do === 'flow-words';
  return reads && content.flows.get(act.flow)?.safety === true;
}

/** Whether anything is stored of the person: language and notice are behind them. */
const isKnown = ({ person }: Situation): boolean => person.version > 0 && person.privacy_on !== null;

/** Finds the subject of what a resident did and lets it read and decide; a stranger in danger is told which language this is. */
export async function considerPrivate(deps: TalkDeps, given: Situation): Promise<Decision> {
  const situation = asPress(given);
  const decision = isKnown(situation) ? await withTalk(deps, situation, await decided(deps, situation)) : await decided(deps, situation);
  const [screen, ...more] = decision.screens;
  const foreign = !isKnown(situation) && decision.lang === undefined && phoneLanguage(situation.incoming, situation.content) === null;
  return foreign && screen?.quiet ? { ...decision, screens: [notSpokenScreen(situation, screen), ...more] } : decision;
}

async function decided(deps: TalkDeps, situation: Situation): Promise<Decision> {
  const { input, person } = situation;
  if (input.kind === 'blocked') return await chatClosed(deps, situation, input.blocked);
  const invitation = invitationIn(situation);
  if (invitation !== null) return await openInvitation(deps, situation, invitation);
  const pass = passIn(situation);
  if (pass !== null) return await openPass(deps, situation, pass);
  const found = (await asMediator(deps, situation)) ?? (await underSheet(deps, situation)) ?? (await sheetByCode(deps, situation));
  if (found) return found;
  const review = await asReviewer(deps, situation);
  if (review) return review;
  const running = ofAdmins(input);
  if (running && (await isAdmin(deps, person.chat))) return await running(deps, situation);
  if (input.kind === 'chat-shared') return topic(unexpected).consider(deps, situation);
  const beside = await besideSheet(deps, situation, isKnown(situation));
  if (beside) return beside;
  if (input.kind === 'command' && input.name === 'start') return topic(start).consider(deps, situation);
  if (!isKnown(situation) && !(input.kind === 'press' && input.act && worksBeforeNotice(input.act, situation)))
    return topic(start).consider(deps, situation);
  if (input.kind === 'command' && undoes(input.name)) return topic(undo).consider(deps, situation);
  if (input.kind === 'press') return (input.act ? byAction[input.act.do] : topic(unexpected)).consider(deps, situation);
  const talk = input.kind === 'command' ? null : await talkOf(deps.store, situation);
  if (talk) {
    const heard = heardInTalk(situation);
    if (heard === 'desk') return topic(relayed).consider(deps, situation);
    return (heard === 'danger' ? topic(dangerWhileTalking) : byPlace(situation)).consider(deps, situation);
  }
  // An album is answered once.
  if (input.kind === 'thing' && input.further) return show();
  if (answersOutside(situation) && (await answeredReminder(deps.store, situation))) return topic(reminded).consider(deps, situation);
  if (input.kind === 'say' && person.session.place.at === 'ask')
    return topic(situation.content.search.inHarm(person.lang, input.text) ? dangerWhileTalking : ask).consider(deps, situation);
  if (input.kind === 'say' && person.session.place.at !== 'name' && readCode(input.text)) return topic(byCode).consider(deps, situation);
  return (criesOut(situation) ? topic(danger) : byPlace(situation)).consider(deps, situation);
}

/** An answer to a message of ours that is no answer to a question that is open, and no call for help. */
function answersOutside(situation: Situation): boolean {
  const { input, person, content, incoming } = situation;
  if (incoming.reply_to === null || person.session.place.at === 'ask') return false;
  if (input.kind !== 'say' && input.kind !== 'thing' && input.kind !== 'location') return false;
  return heardInTalk(situation) === 'desk' && !content.search.tellsDanger(person.lang, wordsOf(input) ?? '');
}

/** A command that is also a button is that button, pressed under no message. */
function asPress(situation: Situation): Situation {
  const { input } = situation;
  const act = input.kind === 'command' ? commands.get(input.name) : undefined;
  return act ? { ...situation, input: { kind: 'press', act } } : situation;
}

/** A call for help where a name, a date or a town was asked; elsewhere the search finds it, and the questions of a guide stay below. */
function criesOut({ input, person, content }: Situation): boolean {
  const { place } = person.session;
  const asked = place.at === 'name' || place.at === 'document' || place.at === 'town' || asksTown(place);
  return input.kind === 'say' && asked && content.search.tellsDanger(person.lang, input.text);
}

const asksTown = (place: Place) => place.at === 'desks' && place.asks === 'town';

/** Typed words and shared places go to where the person is. */
function byPlace({ input, person }: Situation): AnyTopic {
  if (input.kind === 'location') return topic(person.session.place.at === 'town' ? town : desks);
  if (input.kind === 'thing' && person.session.place.at === 'ask') return topic(ask);
  if (input.kind !== 'say') return topic(unexpected);
  switch (person.session.place.at) {
    case 'flow':
      return topic(flow);
    case 'town':
      return topic(town);
    case 'name':
      return person.session.draft?.moving ? topic(appointments) : topic(booking);
    case 'document':
      return topic(documents);
    case 'ask':
      return topic(ask);
    case 'desks':
      return topic(asksTown(person.session.place) ? desks : search);
    case 'start':
    case 'menu':
    case 'booking':
      return topic(search);
  }
}
