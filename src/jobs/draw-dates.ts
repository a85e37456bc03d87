import { addSeconds, dayAt, type Instant } from '../base/time.ts';
import { afterQuiet } from '../desk/bundle.ts';
import type { Change } from '../desk/change.ts';
import { isStopped } from '../desk/dates.ts';
import type { Body } from '../desk/message.ts';
import { countWording } from '../desk/wording.ts';
import { withOldFile } from '../screens/dates-file-screens.ts';
import { bundleScreen, movedScreen } from '../screens/dates-screens.ts';
import type { DrawDeps, Drawn, Later, Untrue } from './drawn.ts';
import { becameOf, datedDocuments, droppedOf, planFor } from './send-dates.ts';

/** All that a person is to be told now about their dates; mostly nothing, and when to look again. */
export async function drawDates(deps: DrawDeps, chat: number, lang: string): Promise<Drawn | Later> {
  const { content, zone } = deps;
  const now = deps.now();
  const { bundle, dates } = await planFor(deps, chat, now);
  const dropped = droppedOf(bundle, dates, now, zone);
  const next = bundle.next === null ? null : later(bundle.next, now);
  if (bundle.say.length === 0) return { later: next, change: dropped };
  const today = dayAt(now, zone);
  const became = (outcome: 'sent' | 'blocked' | 'dropped', why: string | null): Change => [
    ...dropped,
    ...becameOf(bundle.say, dates, now, zone, { outcome, why }),
  ];
  const counted = bundle.say.flatMap(({ document, occasion }) =>
    countWording(document, content.documents.get(document.kind), occasion.rung, 'said'),
  );
  const sent = (why: string | null): Change => [{ write: 'dates', chat, set: { said_on: today } }, ...became('sent', why), ...counted];
  return {
    what: { what: 'screen', screen: bundleScreen(content, bundle.say, today) },
    lang,
    after: (message, at) => [
      ...sent(null),
      { write: 'reminded', chat: at, message, about: { documents: [...new Set(bundle.say.map(({ document }) => document.id))] } },
    ],
    over: { next, blocked: became('blocked', null), refused: became('dropped', 'refused'), unsure: sent('answer lost') },
  };
}

/** Never at once again, whatever the clock does. */
const later = (next: Instant, now: Instant): Instant => (next > now ? next : addSeconds(now, 60));

/** That the law moved a date, while that is still of use, and as it is now. */
export async function drawMoved(
  { store, content, zone, now }: DrawDeps,
  { document: id, rung, was }: Extract<Body, { kind: 'date-moved' }>,
  lang: string,
): Promise<Drawn | Untrue | Later> {
  const document = await store.document(id);
  if (!document) return { untrue: 'forgotten' };
  const dates = await store.dates(document.chat);
  if (dates && isStopped(document, dates)) return { untrue: 'stopped' };
  const awake = afterQuiet(now(), zone);
  if (awake !== null) return { later: awake, change: [] };
  const occasion = datedDocuments([document], content, now(), zone)[0]?.occasions.find((each) => each.rung === rung);
  const today = dayAt(now(), zone);
  if (!occasion || occasion.from === was || occasion.until < today) return { untrue: 'it moved again, or is over' };
  const screen = movedScreen(content, document, occasion, was);
  // In the calendar stands the end of a term that counts from the document's day, and that has moved; of others their own day, which has not.
  const old = dates?.file_at != null && content.documents.get(document.kind)?.counts === 'since';
  const told: Change = old ? [{ write: 'dates', chat: document.chat, set: { file_at: null } }] : [];
  const after = (message: number, at: number): Change => [
    ...told,
    { write: 'reminded', chat: at, message, about: { documents: [document.id] } },
  ];
  return { what: { what: 'screen', screen: old ? withOldFile(screen) : screen }, lang, after };
}
