import { parseDatabaseUrl } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { beside } from './beside.ts';
import { configuration, why } from './settings.ts';

/** A patch, piece by piece ('' where nothing changes), what to say besides, and what to say when nothing changes at all. */
export interface Exported {
  readonly patches: readonly string[];
  readonly notes: readonly string[];
  readonly nothing: string;
}

/**
 * A command that knows `export` alone: reads the database beside a bot that runs, prints a patch, and says the rest on the other channel.
 * Gives its exit code: 1 when nothing could be read, 2 when it was not asked rightly.
 */
export async function exportPatch<Said>(
  args: readonly string[],
  usage: string,
  read: (store: Store) => Promise<Said>,
  patchesOf: (said: Said, zone: string) => Promise<Exported>,
): Promise<number> {
  if (args.join() !== 'export') {
    console.error(usage);
    return 2;
  }
  const config = configuration();
  if (!config) return 2;
  const database = parseDatabaseUrl(config.databaseUrl);
  if (database.kind === 'wrong') {
    console.error(database.problem);
    return 2;
  }
  try {
    const { patches, notes, nothing } = await patchesOf(await beside(database, config.databaseUrl, config.dataKey, read), config.zone);
    process.stdout.write(patches.join(''));
    for (const note of notes) console.error(note);
    if (patches.join('') === '') console.error(nothing);
    return 0;
  } catch (error) {
    console.error(`nothing was read of ${database.shown}: ${why(error)}`);
    return 1;
  }
}
