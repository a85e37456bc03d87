import { describe, expect, it } from 'vitest';
import { type Action, type ActionName, actionData, parseAction } from '../../src/base/action.ts';

const handoff = 'abcdefgh27';
const appointment = 'k7fqmzzz23';
const document = 'zyxwvuts76';
const day = '2026-12-09';
const time = '09:30';
/** As long as a desk's id gets. */
const desk = 'coeso-castiglione-della-pescaia';
/** A Telegram id of 52 bits in base 36. */
const by = (2 ** 52 - 1).toString(36);
/** Flow, step and option of the longest button: 19 letters each still fit. */
const flow = 'family-reunificatio';
const step = 'permit-expired-sinc';
const option = 'more-than-sixty-day';

/** The longest link that the first meeting carries on its buttons. */
const payload = 'f_family-reunificatio_permit-expired-sinc-twelve-more';

/** One of each, with ids as long as they come. The type makes a new action fail here until it is added. */
const every: { readonly [K in ActionName]: Extract<Action, { do: K }> } = {
  home: { do: 'home' },
  also: { do: 'also' },
  aloud: { do: 'aloud' },
  'also-in': { do: 'also-in', lang: 'zho', message: (2 ** 53 - 1).toString(36) },
  counter: { do: 'counter', desk },
  'desk-wait': { do: 'desk-wait', handoff },
  'desk-wait-for': { do: 'desk-wait-for', handoff, service: 'permit-renewal' },
  'counter-next': { do: 'counter-next', desk },
  'counter-came': { do: 'counter-came', desk, handoff },
  'counter-walk': { do: 'counter-walk', desk, day, number: '120' },
  'counter-go': { do: 'counter-go', desk, day, number: '120', to: 'sent-on' },
  roles: { do: 'roles' },
  'role-ask': { do: 'role-ask', role: 'coordinator' },
  'role-invite': { do: 'role-invite', role: 'coordinator', desk },
  'role-off': { do: 'role-off', id: handoff },
  'invite-off': { do: 'invite-off', id: handoff + handoff },
  record: { do: 'record', desk },
  'record-right': { do: 'record-right', desk, field: 'languages', mark: (2 ** 31 - 1).toString(36) },
  'record-change': { do: 'record-change', desk, field: 'languages' },
  'record-yes': { do: 'record-yes', desk, mark: (2 ** 31 - 1).toString(36) },
  'record-service': { do: 'record-service', desk, service: 'permit-renewal', on: '1' },
  'record-speaks': { do: 'record-speaks', desk, lang: 'sqi', days: '1234567' },
  'book-speaks': { do: 'book-speaks', desk, lang: 'sqi' },
  'book-with': { do: 'book-with', lang: 'sqi' },
  speaks: { do: 'speaks', lang: 'sqi' },
  review: { do: 'review', lang: 'sqi' },
  'review-text': { do: 'review-text', lang: 'sqi', text: 'zzzzzz2z', said: 's_d', nth: '10' },
  'review-say': {
    do: 'review-say',
    lang: 'sqi',
    text: 'zzzzzz2z',
    said: 'sns',
    mark: (2 ** 31 - 1).toString(36),
    nth: '10',
    verdict: 'right',
  },
  'review-next': { do: 'review-next', lang: 'sqi', text: 'zzzzzz2z', nth: '10' },
  'review-change': { do: 'review-change', lang: 'sqi', text: 'zzzzzz2z', nth: '10' },
  'review-keep': { do: 'review-keep', lang: 'sqi', mark: (2 ** 31 - 1).toString(36) },
  'flow-unclear': { do: 'flow-unclear', flow: 'permit-renewal' },
  'flow-unclear-ask': { do: 'flow-unclear-ask', flow: 'permit-renewal', step: 'situation' },
  groups: { do: 'groups' },
  'group-desk': { do: 'group-desk', desk },
  'group-off': { do: 'group-off', desk },
  audit: { do: 'audit', of: desk, page: '12' },
  need: { do: 'need', need: 'citizenship-and-long-residence' },
  safety: { do: 'safety' },
  'safety-in': { do: 'safety-in', lang: 'it' },
  person: { do: 'person' },
  stop: { do: 'stop' },
  offices: { do: 'offices', kind: 'asylum-commission', town: '053011' },
  hide: { do: 'hide' },
  'flow-anew': { do: 'flow-anew', flow: 'permit-renewal' },
  'flow-words': { do: 'flow-words', flow: 'family-reunification', page: '12' },
  'flow-follow': { do: 'flow-follow', flow: 'permit-renewal' },
  news: { do: 'news' },
  'news-item': { do: 'news-item', item: 'renewal-90-days' },
  town: { do: 'town', flow: 'permit-renewal' },
  'town-set': { do: 'town-set', town: '053011', flow: 'permit-renewal' },
  'flow-start': { do: 'flow-start', flow },
  'flow-answer': { do: 'flow-answer', flow, step, option },
  'flow-month': { do: 'flow-month', flow, step, month: '2026-12-01' },
  'flow-back': { do: 'flow-back', flow, step },
  'flow-recap': { do: 'flow-recap', flow },
  'flow-change': { do: 'flow-change', flow, step },
  'flow-outcome': { do: 'flow-outcome', flow },
  'flow-section': { do: 'flow-section', flow, section: 'mistakes' },
  'flow-more': { do: 'flow-more', flow },
  'flow-papers': { do: 'flow-papers', flow },
  'flow-tick': { do: 'flow-tick', flow, paper: 'shared.proof-of-accommodation' },
  'flow-remind': { do: 'flow-remind', flow },
  'book-start': { do: 'book-start', service: 'citizenship-application', flow },
  'book-desk': { do: 'book-desk', desk, page: '12' },
  'book-day': { do: 'book-day', desk, day },
  'book-time': { do: 'book-time', desk, day, time },
  'book-people': { do: 'book-people', people: '8' },
  'book-sheet': { do: 'book-sheet' },
  'book-change': { do: 'book-change' },
  'book-toggle': { do: 'book-toggle', item: step },
  'book-name': { do: 'book-name' },
  'book-drop': { do: 'book-drop' },
  appointments: { do: 'appointments' },
  appointment: { do: 'appointment', appointment },
  'appointment-move': { do: 'appointment-move', appointment },
  'appointment-cancel': { do: 'appointment-cancel', appointment },
  'appointment-cancel-yes': { do: 'appointment-cancel-yes', appointment },
  'appointment-to': { do: 'appointment-to', appointment, sequence: '12', day, time },
  'appointment-confirm': { do: 'appointment-confirm', appointment, sequence: '12' },
  'wish-join': { do: 'wish-join', desk, before: day },
  'wish-earlier': { do: 'wish-earlier', appointment },
  'wish-take': { do: 'wish-take', appointment },
  'wish-skip': { do: 'wish-skip', appointment },
  'wish-stop': { do: 'wish-stop' },
  documents: { do: 'documents' },
  'dates-later': { do: 'dates-later', day, days: '7' },
  'dates-stop': { do: 'dates-stop', day },
  'dates-settings': { do: 'dates-settings' },
  'dates-off': { do: 'dates-off', what: `document:${document}` },
  'dates-on': { do: 'dates-on', what: 'kind:language-certificate' },
  'document-add': { do: 'document-add' },
  'document-kind': { do: 'document-kind', kind: 'health-card' },
  'document-month': { do: 'document-month', kind: 'health-card', month: '2026-12-01' },
  'document-day': { do: 'document-day', kind: 'health-card', day },
  document: { do: 'document', document },
  'document-renew': { do: 'document-renew', document },
  'document-forget': { do: 'document-forget', document },
  'document-ask': { do: 'document-ask', ask: 'again', document },
  'document-page': { do: 'document-page', ask: 'change', document, month: '2026-12' },
  'document-on': { do: 'document-on', ask: 'sent', document, day: '2026-12-31' },
  'document-unsent': { do: 'document-unsent', document },
  'document-whose': { do: 'document-whose', document, like: document },
  'document-other': { do: 'document-other', document, like: document },
  'document-types': { do: 'document-types', document },
  'document-type': { do: 'document-type', document, type: 'long-term' },
  'date-save': { do: 'date-save', flow, date: 'appeal.last' },
  'dates-file': { do: 'dates-file' },
  'ask-desk': { do: 'ask-desk', flow, urgent: '1' },
  'ask-to': { do: 'ask-to', desk, flow, urgent: '1' },
  desks: { do: 'desks' },
  desk: { do: 'desk', desk },
  'desk-near': { do: 'desk-near' },
  near: { do: 'near', town: '053011' },
  place: { do: 'place', place: 'pietrasanta-centro-servizi-stranieri' },
  pin: { do: 'pin', place: 'pietrasanta-centro-servizi-stranieri' },
  wrong: { do: 'wrong', place: 'san-giovanni-valdarno-sportello-dominicano', what: 'address' },
  languages: { do: 'languages' },
  language: { do: 'language', lang: 'ar' },
  'privacy-ok': { do: 'privacy-ok' },
  'meet-language': { do: 'meet-language', lang: 'prs', payload },
  'meet-notice': { do: 'meet-notice', lang: 'prs', payload },
  'meet-ok': { do: 'meet-ok', lang: 'prs', payload },
  privacy: { do: 'privacy' },
  'erase-ask': { do: 'erase-ask' },
  'erase-yes': { do: 'erase-yes' },
  'desk-reopen': { do: 'desk-reopen', handoff },
  help: { do: 'help' },
  again: { do: 'again', key: 'handoff:k3j9x0a1b2c4:told:cancelled:2026-11-30T08:00:00.000Z' },
  'talk-end': { do: 'talk-end', handoff },
  'desk-take': { do: 'desk-take', handoff },
  'desk-write': { do: 'desk-write', handoff },
  'desk-move': { do: 'desk-move', handoff },
  'desk-move-day': { do: 'desk-move-day', handoff, day },
  'desk-move-time': { do: 'desk-move-time', handoff, day, time },
  'desk-to-days': { do: 'desk-to-days', handoff, by, page: '12' },
  'desk-to-day': { do: 'desk-to-day', handoff, by, day },
  'desk-to-time': { do: 'desk-to-time', handoff, by, day, time },
  'desk-cancel': { do: 'desk-cancel', handoff },
  'desk-cancel-why': { do: 'desk-cancel-why', handoff, reason: 'operator-unavailable' },
  'desk-attended': { do: 'desk-attended', handoff },
  'desk-missed': { do: 'desk-missed', handoff },
  'desk-sure': { do: 'desk-sure', handoff, what: 'desk-attended' },
  'desk-close': { do: 'desk-close', handoff },
  'desk-card': { do: 'desk-card', handoff },
  'desk-today': { do: 'desk-today' },
  'desk-sheet': { do: 'desk-sheet', handoff },
  'desk-replies': { do: 'desk-replies', handoff },
  'desk-reply': { do: 'desk-reply', handoff, reply: 'other-office' },
  'desk-pass': { do: 'desk-pass', handoff },
  'desk-pass-to': { do: 'desk-pass-to', handoff, desk },
  'appointment-qr': { do: 'appointment-qr', appointment },
  'appointment-name': { do: 'appointment-name', appointment },
  'appointment-named': { do: 'appointment-named', appointment },
  'sheet-slip': { do: 'sheet-slip', handoff },
  'sheet-name': { do: 'sheet-name', handoff },
  'sheet-came': { do: 'sheet-came', handoff },
  'book-for': { do: 'book-for', who: 'other' },
  'desk-mediator': { do: 'desk-mediator', handoff, member: handoff },
  'mediator-take': { do: 'mediator-take', handoff, from: '7fffffff' },
  'mediator-not': { do: 'mediator-not', handoff },
  'network-ask': { do: 'network-ask', handoff },
  'network-send': { do: 'network-send', handoff, note: '1234567890', by: '7fffffff' },
  'network-drop': { do: 'network-drop', handoff, note: '1234567890', by: '7fffffff' },
  'desk-pass-yes': { do: 'desk-pass-yes', handoff, desk, version: '1234' },
  'desk-reply-yes': { do: 'desk-reply-yes', handoff, reply: 'other-office', version: '12' },
  'sheet-hide': { do: 'sheet-hide', handoff },
  'desk-release': { do: 'desk-release', handoff },
  'desk-list': { do: 'desk-list', what: 'waiting', desk, day },
  'desk-book': { do: 'desk-book', desk, service: 'zzz', by, at: 'zzzzz', people: '9', lang: 'ckb' },
  'desk-shut': { do: 'desk-shut', what: 'yes', desk, by: 'zzzzzzz', day, time: '09:00' },
  'desk-lift': { do: 'desk-lift', what: 'yes', desk, by: 'zzzzzzz', day, time: '09:00' },
  'desk-see': { do: 'desk-see', handoff, desk, day },
  'desk-came': { do: 'desk-came', handoff, desk, day, status: 'undo' },
};
const actions = Object.values(every);

