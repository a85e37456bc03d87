import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Instant } from '../base/time.ts';
import { cutoff, type Period } from '../desk/retention.ts';
import { type Counts, copySqlite, mustBeThere } from '../store/copy.ts';
import type { DatabaseUrl } from '../store/database-url.ts';

/** The newest copies are kept, whatever their age; beyond them none. */
const most = 14;

export interface Backup {
  readonly file: string;
  readonly counts: Counts;
}

/** A SQLite file and the folder of its copies. */
export interface Backups {
  readonly database: SqliteFile;
  readonly folder: string;
}

type SqliteFile = Extract<DatabaseUrl, { kind: 'sqlite' }>;

/** Where the copies of a SQLite file go: the folder told, or `backups/` beside it. */
export function backupFolder({ path }: SqliteFile, told: string | null): string {
  return told ?? join(dirname(path), 'backups');
}

/** `data-20261130T041700Z.db`: sorts by its moment. */
const nameAt = (path: string, now: Instant) =>
  `${basename(path, extname(path))}-${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z${extname(path) || '.db'}`;

/** The copies of a database in a folder, newest first. */
export async function backupsIn(folder: string, { path }: SqliteFile): Promise<readonly string[]> {
  const stem = basename(path, extname(path));
  const mine = (name: string) => name.startsWith(`${stem}-`) && /^\d{8}T\d{6}Z\.[a-z0-9]+$/.test(name.slice(stem.length + 1));
  const names = await readdir(folder).catch(() => [] as string[]);
  return names
    .filter(mine)
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/**
 * Copies a SQLite database while the bot writes it, checks the copy, and removes copies whose time is over (the one just made never), also
 * those that a migration left beside the database. Throws what the copying throws; old copies then stay.
 */
export async function backUp({ database, folder, now, keep }: Backups & { now: Instant; keep: Period }): Promise<Backup> {
  await mustBeThere(database.path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, nameAt(database.path, now));
  const counts = await copySqlite(database.path, file);
  const oldest = basename(nameAt(database.path, cutoff(now, keep)));
  const [, ...others] = await backupsIn(folder, database);
  for (const [i, each] of others.entries()) if (i + 1 >= most || basename(each) <= oldest) await rm(each);
  for (const each of await leftBehind(database)) if ((await stat(each)).mtime.toISOString() <= cutoff(now, keep)) await rm(each);
  return { file, counts };
}

/** The copies that migrations put beside a database. */
async function leftBehind({ path }: SqliteFile): Promise<readonly string[]> {
  const names = await readdir(dirname(path));
  return names.filter((name) => name.startsWith(`${basename(path)}.before-`)).map((name) => join(dirname(path), name));
}
