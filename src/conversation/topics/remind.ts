import { isDay } from '../../base/time.ts';
import type { Decision } from '../../desk/change.ts';
import { isStopped } from '../../desk/dates.ts';
import type { Document } from '../../desk/document.ts';
import { saveDocument } from '../../desk/document-acts.ts';
import { type Dates, noDates } from '../../desk/reminder.ts';
import { newFlowState, type Session, withSession } from '../../desk/session.ts';
import type { Flow } from '../../flow/flow.ts';
import { followOf } from '../../flow/follow.ts';
import { outcomeOf, resolve } from '../../flow/run.ts';
import { dateScreen } from '../../screens/document-asks.ts';
import { documentScreen, thereScreen } from '../../screens/document-screens.ts';
import { datesScreen, type OutcomeDate, outcomeDates, savedOf } from '../../screens/outcome-dates.ts';
import { worldOf } from '../../screens/setting.ts';
import { type DatesSetting, walletScreen } from '../../screens/wallet-screen.ts';
import { datePassed, documentFollowed, documentSaved, documentThere, walletFull } from '../../screens/words.ts';
import { go, type Situation, show, type Topic } from '../situation.ts';
import { mostDocuments, walletOf } from './document-world.ts';

interface Known {
  readonly all: readonly Document[];
  readonly dates: Dates;
}

type InWallet = Situation & DatesSetting;

/** "Remind me" under an outcome: every day that it computed, one tap each. */
export const remind: Topic<Known> = {
  read: async (reads, { person: { chat } }) => ({ all: await reads.documentsOf(chat), dates: (await reads.dates(chat)) ?? noDates }),
  decide(given, known) {
    const { all } = known;
    const situation: InWallet = { ...given, dates: known.dates };
    const { input, content, person, today } = situation;
    const pressed = input.kind === 'press' ? input.act : null;
    const flow = pressed && 'flow' in pressed ? content.flows.get(pressed.flow) : undefined;
    const { answers } = person.session.flows[flow?.id ?? ''] ?? newFlowState;
    const run = flow ? outcomeOf(flow, answers, worldOf(content, today)) : null;
    if (!flow || !run) return show(walletScreen(situation, all));
    const dates = outcomeDates(situation, flow, answers, run);
    if (pressed?.do === 'date-save') {
      const date = dates.find(({ name }) => name === pressed.date);
      return date ? save(situation, flow.id, date, dates, all) : show(datesScreen(situation, flow, dates, all, datePassed));
    }
    const [only, another] = dates;
    if (only && !another) return save(situation, flow.id, only, dates, all);
    return only ? show(datesScreen(situation, flow, dates, all)) : askDay(situation, run.outcome.actions, all);
  },
};

/** The day is not known: it is asked, for the kind that the outcome names. */
function askDay(
  situation: InWallet,
  actions: readonly { readonly kind: string; readonly document?: string }[],
  all: readonly Document[],
): Decision {
  const kind = actions.find((action) => action.kind === 'remind')?.document;
  const rule = kind === undefined ? undefined : situation.content.documents.get(kind);
  if (!rule) return show(walletScreen(situation, all, datePassed));
  const asked = { ask: 'new' as const, rule, document: null };
  return go(situation, { place: { at: 'document', kind: rule.kind, ask: 'new', document: null } }, dateScreen(situation, asked, ''));
}

function save(situation: InWallet, flow: string, date: OutcomeDate, dates: readonly OutcomeDate[], all: readonly Document[]): Decision {
  const { person, content, fresh } = situation;
  if (!isDay(date.day)) return show(walletScreen(situation, all));
  const known = savedOf(all, date);
  if (known && known.details.who !== null) return go(situation, { place: { at: 'menu' } }, thereScreen(situation, known));
  const about = date.about === null ? null : { flow, date: date.about };
  const guide = content.flows.get(flow);
  const wanted = { id: fresh.document, chat: person.chat, kind: date.kind, expires_on: date.day, details: { type: date.type, about } };
  const { document, change, was } = saveDocument(wanted, all, walletOf(situation));
  if (!was && all.length >= mostDocuments) return show(walletScreen(situation, all, walletFull));
  // Its day stands on numbers of the law: whoever kept it is told when they change.
  const followed = about && guide && !guide.safety ? followedBy(situation, guide) : person.session.followed;
  const words = was ? documentThere : followed === person.session.followed ? documentSaved : documentFollowed;
  const screen =
    dates.length > 1 && guide && !isStopped(document, situation.dates)
      ? datesScreen(situation, guide, dates, was ? all : [...all, document], words)
      : documentScreen(situation, document, words);
  return { change: [{ write: 'person', person: withSession(person, { place: { at: 'menu' }, followed }) }, ...change], screens: [screen] };
}

/** What the person follows, with the outcome of this guide as it is now. */
function followedBy({ person, content, today }: InWallet, guide: Flow): Session['followed'] {
  const { followed, flows } = person.session;
  const world = worldOf(content, today);
  const { answers } = resolve(guide, (flows[guide.id] ?? newFlowState).answers, world);
  return { ...followed, [guide.id]: followOf(guide, answers, world, content.texts.params) };
}