describe('callback data', () => {
  it.each(actions.map((act) => [act.do, act] as const))('%s comes back as it went', (_, act) => {
    expect(parseAction(actionData(act))).toEqual(act);
  });

  it.each(actions.map((act) => [act.do, act] as const))('%s fits in 64 bytes', (_, act) => {
    expect(Buffer.byteLength(actionData(act))).toBeLessThanOrEqual(64);
  });

  it('is different for each action', () => {
    expect(new Set(actions.map((act) => actionData(act).split('/')[0])).size).toBe(actions.length);
  });

  it('keeps a field that is empty', () => {
    const act: Action = { do: 'book-start', service: '', flow: '' };
    expect(actionData(act)).toBe('bs//');
    expect(parseAction('bs//')).toEqual(act);
  });

  it('stays as it was: old keyboards hang in chats for months', () => {
    expect(actionData(every['flow-answer'])).toBe('fa/family-reunificatio/permit-expired-sinc/more-than-sixty-day');
    expect(actionData(every['desk-move-time'])).toBe('oh/abcdefgh27/2026-12-09/09:30');
    expect(actionData(every.home)).toBe('m');
  });
});

describe('data that no button of ours carries', () => {
  it.each([
    ['nothing', ''],
    ['another bot’s', 'menu_main'],
    ['an unknown code', 'zz/permit-renewal'],
    ['a name in place of a code', 'flow-start/permit-renewal'],
    ['a field too few', 'fa/permit-renewal/permit-type'],
    ['a field too many', 'm/x'],
    ['an empty field too many', 'fs/permit-renewal/'],
    ['a code in capitals', 'M'],
    ['a space', 'fs/permit renewal'],
    ['a line break at the end', 'fs/permit-renewal\n'],
    ['a line break in it', 'fs/per\nmit'],
    ['quotes', "av/' or 1=1 --"],
    ['markup', 'av/<b>'],
    ['letters that are not ASCII', 'fs/rinnovо'],
    ['a NUL', 'fs/a\0'],
    ['a percent sign', 'fs/%2e%2e'],
    ['a property that every object has', '__proto__'],
    ['a method that every object has', 'constructor/x'],
    ['JSON', '{"do":"home"}'],
  ])('%s is null', (_, data) => {
    expect(parseAction(data)).toBeNull();
  });
});
