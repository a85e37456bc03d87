import { cut } from '../base/cut.ts';
import type { Input } from '../base/incoming.ts';
import type { readName } from '../base/person-name.ts';
import { type Text, text } from '../base/screen.ts';
import type { Day } from '../base/time.ts';
import type { TypedDay } from '../base/typed-day.ts';
import type { Acceptance } from '../flow/run.ts';

/*
 * Words of one line: above a screen, why it is shown, or on a pressed button. Whoever decides names them here and never by their key.
 */

type Refused<Answer> = Extract<Answer, { readonly refused: string }>;

/** What someone typed, in so many letters that it is still theirs. */
const quoted = (said: string) => cut(said, 40);

export const oldButton = text('common:unexpected.old-button');
export const unknownCode = text('common:unexpected.unknown-code');
export const unknownLink = text('common:unexpected.unknown-link');
export const datesStopped = text('common:dates.off');
export const datesStarted = text('common:dates.on');
export const notUnderstood = text('common:unexpected.text');

/** Why what came fits nowhere. */
export function unexpectedWords(input: Input): Text {
  switch (input.kind) {
    case 'press':
      return oldButton;
    case 'command':
      return text('common:unexpected.command', { name: `/${cut(input.name, 32)}` });
    case 'thing':
      return text(input.what === 'voice' || input.what === 'round' ? 'common:unexpected.voice' : 'common:unexpected.thing');
    case 'edited':
      return text('common:unexpected.edited');
    default:
      return notUnderstood;
  }
}

/** The language was set, said in it. */
export const languageSet = (lang: string): Text => ({ ...text('common:start.language-set'), in: lang });

/** What is no day to take: it cannot be read, does not exist, is not whole, or can be two days. */
export function typedDayWords(typed: Exclude<TypedDay, { readonly day: Day }>, said: string): Text {
  if ('which' in typed) return text('common:refused.which-day', { said: quoted(said) });
  const { refused, understood, meant } = typed;
  if (refused === 'no-day' && meant) return text('common:refused.no-day-known', { said: understood ?? quoted(said), day: meant });
  return text(`common:refused.${refused}`, { said: understood ?? quoted(said) });
}

/** Why an answer is not taken: a day too early or too late, or an option of an old keyboard. */
export function answerRefused(day: Day, refused: Extract<Acceptance, { ok: false }>): Text {
  if (refused.reason === 'too-early' || refused.reason === 'too-late')
    return text(`common:refused.${refused.reason}`, { day, bound: refused.bound });
  return oldButton;
}

export const documentTooEarly = (day: Day, bound: Day) => text('common:refused.too-early', { day, bound });
export const documentTooLate = (day: Day, bound: Day) => text('common:refused.too-late', { day, bound });
export const documentFollowed = text('common:document.saved-followed');
export const documentSaved = text('common:document.saved');
export const documentChanged = text('common:document.changed');
export const documentThere = text('common:document.there');
export const documentForgotten = text('common:document.forgotten');
export const documentUnknown = text('common:document.unknown');
export const nicknameRefused = text('common:document.nickname-refused');
export const walletFull = text('common:document.full');
export const datePassed = text('documents:offer.none');

export const bookingOver = text('common:book.over');
export const bookingDropped = text('common:book.dropped');
export const dayFull = text('common:book.day-full');
/** A time that was offered for an appointment as it was before, or for one that is over. */
export const offerOver = text('visit:offer-over');
export const timeTaken = text('common:book.taken');
export const holdLapsed = text('common:book.lapsed');
export const holdShut = text('common:book.shut');
/** Who was to receive then is missing. */
export const holdMissing = text('common:wish.gone');
export const nameRefused = ({ refused }: Refused<ReturnType<typeof readName>>) => text(`common:book.name-${refused}`);

export const follows = text('common:follow.on');
export const followsNoMore = text('common:follow.off');

export const unclearTold = text('common:unclear.told');

export const talkEndedWith = (desk: string) => text('common:talk.ended-with', { desk });
export const askInWords = text('ask:in-words');

export const whichTown = text('common:where.which');
export const outsideTuscany = text('record:outside');
export const maybeTown = text('common:where.maybe');
export const noSuchTown = (said: string) => text('common:where.none-found', { said: quoted(said) });

/** So many answers were filled in from other guides. */
export const answersCarried = (count: number): Text => text('common:flow.carried', { n: count });
