import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Write } from '../desk/change.ts';
import { reportDay, reportsIn } from '../desk/wrong.ts';
import { reportScreen } from '../screens/wrong-screens.ts';
import type { Store } from '../store/store.ts';

export interface TellWrongDeps {
  readonly store: Pick<Store, 'commit' | 'tallies'>;
  readonly content: Pick<Content, 'desks' | 'offices'>;
  readonly zone: Zone;
  readonly admins: readonly number[];
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** Tells those who run the bot what people found wrong in a card, once a day for each thing. */
export async function tellWrong({ store, content, zone, admins, now, nudge }: TellWrongDeps): Promise<void> {
  const today = dayAt(now(), zone);
  const reports = reportsIn(await store.tallies(reportDay(today), reportDay(today)));
  const change = reports.flatMap((report) => {
    const name = content.desks.get(report.place)?.name ?? content.offices.find(({ id }) => id === report.place)?.name ?? report.place;
    return admins.map(
      (chat): Write => ({
        write: 'message-once',
        message: {
          key: `wrong:${report.place}:${report.what}:${today}:${chat}`,
          due: now(),
          to: { chat },
          body: { kind: 'screen', screen: reportScreen(name, report) },
        },
      }),
    );
  });
  if (change.length === 0) return;
  await store.commit(change);
  nudge();
}
