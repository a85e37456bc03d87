import type { Day, Instant } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Change } from './change.ts';
import { planDates } from './dates.ts';
import { type Document, type DocumentDetails, type DocumentRule, noDetails } from './document.ts';
import type { DocumentId } from './ids.ts';
import { occasionsOf } from './occasions.ts';

/** What the acts on documents stand on. */
export interface Wallet {
  readonly rules: ReadonlyMap<string, DocumentRule>;
  readonly world: World;
  readonly now: Instant;
}

/** What was done: the document as it is now, and what to write. */
interface Done {
  readonly document: Document;
  readonly change: Change;
}

/**
 * The day after which a document's time of keeping begins: its own, or today where that is past; of a request that was sent, and of the document
 * that waits for the answer, the last day on which something is still to be said of the request.
 */
function keptFrom(document: Document, { rules, world }: Wallet): Day {
  const rule = rules.get(document.kind);
  const { sent_on } = document.details;
  const followed = sent_on === null ? document : { ...document, expires_on: sent_on, details: noDetails };
  const follows = sent_on === null ? rule : rules.get(rule?.sent ?? '');
  const last = follows?.counts === 'since' ? occasionsOf(followed, follows, world).at(-1)?.until : undefined;
  return [document.expires_on, world.today, ...(last ? [last] : [])].sort().at(-1) ?? document.expires_on;
}

/** Writes a document, and has what is to be said of it looked for anew. */
function written(document: Document, wallet: Wallet): Change {
  return [{ write: 'document', document, kept_from: keptFrom(document, wallet) }, ...planDates(document.chat, wallet.now)];
}

function changed(document: Document, details: Partial<DocumentDetails>, wallet: Wallet, more: Partial<Document> = {}): Done {
  const now = { ...document, ...more, details: { ...document.details, ...details, sequence: document.details.sequence + 1 } };
  return { document: now, change: written(now, wallet) };
}

/** The document of that kind, day and person, about the same thing, that is there already. */
export function sameAs(
  { kind, expires_on, details: { who, about } }: Pick<Document, 'kind' | 'expires_on' | 'details'>,
  all: readonly Document[],
): Document | undefined {
  return all.find(
    (each) => each.kind === kind && each.expires_on === expires_on && each.details.who === who && each.details.about?.date === about?.date,
  );
}

/** The documents as they are after a change. */
export function documentsAfter(all: readonly Document[], change: Change): readonly Document[] {
  return change.reduce((before, write) => {
    if (write.write === 'document-drop') return before.filter(({ id }) => id !== write.id);
    if (write.write !== 'document') return before;
    return [...before.filter(({ id }) => id !== write.document.id), write.document];
  }, all);
}

/** A new document; one of the same kind, day and person is the same one: two taps on one button are one document. */
export function saveDocument(
  wanted: Pick<Document, 'id' | 'chat' | 'kind' | 'expires_on'> & { readonly details?: Partial<DocumentDetails> },
  all: readonly Document[],
  wallet: Wallet,
): Done & { readonly was: boolean } {
  const document: Document = { ...wanted, created_at: wallet.now, details: { ...noDetails, ...wanted.details } };
  const same = sameAs(document, all);
  return same ? { document: same, change: [], was: true } : { document, change: written(document, wallet), was: false };
}

/** The day was told wrong, or has moved: what is said of it begins anew. What waits for a request was sent on the request's day. */
export function changeDay(document: Document, day: Day, all: readonly Document[], wallet: Wallet): Done {
  if (day === document.expires_on) return { document, change: [] };
  const moved = changed(document, {}, wallet, { expires_on: day, created_at: wallet.now });
  const waits = all.filter((each) => each.id === document.details.request_for);
  return { ...moved, change: [...moved.change, ...waits.flatMap((each) => changed(each, { sent_on: day }, wallet).change)] };
}

/**
 * The request for the next one was sent on that day: this one rests, and the request is followed as a document of its own; a receipt of that
 * day that the person saved before is this request.
 */
export function sendRequest(document: Document, day: Day, receipt: DocumentId, all: readonly Document[], wallet: Wallet): Done {
  const kind = wallet.rules.get(document.kind)?.sent ?? null;
  if (kind === null) return { document, change: [] };
  const sent = changed(document, { sent_on: day }, wallet);
  const { chat } = document;
  const { who } = document.details;
  const followed = { id: receipt, chat, kind, expires_on: day, details: { ...noDetails, who, request_for: document.id } };
  const other = requestsFor(document, all).flatMap((each) => forgetDocument(each, [], wallet).change);
  const own = all.filter(({ details }) => details.request_for === null);
  const known = sameAs(followed, own);
  const saved = known ? changed(known, { request_for: document.id }, wallet) : saveDocument(followed, [], wallet);
  return { document: saved.document, change: [...sent.change, ...other, ...saved.change] };
}

/** It was not sent after all. */
export function takeBackRequest(document: Document, all: readonly Document[], wallet: Wallet): Done {
  const back = changed(document, { sent_on: null }, wallet, { created_at: wallet.now });
  return { ...back, change: [...back.change, ...requestsFor(document, all).flatMap((each) => forgetDocument(each, [], wallet).change)] };
}

/** The new one has come: the same document with another day; its request is done with. */
export function renewDocument(document: Document, day: Day, all: readonly Document[], wallet: Wallet): Done {
  const renewed = changed(document, { sent_on: null }, wallet, { expires_on: day, created_at: wallet.now });
  return {
    ...renewed,
    change: [...renewed.change, ...requestsFor(document, all).flatMap((each) => forgetDocument(each, [], wallet).change)],
  };
}

/** Of which type it is: a type may have another ladder, and what is to be done now by that stands on the screen already. */
export function typeDocument(document: Document, type: string, wallet: Wallet): Done {
  return changed(document, { type }, wallet, type === document.details.type ? {} : { created_at: wallet.now });
}

/** Whose it is: a request and what waits for it are of one person. */
export function nameDocument(document: Document, who: string | null, all: readonly Document[], wallet: Wallet): Done {
  const named = changed(document, { who }, wallet);
  const waits = all.filter(({ id }) => id === document.details.request_for);
  const others = [...requestsFor(document, all), ...waits];
  return { ...named, change: [...named.change, ...others.flatMap((each) => changed(each, { who }, wallet).change)] };
}

/** It is needed no longer; what rested because of it goes on: nothing is left without a reminder. */
export function forgetDocument(document: Document, all: readonly Document[], wallet: Wallet): Done {
  const before = all.find((each) => each.id === document.details.request_for);
  return {
    document,
    change: [
      { write: 'document-drop', id: document.id },
      ...planDates(document.chat, wallet.now),
      ...(before ? changed(before, { sent_on: null }, wallet, { created_at: wallet.now }).change : []),
    ],
  };
}

function requestsFor({ id }: Document, all: readonly Document[]): readonly Document[] {
  return all.filter((each) => each.details.request_for === id);
}
