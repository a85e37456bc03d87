import { constants } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { BadCopy, type Counts, countRows } from '../store/copy.ts';
import { openStore } from '../store/open.ts';

export interface Proof {
  readonly counts: Counts;
  /** Persons whose session opens with the key. */
  readonly readable: number;
  /** Stored rows that could not be read. */
  readonly unreadable: number;
}

/** A key of the environment, as the bot is given it. */
export interface DataKeys {
  readonly dataKey: string | null;
  readonly dataKeyOld: string | null;
}

const page = 500;

/**
 * Restores a copy beside itself, opens it as the bot would, with this key, reads every person, and removes it again: the copy stays as it was.
 * Throws `BadCopy` for a damaged one, `StoreUnavailable` for one that this key or this program does not open.
 */
export async function proveBackup(file: string, keys: DataKeys): Promise<Proof> {
  const trial = `${file}.trial`;
  try {
    const counts = await restoreInto(file, trial);
    let unreadable = 0;
    const store = await openStore({ url: trial, ...keys, unreadable: () => (unreadable += 1) });
    let readable = 0;
    try {
      for (let after: number | null = null; ; ) {
        const people = await store.people(after, page);
        readable += people.length;
        after = people.at(-1)?.chat ?? null;
        if (after === null) break;
      }
    } finally {
      await store.close();
    }
    return { counts, readable: readable - unreadable, unreadable };
  } finally {
    await Promise.all(['', '-wal', '-shm', '.lock'].map((end) => rm(trial + end, { force: true })));
  }
}

/** Makes a database of a copy, with the copy's rights, after it was checked. The target must not be there; the rows by table come back. */
export async function restoreInto(file: string, target: string): Promise<Counts> {
  const counts = await countRows(file);
  await copyFile(file, target, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new BadCopy(`${target} is there already`) : error;
  });
  return counts;
}
