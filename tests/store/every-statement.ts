import type { Write } from '../../src/desk/change.ts';
import { noDetails } from '../../src/desk/document.ts';
import type { Reads, Store } from '../../src/store/store.ts';
import { aComer, aHandoff, aHold, aMessage, anAct, anAppointment, aPerson, aReminder, at, aWish, now, periods } from './samples.ts';

/** Every read; one that is missing here does not compile. */
const reads: { readonly [Name in keyof Reads]: (store: Store) => Promise<unknown> } = {
  person: (store) => store.person(1),
  people: async (store) => [await store.people(null, 9), await store.people(1, 9)],
  followers: (store) => store.followers('today', 9),
  seen: (store) => store.seen(1),
  appointment: (store) => store.appointment('a1'),
  appointmentByCode: (store) => store.appointmentByCode('CODE-a1'),
  appointmentsOf: (store) => store.appointmentsOf(1, now),
  appointmentsOn: (store) => store.appointmentsOn('prato', at('08:00'), at('20:00')),
  taken: (store) => store.taken('prato', at('08:00'), at('20:00'), now),
  freed: (store) => store.freed(now),
  wish: (store) => store.wish(1),
  wishes: (store) => store.wishes('prato', '2026-12-01', 9),
  waitingBefore: (store) => store.waitingBefore('prato', 1, at('00:00'), now),
  offered: (store) => store.offered(),
  handoff: (store) => store.handoff('h1'),
  handoffOf: (store) => store.handoffOf('a1'),
  handoffByCode: (store) => store.handoffByCode('K79-3QM'),
  handoffsOf: (store) => store.handoffsOf(1, now),
  handoffAt: (store) => store.handoffAt(-100, 1),
  answererAt: (store) => store.answererAt(-100, 1),
  topicOf: (store) => store.topicOf('h1', -100),
  copiesOf: (store) => store.copiesOf({ chat: -100, message: 1 }),
  handoffOfAlbum: (store) => store.handoffOfAlbum(-100, -7),
  albumLeft: (store) => store.albumLeft(-100, -7, 1),
  fileAt: (store) => store.fileAt(-100, 1),
  ownLine: async (store) => [await store.ownLine(1, null, now), await store.ownLine(1, 1, now)],
  firstReplies: async (store) => [await store.firstReplies('prato', now), await store.firstReplies('prato', now, now)],
  silentTalks: (store) => store.silentTalks(now, 9),
  talkingWith: (store) => store.talkingWith(1),
  threadOf: (store) => store.threadOf('h1'),
  closures: (store) => store.closures('2026-12-01'),
  seated: (store) => store.seated('prato', now, now),
  records: (store) => store.records(),
  recordsMark: (store) => store.recordsMark(),
  recordAsk: (store) => store.recordAsk(-100),
  corrections: (store) => store.corrections(),
  textFlags: (store) => store.textFlags('en'),
  textAsk: (store) => store.textAsk(100),
  invitations: (store) => store.invitations(now),
  roles: async (store) => [await store.roles(7), await store.roles(null)],
  comers: (store) => store.comers('prato', '2026-11-01', '2026-12-01'),
  deskChats: (store) => store.deskChats(),
  invitation: (store) => store.invitation('K79-3QM'),
  deskActs: async (store) => [
    await store.deskActs({ skip: 0, limit: 9 }),
    await store.deskActs({ desk: 'prato', skip: 9, limit: 9 }),
    await store.deskActs({ about: 'K79-3QM', skip: 0, limit: 9 }),
  ],
  notesOf: (store) => store.notesOf('h1'),
  pass: (store) => store.pass('p1'),
  isOperatorChat: (store) => store.isOperatorChat(7),
  document: (store) => store.document('d1'),
  documentsOf: (store) => store.documentsOf(1),
  documentsOfKind: (store) => store.documentsOfKind('permit', '', 9),
  dates: (store) => store.dates(1),
  screenAt: (store) => store.screenAt(1, 5),
  remindedAt: (store) => store.remindedAt(1, 5),
  datesAside: (store) => store.datesAside(now, 9),
  rungsWaiting: (store) => store.rungsWaiting('d1'),
  tallies: (store) => store.tallies('2026-11-01', '2026-12-01'),
  ladder: (store) => store.ladder('permit'),
  movedChats: (store) => store.movedChats(),
  cardsOf: (store) => store.cardsOf('h1'),
  oldCards: (store) => store.oldCards(9),
  openHandoffs: (store) => store.openHandoffs('prato'),
  handoffsFor: (store) => store.handoffsFor([{ id: 'a1' }, { id: 'a2' }]),
  isUnsent: (store) => store.isUnsent('m1'),
  due: (store) => store.due(now, 9),
  nextDue: (store) => store.nextDue(now),
  hasDue: (store) => store.hasDue('look', now),
  backlog: (store) => store.backlog(now),
};

