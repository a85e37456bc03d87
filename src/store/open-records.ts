import type { Correction } from '../desk/correction.ts';
import type { Said } from '../desk/record.ts';
import type { Store } from './store.ts';

/** What desks said of their records, and mediators of translations, by whichever process. */
export interface Records {
  /** Another list whenever something was said. */
  said(): readonly Said[];
  /** Reads what other processes were told, where there are others. */
  refresh(): Promise<void>;
  /** This process wrote something. */
  changed(): Promise<void>;
}

/** `shared`: other processes may serve the same database; `corrected`: told what mediators said, now and whenever it changes. */
export async function openRecords(
  store: Pick<Store, 'records' | 'recordsMark' | 'corrections'>,
  shared: boolean,
  corrected: (all: readonly Correction[]) => void,
): Promise<Records> {
  let mark = await store.recordsMark();
  let said = await store.records();
  corrected(await store.corrections());
  async function read(): Promise<void> {
    const now = await store.recordsMark();
    if (now === mark) return;
    said = await store.records();
    corrected(await store.corrections());
    mark = now;
  }
  return {
    said: () => said,
    async refresh() {
      if (shared) await read();
    },
    changed: read,
  };
}
