import type { Action } from '../../base/action.ts';
import { keptFor } from '../../base/kept.ts';
import { markOf } from '../../base/mark.ts';
import type { Content } from '../../content/content.ts';
import { fileMark } from '../../content/corrected.ts';
import { reference } from '../../content/reference.ts';
import { faultsOf } from '../../content/spoken-texts.ts';
import type { Forms } from '../../content/text-index.ts';
import { formsTyped } from '../../content/typed-forms.ts';
import type { Decision, Write } from '../../desk/change.ts';
import {
  allSame,
  type Correction,
  isCompared,
  reviews,
  sitting,
  stillAsked,
  type TextAsk,
  unanswered,
  type Verdict,
} from '../../desk/correction.ts';
import type { Role } from '../../desk/role.ts';
import { deskLanguage } from '../../screens/desk-group-screens.ts';
import {
  changeAskScreen,
  draftScreen,
  keyMark,
  type Read,
  readMark,
  reviewListScreen,
  reviewOverScreen,
  reviewScreen,
  reviewToast,
} from '../../screens/review-screens.ts';
import { isAdmin } from '../admins.ts';
import { type Situation, show, type TalkDeps } from '../situation.ts';
import { toRead } from './review-queue.ts';

/*
 * Mediators read translations beside the Italian and say what is right. What they say holds at once, in every process.
 */

type ReviewAct = Extract<Action, { do: `review${string}` }>;

/** What a mediator asked for, pressed or typed; null: it is nothing of a review, or nothing for them. */
export async function asReviewer(deps: TalkDeps, situation: Situation): Promise<Decision | null> {
  const { input, incoming } = situation;
  const act = input.kind === 'press' && input.act && isReview(input.act) ? input.act : null;
  const asked =
    input.kind === 'command' && input.name === 'review' ? ({ do: 'review', lang: input.payload.trim().toLowerCase() } as const) : act;
  // Words are typed in answer to the message that asked for them.
  const typed = input.kind === 'say' && incoming.reply_by === 'us' ? input.text.trim() : null;
  if (asked === null && typed === null) return null;
  const ask = asked === null || asked.do === 'review-keep' ? await deps.store.textAsk(incoming.chat) : null;
  if (asked === null && (!ask || !stillAsked(ask, situation.now))) return null;
  const role = await roleOf(deps, incoming.from.id);
  if (!role) return null;
  const decision = asked === null ? typedWords(situation, ask, typed ?? '') : await pressed(deps, situation, role, asked, ask);
  return { ...decision, lang: deskLanguage };
}

const isReview = (act: Action): act is ReviewAct => act.do.startsWith('review');

/** In which role somebody may read translations; null: in none. */
async function roleOf(deps: TalkDeps, user: number): Promise<Role | null> {
  const own = (await deps.store.roles(user)).map(({ role }) => role).find(reviews);
  return own ?? ((await isAdmin(deps, user)) ? 'admin' : null);
}

async function pressed(deps: TalkDeps, situation: Situation, role: Role, act: ReviewAct, ask: TextAsk | null): Promise<Decision> {
  const { content, incoming, now } = situation;
  const lang = content.languages.find(({ id }) => id === act.lang && id !== reference)?.id;
  if (!lang) return show(reviewListScreen(content.languages.filter(({ id }) => id !== reference)));
  if (act.do === 'review') return await next(deps, situation, lang, null, 0);
  const key = act.do === 'review-keep' ? ask?.key : keysByMark(content).get(act.text);
  const nth = act.do === 'review-keep' ? (ask?.nth ?? 1) : nthOf(act.nth);
  const said = 'said' in act && isCompared(act.said) ? act.said : unanswered;
  const read = key === undefined ? null : readOf(content, lang, key, nth, said);
  if (!read) return { ...(await next(deps, situation, lang, null, 0)), toast: reviewToast('moved-on') };
  switch (act.do) {
    case 'review-text':
      return show(reviewScreen(situation, read));
    case 'review-next':
      return await next(deps, situation, lang, read.key, nth);
    case 'review-change':
      return asksFor(read, incoming.chat, situation);
    case 'review-say': {
      if (act.mark !== readMark(read))
        return { ...show(reviewScreen(situation, { ...read, said: unanswered })), toast: reviewToast('moved-on') };
      if (act.verdict === 'right' && !allSame(act.said)) return show(reviewScreen(situation, read));
      return await settle(deps, situation, read, role, act.verdict === 'right' ? 'right' : 'rejected', null);
    }
    case 'review-keep': {
      const draft = ask?.lang === lang && stillAsked(ask, now) ? ask.draft : null;
      if (draft === null || markOf(draft) !== act.mark) return { ...show(reviewScreen(situation, read)), toast: reviewToast('moved-on') };
      return await settle(deps, situation, read, role, 'changed', draft);
    }
  }
}