const mark = { key: 'm1', revision: 1 };

/** Every kind of write, in an order in which they find something to do; one that is missing here does not compile. */
const writes: { readonly [Kind in Write['write']]: readonly Extract<Write, { write: Kind }>[] } = {
  person: [
    { write: 'person', person: aPerson(1) },
    { write: 'person', person: aPerson(1, { version: 1 }) },
  ],
  appointment: [
    { write: 'appointment', appointment: aHold('a0', '08:00', '08:30', '07:00', { chat: 2 }) },
    { write: 'appointment', appointment: anAppointment('a1', '08:00', '08:30') },
    { write: 'appointment', appointment: anAppointment('a3', '08:00', '08:30', { chat: 3 }), seats: [1, 2, 3] },
    { write: 'appointment', appointment: aHold('a4', '08:00', '08:30', '07:00', { chat: 2 }), instead: 'a3' },
  ],
  'shut-told': [at('08:00'), ''].map((each) => ({ write: 'shut-told', appointment: 'a1', at: each })),
  'told-in': [{ write: 'told-in', appointment: 'a1', message: 7 }],
  handoff: [{ write: 'handoff', handoff: aHandoff('h1') }],
  'handoff-set': [
    { write: 'handoff-set', id: 'h1', version: 1, set: { status: 'taken', talking: true, talk_at: now, taken_name: 'Lucia' } },
    {
      write: 'handoff-set',
      id: 'h1',
      version: 2,
      set: { urgent: true, unanswered: 1, closed_at: null, writing_name: 'Lucia', writing_at: now },
    },
    { write: 'handoff-set', id: 'h1', version: 3, set: { appointment: 'a1', sheet: aHandoff('h1').sheet } },
  ],
  'appointment-set': [
    { write: 'appointment-set', id: 'a1', version: 1, now, set: { starts_at: at('09:00'), ends_at: at('09:30') } },
    { write: 'appointment-set', id: 'a1', version: 2, now, set: { status: 'attended' } },
  ],
  wish: [aWish(), aWish({ version: 1, hold: 'a0' })].map((wish) => ({ write: 'wish', wish })),
  document: [
    { write: 'document', document: { id: 'd1', chat: 1, kind: 'permit', expires_on: '2027-01-01', created_at: now, details: noDetails } },
  ],
  reminder: ([null, '2026-12-02'] as const).map((again_on) => ({ write: 'reminder', reminder: aReminder({ again_on }) })),
  dates: [
    { write: 'dates', chat: 1, set: {} },
    { write: 'dates', chat: 1, set: { said_on: '2026-12-01', stopped: ['kind:permit'] } },
    { write: 'dates', chat: 1, set: { file_at: now } },
  ],
  reminded: [
    { write: 'reminded', chat: 1, message: 5, about: { documents: ['d1'] } },
    { write: 'reminded', chat: 1, message: 6, about: { appointment: 'a1' } },
  ],
  tally: [{ write: 'tally', tally: { day: '2026-12-01', what: 'sent', n: 1 } }],
  ladder: [{ write: 'ladder', kind: 'permit', ladder: { month: 30 } }],
  'document-drop': [{ write: 'document-drop', id: 'd1' }],
  message: ['m1', 'm2', 'm3', 'm4', 'c:1:a'].map((key) => ({ write: 'message', message: aMessage(key, '08:00') })),
  'message-by': [
    {
      write: 'message-by',
      message: aMessage('document:d1:month', '08:00', { body: { kind: 'document-reminder', document: 'd1', rung: 'month' } }),
    },
  ],
  next: [null, now].map((due) => ({ write: 'next', key: 'document:d1:month', revision: 1, due })),
  'message-once': [{ write: 'message-once', message: aMessage('m1', '08:00') }],
  card: [{ write: 'card', handoff: 'h1', desk: 'prato', chat: -100, message: 1 }],
  draw: [{ write: 'draw', handoff: 'h1', now }],
  topic: [{ write: 'topic', topic: { handoff: 'h1', chat: -100, topic: 7, closed: false } }],
  thread: [{ write: 'thread', chat: -100, message: 1, handoff: 'h1', album: -7, file: 'x' }],
  'albums-now': [{ write: 'albums-now', handoff: 'h1', now }],
  closure: [
    {
      write: 'closure',
      closure: { id: 'prato:x', desk: 'prato', from: '2026-12-03', until: '2026-12-03', hours: { from: '09:00', until: '12:00' } },
    },
  ],
  'closure-drop': [{ write: 'closure-drop', id: 'prato:x' }],
  record: [0, 1].map((version) => ({
    write: 'record',
    said: {
      ...{ desk: 'prato', field: 'phone', value: { phone: ['+39 0564 1'] }, changed_at: now, confirmed_at: now, by: 'member' },
      ...{ asked_on: null, reminded_on: null, told_on: null, version },
    },
  })),
  'record-ask': [null, 'Mo 09:00-12:00'].map((draft) => ({
    write: 'record-ask',
    ask: { chat: -100, desk: 'prato', field: 'hours', at: now, draft },
  })),
  'record-ask-drop': [{ write: 'record-ask-drop', chat: -100 }],
  correction: [0, 1].map((version) => ({
    write: 'correction',
    correction: {
      ...{ lang: 'en', key: 'common:menu.title', italian: 'abcdef', own: 'ghijkl', verdict: 'changed', words: { '': 'What do you need?' } },
      ...{ by: 'mediator', at: '2026-11-23T08:00:00.000Z', version },
    },
  })),
  'text-flag': [{ write: 'text-flag', lang: 'en', keys: ['common:menu.title', 'common:menu.help'], on: '2026-11-23' }],
  'text-ask': [null, 'What do you need?'].map((draft) => ({
    write: 'text-ask',
    ask: { chat: 100, lang: 'en', key: 'common:menu.title', nth: 1, at: '2026-11-23T08:00:00.000Z', draft },
  })),
  'text-ask-drop': [{ write: 'text-ask-drop', chat: 100 }],
  note: [{ write: 'note', note: { id: 'h1:1', handoff: 'h1', chat: 1, at: now, by: 'Lucia', text: 'x', network: 'draft' } }],
  'note-asked': [{ write: 'note-asked', id: 'h1:1' }],
  'note-drop': [{ write: 'note-drop', id: 'h1:2' }],
  'desk-chat': [-100, -101, null].map((chat) => ({ write: 'desk-chat', desk: 'prato', chat })),
  invite: [{ write: 'invite', invitation: { id: 'K79-3QM', kind: 'group', desk: 'prato', until: now } }],
  comer: [{ write: 'comer', comer: aComer(1) }],
  'comer-set': [
    { write: 'comer-set', desk: 'prato', day: '2026-12-01', number: 1, version: 1, set: { place: 'called', called_at: now, by: 7 } },
    { write: 'comer-set', desk: 'prato', day: '2026-12-01', number: 1, version: 2, set: { place: 'done', ended_at: now } },
  ],
  role: [{ write: 'role', member: { id: 'r1', person: 7, desk: 'prato', role: 'operator', name: 'Lucia', since: now } }],
  'role-drop': [{ write: 'role-drop', id: 'r1' }],
  'invite-drop': [{ write: 'invite-drop', id: 'i0' }],
  'invite-used': [{ write: 'invite-used', id: 'K79-3QM' }],
  'desk-act': [{ write: 'desk-act', act: anAct() }],
  'card-renewed': [{ write: 'card-renewed', handoff: 'h1' }],
  'thread-gone': [{ write: 'thread-gone', chat: -100, message: 1 }],
  pass: [{ write: 'pass', pass: { pass: 'p1', handoff: 'h1', operator: 7, until: now } }],
  'pass-used': [{ write: 'pass-used', pass: 'p1' }],
  'operator-chat': [now, null].map((at) => ({ write: 'operator-chat', operator: 7, at })),
  'away-now': [{ write: 'away-now', handoff: 'h1', now }],
  retry: [{ write: 'retry', ...mark, at: now, waits: 'network', error: '' }],
  release: [{ write: 'release', ...mark }],
  wake: [{ write: 'wake' }, { write: 'wake', chat: 1 }, { write: 'wake', desk: 'prato' }],
  sent: [{ write: 'sent', ...mark, at: now }],
  end: (['dropped', 'aside'] as const).map((state, i) => ({
    write: 'end',
    key: `m${i + 2}`,
    revision: 1,
    state,
    at: now,
    error: '',
  })),
  again: [
    { write: 'again', key: 'm3', to: { chat: 1 } },
    { write: 'again', key: 'm3', to: { desk: 'prato' } },
  ],
  drop: [
    { write: 'drop', key: 'm4' },
    { write: 'drop', cause: 'c:1' },
  ],
  looked: [{ write: 'looked', chat: 1, version: 2, numbers: 'today' }],
  'chat-moved': [{ write: 'chat-moved', from: -100, to: -1001 }],
  blocked: [{ write: 'blocked', chat: 1, at: now }],
  erase: [{ write: 'erase', chat: 1 }],
};

