/**
 * What a button asks for. Each action has a short code and named fields; together they are the button's callback data
 * (`fa/permit-renewal/permit-type/employed`), of which Telegram takes 64 bytes.
 */
const shapes = {
  home: ['m'],
  need: ['mn', 'need'],
  safety: ['ms'],
  'safety-in': ['mz', 'lang'],
  hide: ['mh'],
  'flow-start': ['fs', 'flow'],
  'flow-answer': ['fa', 'flow', 'step', 'option'],
  'flow-month': ['fm', 'flow', 'step', 'month'],
  'flow-back': ['fb', 'flow', 'step'],
  'flow-recap': ['fr', 'flow'],
  'flow-anew': ['fn', 'flow'],
  'flow-change': ['fc', 'flow', 'step'],
  'flow-outcome': ['fo', 'flow'],
  'flow-section': ['fx', 'flow', 'section'],
  'flow-more': ['fe', 'flow'],
  'flow-papers': ['fp', 'flow'],
  /** The words of the offices in an answer, explained. */
  'flow-words': ['fj', 'flow', 'page'],
  'flow-tick': ['ft', 'flow', 'paper'],
  'flow-remind': ['fd', 'flow'],
  'flow-follow': ['fw', 'flow'],
  /** Somebody does not understand the answer. */
  'flow-unclear': ['fu', 'flow'],
  /** The same of a question. */
  'flow-unclear-ask': ['fh', 'flow', 'step'],
  news: ['wl'],
  'news-item': ['wi', 'item'],
  town: ['pt', 'flow'],
  'town-set': ['ps', 'town', 'flow'],
  'book-start': ['bs', 'service', 'flow'],
  'book-desk': ['bd', 'desk', 'page'],
  'book-day': ['by', 'desk', 'day'],
  'book-time': ['bt', 'desk', 'day', 'time'],
  /** Empty: what is to be known was read. */
  'book-people': ['bp', 'people'],
  /** Somebody who speaks that is wanted; empty: nobody; `ask`: which. */
  'book-speaks': ['bl', 'desk', 'lang'],
  /** A booking that asks for somebody who speaks that. */
  'book-with': ['bw', 'lang'],
  'book-sheet': ['bx'],
  'book-change': ['bc'],
  'book-toggle': ['bg', 'item'],
  'book-name': ['bn'],
  /** `who`: `other`, or empty for oneself. */
  'book-for': ['bf', 'who'],
  'book-drop': ['bq'],
  appointments: ['al'],
  appointment: ['av', 'appointment'],
  'appointment-move': ['am', 'appointment'],
  'appointment-cancel': ['ac', 'appointment'],
  'appointment-cancel-yes': ['ay', 'appointment'],
  'appointment-confirm': ['ak', 'appointment', 'sequence'],
  /** Moves it at one tap; `sequence`: as it was when the time was offered. */
  'appointment-to': ['at', 'appointment', 'sequence', 'day', 'time'],
  'appointment-qr': ['aq', 'appointment'],
  /** Another name is asked; then it is the one that was typed. */
  'appointment-name': ['an', 'appointment'],
  'appointment-named': ['ad', 'appointment'],
  'wish-join': ['wj', 'desk', 'before'],
  'wish-earlier': ['we', 'appointment'],
  'wish-take': ['wt', 'appointment'],
  'wish-skip': ['ws', 'appointment'],
  'wish-stop': ['wx'],
  documents: ['dl'],
  'document-add': ['da'],
  'document-kind': ['dk', 'kind'],
  'document-month': ['dm', 'kind', 'month'],
  'document-day': ['dd', 'kind', 'day'],
  document: ['dv', 'document'],
  'document-renew': ['dr', 'document'],
  'document-forget': ['df', 'document'],
  'document-ask': ['dq', 'ask', 'document'],
  'document-page': ['dp', 'ask', 'document', 'month'],
  'document-on': ['do', 'ask', 'document', 'day'],
  'document-unsent': ['du', 'document'],
  'document-whose': ['dw', 'document', 'like'],
  'document-other': ['dx', 'document', 'like'],
  'document-types': ['dt', 'document'],
  'document-type': ['dy', 'document', 'type'],
  'date-save': ['ds', 'flow', 'date'],
  'dates-file': ['dz'],
  'dates-later': ['rl', 'day', 'days'],
  'dates-stop': ['rs', 'day'],
  'dates-settings': ['rt'],
  'dates-off': ['rx', 'what'],
  'dates-on': ['ro', 'what'],
  desks: ['kl'],
  desk: ['kv', 'desk'],
  'desk-near': ['kn'],
  near: ['kt', 'town'],
  speaks: ['ks', 'lang'],
  place: ['kp', 'place'],
  pin: ['kx', 'place'],
  /** `what`: empty, or what is wrong. */
  wrong: ['kw', 'place', 'what'],
  languages: ['ll'],
  /** The pressed message a second time in another language: which one is asked. */
  also: ['zw'],
  /** `message`: which, in base 36; empty: the pressed one. */
  'also-in': ['zi', 'lang', 'message'],
  /** The message aloud. */
  aloud: ['zv'],
  language: ['ls', 'lang'],
  'privacy-ok': ['po'],
  'meet-language': ['ml', 'lang', 'payload'],
  'meet-notice': ['mo', 'lang', 'payload'],
  'meet-ok': ['my', 'lang', 'payload'],
  privacy: ['pp'],
  'erase-ask': ['ea'],
  'erase-yes': ['ey'],
  help: ['hh'],
  again: ['ag', 'key'],
  person: ['hp'],
  stop: ['ht'],
  offices: ['ko', 'kind', 'town'],
  'ask-desk': ['qd', 'flow', 'urgent'],
  'ask-to': ['qt', 'desk', 'flow', 'urgent'],
  'talk-end': ['te', 'handoff'],
  'desk-take': ['ot', 'handoff'],
  'desk-write': ['ow', 'handoff'],
  'desk-move': ['om', 'handoff'],
  /** Of keyboards that did not yet say who chooses. */
  'desk-move-day': ['od', 'handoff', 'day'],
  'desk-move-time': ['oh', 'handoff', 'day', 'time'],
  /** `by`: who chooses, as a number in base 36. */
  'desk-to-days': ['op', 'handoff', 'by', 'page'],
  'desk-to-day': ['ob', 'handoff', 'by', 'day'],
  'desk-to-time': ['or', 'handoff', 'by', 'day', 'time'],
  'desk-cancel': ['oc', 'handoff'],
  'desk-cancel-why': ['oy', 'handoff', 'reason'],
  'desk-attended': ['oa', 'handoff'],
  'desk-missed': ['on', 'handoff'],
  'desk-close': ['oz', 'handoff'],
  'desk-sure': ['os', 'handoff', 'what'],
  'desk-reopen': ['oq', 'handoff'],
  'desk-card': ['ov', 'handoff'],
  'desk-today': ['oo'],
  'desk-sheet': ['of', 'handoff'],
  'sheet-hide': ['oe', 'handoff'],
  /** Of an operator's private chat. */
  'sheet-slip': ['vs', 'handoff'],
  'sheet-name': ['vn', 'handoff'],
  'sheet-came': ['vc', 'handoff'],
  'desk-release': ['og', 'handoff'],
  'desk-list': ['ol', 'what', 'desk', 'day'],
  /** A card in place of the list that led to it. */
  'desk-see': ['oi', 'handoff', 'desk', 'day'],
  'desk-came': ['oj', 'handoff', 'desk', 'day', 'status'],
  /** `time`: when the reception begins, empty for the whole day; `what`: which step. */
  'desk-shut': ['ox', 'what', 'desk', 'by', 'day', 'time'],
  'desk-lift': ['ou', 'what', 'desk', 'by', 'day', 'time'],
  /** A time given by an operator; `service`: in short; `at`: empty, a day, `from` and a day, or a moment in minutes in base 36. */
  'desk-book': ['ok', 'desk', 'service', 'by', 'at', 'people', 'lang'],
  counter: ['yc', 'desk'],
  'counter-next': ['yn', 'desk'],
  'counter-came': ['ya', 'desk', 'handoff'],
  /** `number`: the one to be given, so that it is given once. */
  'counter-walk': ['yw', 'desk', 'day', 'number'],
  'counter-go': ['yg', 'desk', 'day', 'number', 'to'],
  /** Of those who run the bot: a page of what was done at the desks; `of`: a desk or a code, or empty. */
  audit: ['xa', 'of', 'page'],
  roles: ['xr'],
  'role-ask': ['xs', 'role'],
  'role-invite': ['xi', 'role', 'desk'],
  'role-off': ['xf', 'id'],
  'invite-off': ['xw', 'id'],
  /** What a desk tells of itself; `field`: one, or all; `mark`: what was shown. */
  record: ['zr', 'desk'],
  'record-right': ['zo', 'desk', 'field', 'mark'],
  'record-change': ['zc', 'desk', 'field'],
  'record-yes': ['zy', 'desk', 'mark'],
  /** `on`: 1 or 0, as it is to be. */
  'record-service': ['zs', 'desk', 'service', 'on'],
  /** `days`: as numbers of the week; `any`: not told; `off`: the language goes; `see`: nothing changes. */
  'record-speaks': ['zl', 'desk', 'lang', 'days'],
  /** Of mediators: a text in so many signs, what was compared of it (`said`), its place in the sitting, and what was read (`mark`). */
  review: ['xv', 'lang'],
  'review-text': ['xt', 'lang', 'text', 'said', 'nth'],
  'review-say': ['xy', 'lang', 'text', 'said', 'mark', 'nth', 'verdict'],
  'review-next': ['xk', 'lang', 'text', 'nth'],
  'review-change': ['xh', 'lang', 'text', 'nth'],
  'review-keep': ['xc', 'lang', 'mark'],
  groups: ['xg'],
  'group-desk': ['xd', 'desk'],
  'group-off': ['xo', 'desk'],
  /** The waiting list of the desk, for what. */
  'desk-wait': ['qw', 'handoff'],
  'desk-wait-for': ['qf', 'handoff', 'service'],
  'desk-replies': ['qp', 'handoff'],
  'desk-reply': ['qq', 'handoff', 'reply'],
  'desk-reply-yes': ['qr', 'handoff', 'reply', 'version'],
  /** `note`: the update that brought the question; `by`: who asks, in base 36. */
  'network-ask': ['qn', 'handoff'],
  'network-send': ['qe', 'handoff', 'note', 'by'],
  'network-drop': ['qx', 'handoff', 'note', 'by'],
  'desk-pass': ['qs', 'handoff'],
  'desk-pass-to': ['qv', 'handoff', 'desk'],
  /** `member`: the id of a role. */
  'desk-mediator': ['qm', 'handoff', 'member'],
  /** Of the mediator's private chat; `from`: who asked, in base 36. */
  'mediator-take': ['qa', 'handoff', 'from'],
  'mediator-not': ['qo', 'handoff'],
  'desk-pass-yes': ['qy', 'handoff', 'desk', 'version'],
} as const;