/** The keys by the signs that buttons carry. */
const keysByMark = keptFor(({ texts }: Content): ReadonlyMap<string, string> => new Map(texts.keys().map((key) => [keyMark(key), key])));

const nthOf = (written: string): number => Math.min(sitting, Math.max(1, Number.parseInt(written, 10) || 1));

/** A text as it stands now; null: the language or the Italian has none of that name. */
function readOf({ texts }: Content, lang: string, key: string, nth: number, said: string): Read | null {
  const [italian, own] = [texts.written(reference, key, 'now'), texts.written(lang, key, 'now')];
  return italian && own ? { lang, key, nth, said, italian, own } : null;
}

/** The next text of a sitting after that one; its end after the last. */
async function next(
  deps: TalkDeps,
  situation: Situation,
  lang: string,
  after: string | null,
  done: number,
  told?: Verdict,
): Promise<Decision> {
  const { content } = situation;
  const corrections = (await deps.store.corrections()).filter((each) => each.lang === lang);
  const rejected = new Set(corrections.filter(({ verdict }) => verdict === 'rejected').map(({ key }) => key));
  const queue = [...toRead(content, lang, await deps.store.textFlags(lang), rejected)];
  const rest = after === null ? queue : queue.slice(queue.indexOf(after) + 1);
  const key = done >= sitting ? undefined : rest[0];
  const read = key === undefined ? null : readOf(content, lang, key, done + 1, unanswered);
  const left = queue.length - (told && after !== null && queue.includes(after) ? 1 : 0);
  const screen = read ? reviewScreen(situation, read) : reviewOverScreen(done, left);
  return { ...show(screen), ...(told ? { toast: reviewToast(told) } : {}) };
}

/** Keeps what was said of a text, and goes on. */
async function settle(
  deps: TalkDeps,
  situation: Situation,
  read: Read,
  by: Role,
  verdict: Verdict,
  draft: string | null,
): Promise<Decision> {
  const { lang, key, nth } = read;
  const { incoming, now, content } = situation;
  const before = (await deps.store.corrections()).find((each) => each.lang === lang && each.key === key);
  const words = draft !== null ? inOrder(formsTyped(draft), read) : verdict === 'right' ? standingWords(read, content) : null;
  const correction: Correction = {
    ...{ lang, key, italian: fileMark(content.texts, reference, key), own: fileMark(content.texts, lang, key) },
    ...{ verdict: words ? 'changed' : verdict, words, by, at: now, version: before?.version ?? 0 },
  };
  const drop: Write[] = draft === null ? [] : [{ write: 'text-ask-drop', chat: incoming.chat }];
  const decision = await next(deps, situation, lang, key, nth, verdict);
  return { ...decision, change: [{ write: 'correction', correction }, ...drop] };
}

/** In the order of the files, whatever was typed first. */
const inOrder = (typed: Forms, { own }: Read): Readonly<Record<string, string>> =>
  Object.fromEntries([...own.keys()].map((form) => [form, typed.get(form) ?? '']));

/** The words of an earlier correction, which are right. */
function standingWords({ own, lang, key }: Read, { texts }: Content): Readonly<Record<string, string>> | null {
  const file = texts.written(lang, key, 'file');
  return [...own].some(([form, words]) => file?.get(form) !== words) ? Object.fromEntries(own) : null;
}

/** Asks for other words. */
function asksFor(read: Read, chat: number, situation: Situation): Decision {
  const { lang, key, nth } = read;
  const ask: TextAsk = { chat, lang, key, nth, at: situation.now, draft: null };
  return { change: [{ write: 'text-ask', ask }], screens: [changeAskScreen(situation, read)] };
}

/** What was typed for a text: refused with the reason, or read back. */
function typedWords(situation: Situation, ask: TextAsk | null, typed: string): Decision {
  const read = ask && readOf(situation.content, ask.lang, ask.key, ask.nth, unanswered);
  if (!ask || !read) return show(reviewListScreen([]));
  const params = new Set(situation.content.texts.params(read.key));
  const forms = formsTyped(typed);
  const kind = forms.has('') === read.own.has('') ? [] : [`needs ${[...read.own.keys()].map((form) => form || 'words').join(', ')}`];
  const why = [...kind, ...faultsOf(read.lang, read.key, forms, params)];
  if (why.length > 0) return show(changeAskScreen(situation, read, why));
  return { change: [{ write: 'text-ask', ask: { ...ask, at: situation.now, draft: typed } }], screens: [draftScreen(read, typed)] };
}