/** More rows in each table than one stretch of a purge takes. */
async function fill(store: Store): Promise<void> {
  const many = Array.from({ length: 120 }, (_, i) => 1000 + i);
  await Promise.all(many.map((id) => store.commit([], { id, at: now })));
  await store.inbox.keep(
    many.map((id) => ({ id, chat: id, body: '{}' })),
    now,
  );
  await store.commit(
    many.flatMap((id): Write[] => [
      { write: 'person', person: aPerson(id) },
      {
        write: 'document',
        document: { id: `d${id}`, chat: id, kind: 'permit', expires_on: '2027-01-01', created_at: now, details: noDetails },
      },
      { write: 'appointment', appointment: anAppointment(`a${id}`, '08:00', '08:30', { chat: id, status: 'lapsed' }) },
      { write: 'handoff', handoff: aHandoff(`h${id}`, { chat: id, appointment: `a${id}` }) },
      { write: 'message', message: aMessage(`m${id}`, '08:00') },
      { write: 'pass', pass: { pass: `p${id}`, handoff: 'h1', operator: 7, until: now } },
      { write: 'operator-chat', operator: id, at: now },
      { write: 'invite', invitation: { id: `i${id}`, kind: 'group', desk: 'prato', until: now } },
      { write: 'desk-act', act: anAct({ id: `${now}:${id}` }) },
    ]),
  );
}