type Shapes = typeof shapes;
type Fields<K extends keyof Shapes> = Shapes[K] extends readonly [string, ...infer F extends string[]] ? F[number] : never;

/** Every action, discriminated by `do`. Field values are ids, days and times: letters, digits, `-`, `_`, `:`, `.`. */
export type Action = { [K in keyof Shapes]: { readonly do: K } & { readonly [F in Fields<K>]: string } }[keyof Shapes];
export type ActionName = Action['do'];

/** Whether there is an action of that name. */
export const isAction = (name: string | undefined): name is ActionName => name !== undefined && Object.hasOwn(shapes, name);

const all = Object.entries(shapes).map(([name, [code, ...fields]]) => ({
  name,
  code: code as string,
  fields: fields as readonly string[],
}));
const byCode = new Map(all.map((each) => [each.code, each]));
const byName = Object.fromEntries(all.map((each) => [each.name, each])) as Record<ActionName, (typeof all)[number]>;
const value = /^[A-Za-z0-9_:.-]*$/;

/** The callback data of an action. */
export function actionData(act: Action): string {
  const { code, fields } = byName[act.do];
  const values = act as unknown as Record<string, string>;
  let data = code;
  for (const field of fields) data += `/${values[field]}`;
  return data;
}

/** The action behind callback data, or null for anything that no button of ours carries. */
export function parseAction(data: string): Action | null {
  const [code = '', ...values] = data.split('/');
  const shape = byCode.get(code);
  if (!shape || values.length !== shape.fields.length || !values.every((each) => value.test(each))) return null;
  const act: Record<string, string | undefined> = { do: shape.name };
  for (const [i, field] of shape.fields.entries()) act[field] = values[i];
  return act as unknown as Action;
}
