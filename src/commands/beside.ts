import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { copySqlite, mustBeThere } from '../store/copy.ts';
import type { DatabaseUrl } from '../store/database-url.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';

/** As `git apply` takes it; a file that is empty before is new. */
export function patchOf(file: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(before === '' ? '/dev/null' : `a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
  });
  return patch.slice(patch.indexOf('--- '));
}

/** A SQLite file takes one process: a copy of it is read. */
export async function beside<T>(
  database: Exclude<DatabaseUrl, { kind: 'wrong' }>,
  url: string,
  dataKey: string | null,
  read: (store: Store) => Promise<T>,
): Promise<T> {
  const folder = database.kind === 'sqlite' ? await mkdtemp(join(tmpdir(), 'sportello-')) : null;
  try {
    const copy = folder === null ? null : join(folder, 'copy.db');
    if (database.kind === 'sqlite' && copy !== null) {
      await mustBeThere(database.path);
      await copySqlite(database.path, copy);
    }
    const store = await openStore({ url: copy === null ? url : `sqlite:${copy}`, dataKey });
    try {
      return await read(store);
    } finally {
      await store.close();
    }
  } finally {
    if (folder !== null) await rm(folder, { recursive: true });
  }
}
