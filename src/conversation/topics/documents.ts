import { readNickname } from '../../base/nickname.ts';
import { isDay } from '../../base/time.ts';
import { parseTypedDay } from '../../base/typed-day.ts';
import type { Decision } from '../../desk/change.ts';
import type { Document, DocumentRule } from '../../desk/document.ts';
import { documentsAfter, forgetDocument, nameDocument, sameAs, takeBackRequest, typeDocument } from '../../desk/document-acts.ts';
import { type Dates, noDates } from '../../desk/reminder.ts';
import { asksDay, documentAsks } from '../../desk/session.ts';
import { askedBack, maybeWish } from '../../screens/day-offers.ts';
import { type Asked, dateScreen, daysTaken, kindScreen, pickDay, typeScreen, whoseScreen } from '../../screens/document-asks.ts';
import { documentScreen } from '../../screens/document-screens.ts';
import { foundButtons } from '../../screens/search-screens.ts';
import { walletScreen } from '../../screens/wallet-screen.ts';
import { documentForgotten, documentSaved, documentThere, documentUnknown, nicknameRefused } from '../../screens/words.ts';
import { go, type Situation, show, type Topic } from '../situation.ts';
import { added, done, type InWallet, take } from './document-saves.ts';
import { walletOf } from './document-world.ts';
import { openWith } from './guide.ts';

/** So many things that words may mean are offered above the question. */
const mostElsewhere = 2;

interface Known {
  readonly all: readonly Document[];
  readonly one: Document | null;
  readonly dates: Dates;
}

/** What expires, whose it is, and when to be reminded of it. */
export const documents: Topic<Known> = {
  async read(reads, { input, person }) {
    const all = await reads.documentsOf(person.chat);
    const { place } = person.session;
    const pressed = input.kind === 'press' && input.act && 'document' in input.act ? input.act.document : null;
    const id = input.kind === 'say' && place.at === 'document' ? place.document : pressed;
    return { all, one: all.find((each) => each.id === id) ?? null, dates: (await reads.dates(person.chat)) ?? noDates };
  },
  decide(given, known) {
    const situation: InWallet = { ...given, dates: known.dates };
    const { input, content } = situation;
    if (input.kind === 'say') return said(situation, input.text, known);
    const pressed = input.kind === 'press' ? input.act : null;
    const rule = pressed && 'kind' in pressed ? content.documents.get(pressed.kind) : undefined;
    const asked: Asked | null = rule && !rule.computed ? { ask: 'new', rule, document: null } : null;
    switch (pressed?.do) {
      case 'document-add':
        return show(kindScreen(situation));
      case 'document-kind':
        return asked ? askDay(situation, asked) : show(kindScreen(situation));
      case 'document-month':
        return show(asked ? dateScreen(situation, asked, pressed.month) : kindScreen(situation));
      case 'document-day':
        return asked && isDay(pressed.day) ? take(situation, asked, pressed.day, known.all) : show(kindScreen(situation));
      default:
        return known.one ? about(situation, known.one, known.all) : noSuch(situation, known.all);
    }
  },
};

/** The list; a button of a document that is gone says so. */
function noSuch(situation: InWallet, all: readonly Document[]): Decision {
  const { input } = situation;
  const gone = input.kind === 'press' && input.act && 'document' in input.act;
  return go(situation, { place: { at: 'menu' } }, walletScreen(situation, all, gone ? documentUnknown : undefined));
}

function askDay(situation: InWallet, asked: Asked): Decision {
  const { ask, rule, document } = asked;
  const place = { at: 'document', kind: rule.kind, ask, document: document?.id ?? null } as const;
  return go(situation, { place }, dateScreen(situation, asked, ''));
}

/** Typed words: the day that was asked, or the nickname. */
function said(situation: InWallet, words: string, { all, one }: Pick<Known, 'all' | 'one'>): Decision {
  const { person, content, today } = situation;
  const { place } = person.session;
  const rule = place.at === 'document' ? content.documents.get(place.kind) : undefined;
  if (place.at !== 'document' || !rule || (place.ask !== 'new' && !one)) return show(walletScreen(situation, all));
  if (!asksDay(place.ask)) return one ? named(situation, one, place.ask, readNickname(words), all) : show(walletScreen(situation, all));
  const asked: Asked = { ask: place.ask, rule, document: one };
  const typed = parseTypedDay(words, today, daysTaken(asked, today));
  if ('day' in typed) return take(situation, asked, typed.day, all);
  const found = maybeWish(typed, words) ? foundButtons(situation, words, mostElsewhere) : [];
  return show(askedBack(dateScreen(situation, asked, ''), typed, words, (day) => pickDay(asked, day), found));
}

