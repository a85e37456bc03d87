import type { Day, Instant } from '../base/time.ts';
import type { Change, Write } from './change.ts';
import { type Freed, type Stranded, tellFreed, tellStranded } from './closure-acts.ts';
import type { DeskId } from './desk.ts';
import { type RecordAsk, type RecordField, type RecordValues, type Said, saidOf, type Teller } from './record.ts';

export interface By {
  readonly teller: Teller;
  readonly now: Instant;
}

/** It is right as it stands. */
export const confirmField = (said: Said, { teller, now }: By): Write => ({
  write: 'record',
  said: { ...said, confirmed_at: now, by: teller },
});

/** It is this from now on. */
export const changeField = (said: Said, value: Partial<RecordValues>, { teller, now }: By): Write => ({
  write: 'record',
  said: { ...said, value, changed_at: now, confirmed_at: now, by: teller },
});

/** What was done about a silence: the group was asked, asked a second time, or those who answer for the desk were told. */
export type Noted = 'asked_on' | 'reminded_on' | 'told_on';

/** It was done about these today. */
export const noteFields = (noted: Noted, desk: DeskId, fields: readonly RecordField[], said: readonly Said[], today: Day): Change =>
  fields.map((field): Write => ({ write: 'record', said: { ...saidOf(said, desk, field), [noted]: today } }));

/** Other hours hold from now on: whom they strand is told and offered other times, whose time is good again reads that it stands. */
export const changeHours = (
  said: Said,
  hours: string,
  { stranded, freed }: { readonly stranded: readonly Stranded[]; readonly freed: readonly Freed[] },
  by: By,
): Change => [changeField(said, { hours }, by), ...tellStranded(stranded, by.now), ...tellFreed(freed, by.now)];

/** The group is asked for words, or typed some; what was asked before is over. */
export const askWords = (ask: RecordAsk): Write => ({ write: 'record-ask', ask });
export const dropAsk = (chat: number): Write => ({ write: 'record-ask-drop', chat });
