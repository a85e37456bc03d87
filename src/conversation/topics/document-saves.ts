import type { Day } from '../../base/time.ts';
import type { Change, Decision } from '../../desk/change.ts';
import type { Document, DocumentDetails, DocumentRule } from '../../desk/document.ts';
import { changeDay, forgetDocument, renewDocument, sameAs, saveDocument, sendRequest } from '../../desk/document-acts.ts';
import { withSession } from '../../desk/session.ts';
import { countDone } from '../../desk/wording.ts';
import { withOldFile } from '../../screens/dates-file-screens.ts';
import { type Asked, dateScreen, daysTaken } from '../../screens/document-asks.ts';
import { documentScreen, renewedScreen, thereScreen } from '../../screens/document-screens.ts';
import { type DatesSetting, walletScreen } from '../../screens/wallet-screen.ts';
import { documentChanged, documentSaved, documentThere, documentTooEarly, documentTooLate, walletFull } from '../../screens/words.ts';
import { type Situation, show } from '../situation.ts';
import { mostDocuments, walletOf } from './document-world.ts';

export type InWallet = Situation & DatesSetting;

/** Takes the day that was asked for, if it can be one. */
export function take(situation: InWallet, asked: Asked, day: Day, all: readonly Document[]): Decision {
  const [first, last] = daysTaken(asked, situation.today);
  if (day < first) return show(dateScreen(situation, asked, '', documentTooEarly(day, first)));
  if (day > last) return show(dateScreen(situation, asked, '', documentTooLate(day, last)));
  const { ask, rule, document } = asked;
  const wallet = walletOf(situation);
  const { fresh } = situation;
  if (document === null) return added(situation, { kind: rule.kind, expires_on: day }, all);
  if (ask === 'follow') return added(situation, { kind: rule.kind, expires_on: day, details: { who: document.details.who } }, all);
  const counted = countDone(document, rule, situation.dates);
  if (ask === 'sent') return withMore(done(situation, sendRequest(document, day, fresh.document, all, wallet), documentSaved), counted);
  if (ask === 'again') return withMore(begunAnew(situation, asked, day, all), counted);
  if (day === document.expires_on) return done(situation, { document, change: [] }, documentSaved);
  const same = sameAs({ ...document, expires_on: day }, all);
  if (same) return done(situation, { document: same, change: [] }, documentThere);
  return moved(situation, done(situation, changeDay(document, day, all, wallet), documentChanged));
}

const withMore = (decision: Decision, more: Change): Decision => ({ ...decision, change: [...decision.change, ...more] });

/** Whoever has the old day in their calendar is told so, once. */
function moved({ person: { chat }, dates }: InWallet, shown: Decision): Decision {
  if (dates.file_at === null) return shown;
  return { ...shown, change: [...shown.change, { write: 'dates', chat, set: { file_at: null } }], screens: shown.screens.map(withOldFile) };
}

/** The new one has come: that the reminders of the one before were stopped does not hold for it. */
function begunAnew(situation: InWallet, { rule, document }: Asked, day: Day, all: readonly Document[]): Decision {
  if (document === null) return show(walletScreen(situation, all));
  const { dates, person } = situation;
  const over = [document.id, document.details.request_for].map((id) => `document:${id}`);
  const stopped = dates.stopped.filter((each) => !over.includes(each));
  const shown = moved(situation, renewed({ ...situation, dates: { ...dates, stopped } }, rule, document, day, all));
  return stopped.length === dates.stopped.length ? shown : withMore(shown, [{ write: 'dates', chat: person.chat, set: { stopped } }]);
}

/** The new one has come: of a request, what it was sent for is renewed; if that is gone, it begins anew. */
function renewed(situation: InWallet, rule: DocumentRule, document: Document, day: Day, all: readonly Document[]): Decision {
  const wallet = walletOf(situation);
  const { person, fresh, content } = situation;
  const request = rule.counts === 'since';
  const before = request ? all.find((each) => each.id === document.details.request_for) : document;
  const kind = before?.kind ?? [...content.documents.values()].find((each) => each.sent === rule.kind)?.kind ?? rule.kind;
  const { who } = document.details;
  const wanted = { id: fresh.document, chat: person.chat, kind, expires_on: day, details: { who } };
  const result = before ? renewDocument(before, day, all, wallet) : saveDocument(wanted, all, wallet);
  const over = before ? [] : forgetDocument(document, [], wallet).change;
  const shown = done(situation, { ...result, change: [...result.change, ...over] }, documentSaved);
  return { ...shown, screens: [renewedScreen(situation, result.document, documentChanged)] };
}

/** A new document; where it is there already it is shown, and can be had for somebody else too. */
export function added(
  situation: InWallet,
  wanted: Pick<Document, 'kind' | 'expires_on'> & { readonly details?: Partial<DocumentDetails> },
  all: readonly Document[],
): Decision {
  const { person, fresh } = situation;
  const saved = saveDocument({ id: fresh.document, chat: person.chat, ...wanted }, all, walletOf(situation));
  if (!saved.was && all.length >= mostDocuments) return show(walletScreen(situation, all, walletFull));
  const shown = done(situation, saved, documentSaved);
  return saved.was ? { ...shown, screens: [thereScreen(situation, saved.document)] } : shown;
}

export function done(
  situation: InWallet,
  { document, change }: { readonly document: Document; readonly change: Change },
  above: typeof documentSaved,
): Decision {
  const person = withSession(situation.person, { place: { at: 'menu' } });
  return { change: [{ write: 'person', person }, ...change], screens: [documentScreen(situation, document, above)] };
}
