import type { Said } from '../desk/record.ts';
import type { Store } from './store.ts';

/** What desks said of their records, by whichever process. */
export interface Records {
  /** Another list whenever something was said. */
  said(): readonly Said[];
  /** Reads what other processes were told, where there are others. */
  refresh(): Promise<void>;
  /** This process wrote something. */
  changed(): Promise<void>;
}

/** `shared`: other processes may serve the same database. */
export async function openRecords(store: Pick<Store, 'records' | 'recordsMark'>, shared: boolean): Promise<Records> {
  let mark = await store.recordsMark();
  let said = await store.records();
  async function read(): Promise<void> {
    const now = await store.recordsMark();
    if (now === mark) return;
    said = await store.records();
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
