import type { ActionName } from '../base/action.ts';
import type { Decision } from '../desk/change.ts';
import type { Situation, TalkDeps, Topic } from './situation.ts';
import { again } from './topics/again.ts';
import { aloud } from './topics/aloud.ts';
import { also } from './topics/also.ts';
import { appointments } from './topics/appointments.ts';
import { ask } from './topics/ask.ts';
import { booking } from './topics/booking.ts';
import { datesFile } from './topics/dates-file.ts';
import { desks } from './topics/desks.ts';
import { documents } from './topics/documents.ts';
import { flow } from './topics/guide.ts';
import { menu } from './topics/menu.ts';
import { news } from './topics/news.ts';
import { offices } from './topics/offices.ts';
import { hidden } from './topics/private-sheet.ts';
import { relayed } from './topics/relayed.ts';
import { remind } from './topics/remind.ts';
import { reminders } from './topics/reminders.ts';
import { settings } from './topics/settings.ts';
import { start } from './topics/start.ts';
import { town } from './topics/town.ts';
import { unexpected } from './topics/unexpected.ts';
import { wishes } from './topics/wishes.ts';

/** A subject of the conversation, whatever it reads to decide. */
export type AnyTopic = { consider(deps: TalkDeps, situation: Situation): Promise<Decision> };

/** Joins a topic's two moves, so that topics with different knowledge can stand in one table. */
export function topic<Known>(each: Topic<Known>): AnyTopic {
  return { consider: async (deps, situation) => each.decide(situation, await each.read(deps.store, situation)) };
}

/** Which subject a button belongs to. Operators' buttons have no meaning in a private chat: whoever sends one forged it. */
export const byAction: Record<ActionName, AnyTopic> = {
  ...subjects(menu, ['home', 'need', 'safety', 'safety-in', 'hide', 'help', 'person', 'stop']),
  ...subjects(flow, [
    'flow-start',
    'flow-answer',
    'flow-month',
    'flow-back',
    'flow-recap',
    'flow-anew',
    'flow-change',
    'flow-outcome',
    'flow-more',
    'flow-papers',
    'flow-words',
    'flow-unclear',
    'flow-unclear-ask',
    'flow-section',
    'flow-tick',
    'flow-follow',
  ]),
  ...subjects(news, ['news', 'news-item']),
  ...subjects(town, ['town', 'town-set']),
  ...subjects(booking, [
    'book-start',
    'book-people',
    'book-speaks',
    'book-with',
    'book-desk',
    'book-day',
    'book-time',
    'book-sheet',
    'book-change',
    'book-toggle',
    'book-name',
    'book-for',
    'book-drop',
  ]),
  ...subjects(appointments, [
    'appointments',
    'appointment',
    'appointment-move',
    'appointment-cancel',
    'appointment-cancel-yes',
    'appointment-confirm',
    'appointment-to',
    'appointment-qr',
    'appointment-name',
    'appointment-named',
  ]),
  ...subjects(wishes, ['wish-join', 'wish-earlier', 'wish-take', 'wish-skip', 'wish-stop']),
  ...subjects(documents, [
    'documents',
    'document-add',
    'document-kind',
    'document-month',
    'document-day',
    'document',
    'document-renew',
    'document-forget',
    'document-ask',
    'document-page',
    'document-on',
    'document-unsent',
    'document-whose',
    'document-other',
    'document-types',
    'document-type',
  ]),
  ...subjects(remind, ['flow-remind', 'date-save']),
  ...subjects(datesFile, ['dates-file']),
  ...subjects(reminders, ['dates-later', 'dates-stop', 'dates-settings', 'dates-off', 'dates-on']),
  ...subjects(desks, ['desks', 'desk', 'desk-near', 'near', 'speaks', 'place', 'pin', 'wrong']),
  ...subjects(offices, ['offices']),
  ...subjects(settings, ['languages', 'privacy', 'erase-ask', 'erase-yes']),
  ...subjects(start, ['language', 'privacy-ok', 'meet-language', 'meet-notice', 'meet-ok']),
  ...subjects(ask, ['ask-desk', 'ask-to']),
  ...subjects(relayed, ['talk-end']),
  ...subjects(again, ['again']),
  ...subjects(also, ['also', 'also-in']),
  ...subjects(aloud, ['aloud']),
  ...subjects(hidden, ['sheet-hide']),
  ...subjects(unexpected, [
    'desk-take',
    'desk-write',
    'desk-move',
    'desk-move-day',
    'desk-move-time',
    'desk-to-days',
    'desk-to-day',
    'desk-to-time',
    'desk-cancel',
    'desk-cancel-why',
  ]),
  ...subjects(unexpected, [
    'desk-attended',
    'desk-missed',
    'desk-close',
    'desk-sure',
    'desk-reopen',
    'desk-card',
    'desk-today',
    'desk-sheet',
    'desk-replies',
    'desk-reply',
    'desk-reply-yes',
    'desk-wait',
    'desk-wait-for',
    'desk-pass',
    'desk-pass-to',
    'desk-pass-yes',
    'desk-mediator',
    'mediator-take',
    'mediator-not',
    'network-ask',
    'network-send',
    'network-drop',
  ]),
  ...subjects(unexpected, [
    'sheet-slip',
    'sheet-name',
    'sheet-came',
    'audit',
    'groups',
    'group-desk',
    'group-off',
    'review',
    'review-text',
    'review-say',
    'review-next',
    'review-change',
    'review-keep',
    'roles',
    'role-ask',
    'role-invite',
    'role-off',
    'invite-off',
    'desk-release',
    'desk-list',
    'desk-see',
    'desk-came',
    'desk-shut',
    'desk-lift',
    'desk-book',
    'counter',
    'counter-next',
    'counter-came',
    'counter-walk',
    'counter-go',
    'record',
    'record-right',
    'record-change',
    'record-yes',
    'record-service',
    'record-speaks',
  ]),
};

function subjects<Name extends ActionName, Known>(subject: Topic<Known>, names: readonly Name[]): Record<Name, AnyTopic> {
  const joined = topic(subject);
  return Object.fromEntries(names.map((name) => [name, joined])) as Record<Name, AnyTopic>;
}