function named(situation: InWallet, one: Document, ask: 'who' | 'other', who: string | null, all: readonly Document[]): Decision {
  const rule = situation.content.documents.get(one.kind);
  if (who === null) return show(whoseScreen(one, rule, all, ask, nicknameRefused));
  return ask === 'other' ? ofAnother(situation, one, who, all) : nameOf(situation, one, who, all);
}

/** It is theirs; where they have the same already, that one is shown. */
function nameOf(situation: InWallet, one: Document, who: string | null, all: readonly Document[]): Decision {
  const others = all.filter(({ id }) => id !== one.id);
  const same = sameAs({ ...one, details: { ...one.details, who } }, others);
  if (same) return done(situation, { document: same, change: [] }, documentThere);
  return done(situation, nameDocument(one, who, all, walletOf(situation)), documentSaved);
}

/** The same day of somebody else: a document of its own, of a type that is not told. */
function ofAnother(situation: InWallet, { kind, expires_on, details }: Document, who: string | null, all: readonly Document[]): Decision {
  const { about } = details;
  const type = situation.content.documents.get(kind)?.computed ? details.type : null;
  return added(situation, { kind, expires_on, details: { who, about, type } }, all);
}

/** Who was pressed: the person (null), or whose another document is; undefined: that one has gone meanwhile. */
function likeWhom(like: string, all: readonly Document[]): string | null | undefined {
  return like === '' ? null : (all.find(({ id }) => id === like)?.details.who ?? undefined);
}

/** What is done with a document that is there. */
function about(situation: InWallet, one: Document, all: readonly Document[]): Decision {
  const { input, content } = situation;
  const pressed = input.kind === 'press' ? input.act : null;
  const rule = content.documents.get(one.kind);
  const wallet = walletOf(situation);
  switch (pressed?.do) {
    case 'document-forget': {
      const { change } = forgetDocument(one, all, wallet);
      return { change, screens: [walletScreen(situation, documentsAfter(all, change), documentForgotten)] };
    }
    case 'document-renew': {
      const flow = content.flows.get(rule?.flow ?? '');
      return flow ? openWith(situation, flow, rule?.step ? { [rule.step]: one.expires_on } : {}) : show(documentScreen(situation, one));
    }
    case 'document-unsent':
      return done(situation, takeBackRequest(one, all, wallet), documentSaved);
    case 'document-whose': {
      const who = likeWhom(pressed.like, all);
      return who === undefined ? show(whoseScreen(one, rule, all, 'who')) : nameOf(situation, one, who, all);
    }
    case 'document-other': {
      const who = likeWhom(pressed.like, all);
      return who === undefined ? show(whoseScreen(one, rule, all, 'other')) : ofAnother(situation, one, who, all);
    }
    case 'document-types':
      return show(rule && rule.types.length > 0 ? typeScreen(one, rule) : documentScreen(situation, one));
    case 'document-type':
      return rule?.types.includes(pressed.type)
        ? done(situation, typeDocument(one, pressed.type, wallet), documentSaved)
        : show(documentScreen(situation, one));
    case 'document-ask':
    case 'document-page':
    case 'document-on':
      return rule ? asking(situation, pressed, { rule, one }, all) : show(documentScreen(situation, one));
    default:
      return go(situation, { place: { at: 'menu' } }, documentScreen(situation, one));
  }
}

type Asking = Extract<NonNullable<Extract<Situation['input'], { kind: 'press' }>['act']>, { readonly ask: string }>;

/** A question about a document: asked, turned to another page, or answered. */
function asking(
  situation: InWallet,
  pressed: Asking,
  { rule, one }: { readonly rule: DocumentRule; readonly one: Document },
  all: readonly Document[],
): Decision {
  const ask = documentAsks.find((each) => each === pressed.ask && each !== 'new');
  if (!ask || (ask === 'sent' && rule.sent === null)) return show(documentScreen(situation, one));
  if (!asksDay(ask)) {
    const place = { at: 'document', kind: rule.kind, ask, document: one.id } as const;
    return go(situation, { place }, whoseScreen(one, rule, all, ask));
  }
  const next = ask === 'follow' ? situation.content.documents.get(rule.renewed ?? '') : rule;
  if (!next) return show(documentScreen(situation, one));
  const asked: Asked = { ask, rule: next, document: one };
  if (pressed.do === 'document-page') return show(dateScreen(situation, asked, pressed.month));
  if (pressed.do === 'document-on' && isDay(pressed.day)) return take(situation, asked, pressed.day, all);
  return askDay(situation, asked);
}
