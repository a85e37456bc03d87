import { chmod, open, stat } from 'node:fs/promises';

/** Readable and writable by its owner alone. */
const ownerOnly = 0o600;

/**
 * Makes sure that a database file can be read by its owner alone: created so, before the database opens it (which gives its `-wal` and `-shm`
 * the same rights), or narrowed. What the system refuses is left to the database to say. A file that is there is never opened here: closing it
 * would let go of the locks that this process holds on it.
 */
export async function keepPrivate(path: string): Promise<void> {
  const made = await open(path, 'wx', ownerOnly).catch(() => null);
  await made?.close();
  if (!made) await Promise.all(['', '-wal', '-shm'].map((end) => narrow(path + end).catch(() => undefined)));
}

async function narrow(path: string): Promise<void> {
  if ((await stat(path)).isFile()) await chmod(path, ownerOnly);
}