/** Makes a store do everything that it can, with something in every table; for who listens to its statements. */
export async function everyStatement(store: Store): Promise<void> {
  const ask = async () => {
    for (const read of Object.values(reads)) await read(store);
  };
  let update = 0;
  for (const write of Object.values(writes).flat()) {
    await store.commit([write], { id: ++update, at: now });
    if (write.write === 'thread') await ask();
  }
  store.stands({ chat: 1, message: 5, screen: { text: [], buttons: [] }, on: '2026-11-23' });
  const unshown = { chat: 1, lang: 'it', instead: null, screens: [] };
  await store.commit([], { id: ++update, at: now, unshown });
  await store.unshown();
  store.shown(update);
  const waiting = (id: number) => ({ id, chat: 1, body: '{}' });
  await store.inbox.keep([waiting(901), waiting(902)], now);
  await store.inbox.begin(1, 1, []);
  await store.inbox.begin(1, 9, [901]);
  await store.inbox.chats();
  // One that is stale beside another: both again, apart.
  const stale: Write = { write: 'person', person: aPerson(9, { version: 7 }) };
  await Promise.all([store.commit([stale]), store.commit([{ write: 'message', message: aMessage('n1', '08:00') }])]);
  await store.claim({ lane: 'reminder', now, until: at('08:05'), by: 'one', limit: 5 });
  await store.unclaim();
  await store.probe(now);
  await store.commit([
    { write: 'person', person: aPerson(3) },
    { write: 'appointment', appointment: anAppointment('a3', '12:00', '12:30', { chat: 3, handoff: 'h3', status: 'missed' }) },
    { write: 'handoff', handoff: aHandoff('h3', { chat: 3, appointment: 'a3' }) },
    { write: 'handoff', handoff: aHandoff('h4', { chat: 4, appointment: null, code: 'CODE-h4' }) },
  ]);
  await fill(store);
  for (const day of ['2026-12-01', '2027-01-15', '2027-12-01', '2029-01-01']) await store.purge(`${day}T08:00:00.000Z`, periods);
}
