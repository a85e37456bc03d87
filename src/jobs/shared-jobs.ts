import type { Instant, Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Lot } from '../desk/freed.ts';
import { periodsOf } from '../desk/retention.ts';
import type { Store } from '../store/store.ts';
import { askRecords } from './ask-records.ts';
import { type Backups, backUp } from './backup.ts';
import { tellDeskDays } from './desk-days.ts';
import { endTalks } from './end-talks.ts';
import { offerFreed } from './offer-freed.ts';
import { renewOldCards } from './older-cards.ts';
import { planReminders } from './plan-reminders.ts';
import type { Job } from './schedule.ts';
import { tellChanges } from './tell-changes.ts';
import { tellStranded } from './tell-stranded.ts';
import { tellWrong } from './tell-wrong.ts';

export interface SharedDeps {
  readonly store: Store;
  readonly content: Content;
  readonly zone: Zone;
  /** Who is told what people found wrong. */
  readonly admins: readonly number[];
  now(): Instant;
  /** For a time that somebody gives up. */
  lot(): Lot;
  deskChats(): ReadonlyMap<DeskId, number>;
  /** Called when what desks said was written. */
  recordsChanged(): Promise<void>;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

const tenMinutes = 600_000;
/** What was given up is offered before the shortest of lots ends. */
const halfMinute = 30_000;
/** A job of every day is woken after this, in milliseconds, when the clocks did not. */
const dayLong = 25 * 3_600_000;

/** The jobs that one process of a database does at a time. `backups`: a SQLite file to be copied. */
export function sharedJobs(deps: SharedDeps, backups?: Backups) {
  const { store, content, now } = deps;
  const periods = periodsOf(content.retention);
  const alone = (name: string, cron: string | null, work: () => Promise<unknown>, longest = dayLong): Job => ({
    name,
    cron,
    longest,
    run: async () => void (await store.alone(name, async () => void (await work()))),
  });
  return {
    changes: alone('changes', '23 8 * * *', () => tellChanges(deps)),
    talks: alone('talks', null, () => endTalks(deps), tenMinutes),
    freed: alone('freed', null, () => offerFreed(deps), halfMinute),
    deskDays: alone('desk-days', '*/10 * * * *', () => tellDeskDays(deps), tenMinutes),
    stranded: alone('stranded', '*/10 * * * *', () => tellStranded(deps), tenMinutes),
    wrong: alone('wrong', '*/10 * * * *', () => tellWrong(deps), tenMinutes),
    records: alone('records', '41 9 * * *', () => askRecords(deps)),
    ladders: alone('ladders', '7 4 * * *', () => planReminders(deps)),
    cards: alone('cards', null, () => renewOldCards(deps), tenMinutes),
    others: [
      alone('purge', '17 4 * * *', () => store.purge(now(), periods)),
      // After the purge: what is over is in no new copy.
      ...(backups ? [alone('backup', '47 4 * * *', () => backUp({ ...backups, now: now(), keep: periods.backups }))] : []),
    ],
  };
}
