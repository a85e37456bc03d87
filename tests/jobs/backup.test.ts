import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, backupFolder, backupsIn } from '../../src/jobs/backup.ts';
import { proveBackup, restoreInto } from '../../src/jobs/restore.ts';
import { openStore, parseDatabaseUrl } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { anAppointment, aPerson } from '../store/samples.ts';
import { root } from '../support/stage.ts';

const key = 'a key of more than sixteen characters';
const keep = { days: 14 };
let folder: string;
let path: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-'));
  path = join(folder, 'data.db');
  store = await openStore({ url: path, dataKey: key });
  await store.commit([
    ...[1, 2, 3].map((chat) => ({ write: 'person' as const, person: aPerson(chat) })),
    { write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30') },
  ]);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function sqlite() {
  const database = parseDatabaseUrl(path);
  if (database.kind !== 'sqlite') throw new Error('no file');
  return { database, folder: backupFolder(database, null) };
}
const night = (day: string) => backUp({ ...sqlite(), now: `${day}T03:47:00.000Z`, keep });

describe('a backup', () => {
  it('is made while the bot has the database, holds what was committed, and is its owner’s alone', async () => {
    const commits = Array.from({ length: 50 }, (_, i) => store.commit([], { id: i, at: '2026-12-01T00:00:00.000Z' }));
    const { file, counts } = await night('2026-12-01');
    await Promise.all(commits);
    expect(file).toBe(join(folder, 'backups', 'data-20261201T034700Z.db'));
    expect(counts).toMatchObject({ person: 3, appointment: 1 });
    expect([(await stat(file)).mode & 0o777, (await stat(join(folder, 'backups'))).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(await readdir(join(folder, 'backups'))).toEqual(['data-20261201T034700Z.db']);
  });

  it('stays fourteen nights, and the copy of a migration as long; other files are left alone', async () => {
    await writeFile(join(folder, 'data.db.before-x'), '');
    await utimes(join(folder, 'data.db.before-x'), new Date('2026-12-01'), new Date('2026-12-01'));
    await night('2026-11-20');
    await writeFile(join(folder, 'backups', 'data-notes.db'), '');
    await writeFile(join(folder, 'backups', 'other-20200101T000000Z.db'), '');
    for (let day = 1; day <= 16; day++) await night(`2026-12-${String(day).padStart(2, '0')}`);
    const left = (await backupsIn(join(folder, 'backups'), sqlite().database)).map((each) => each.slice(-19, -11));
    expect([left.length, left[0], left.at(-1)]).toEqual([14, '20261216', '20261203']);
    expect(await readdir(join(folder, 'backups'))).toEqual(expect.arrayContaining(['data-notes.db', 'other-20200101T000000Z.db']));
    expect(await readdir(folder)).not.toContain('data.db.before-x');
  });

  it('of long ago stays when it is the only one', async () => {
    await night('2020-01-01');
    expect(await backupsIn(join(folder, 'backups'), sqlite().database)).toHaveLength(1);
  });
});

describe('a restored backup', () => {
  it('is proved: it opens with the key, everybody in it can be read, and nothing stays behind', async () => {
    const { file } = await night('2026-12-01');
    const before = await readFile(file);
    expect(await proveBackup(file, { dataKey: key, dataKeyOld: null })).toMatchObject({
      readable: 3,
      unreadable: 0,
      counts: { person: 3 },
    });
    expect(await readdir(join(folder, 'backups'))).toHaveLength(1);
    expect(before.equals(await readFile(file))).toBe(true);
    await expect(proveBackup(file, { dataKey: 'another key of sixteen characters', dataKeyOld: null })).rejects.toThrow(
      'DATA_KEY does not open',
    );
  });

  it('is refused when it is damaged', async () => {
    const { file } = await night('2026-12-01');
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, 4096 * 3));
    await expect(proveBackup(file, { dataKey: key, dataKeyOld: null })).rejects.toThrow();
    await writeFile(file, 'a letter, not a database. '.repeat(400));
    await expect(proveBackup(file, { dataKey: key, dataKeyOld: null })).rejects.toThrow('it is no database');
    expect(await readdir(join(folder, 'backups'))).toHaveLength(1);
  });

  it('becomes a database, and never over one that is there', async () => {
    const { file } = await night('2026-12-01');
    const target = join(folder, 'new.db');
    expect(await restoreInto(file, target)).toMatchObject({ person: 3 });
    await expect(restoreInto(file, target)).rejects.toThrow('is there already');
    const restored = await openStore({ url: target, dataKey: key });
    expect((await restored.person(2))?.chat).toBe(2);
    await restored.close();
  });
});

/** Runs a built command in the folder of the database; its output and how it ended. */
function run(command: string, args: readonly string[], env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/commands', `${command}.js`), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

describe('the commands', () => {
  it('back up and prove from another process, while the bot has the database', async () => {
    const env = { DATA_KEY: key, BACKUP_DIR: './copies' };
    const none = await run('restore-backup', ['--prove'], env);
    expect(none).toEqual({ code: 1, said: 'there is no copy of ./data.db in ./copies\n' });
    const made = await run('make-backup', [], env);
    expect(made.said).toMatch(/^copies\/data-\d{8}T\d{6}Z\.db: checked, 3 persons, 1 appointments\n$/);
    expect(made.code).toBe(0);
    const proved = await run('restore-backup', ['--prove'], env);
    expect(proved.said).toMatch(/0 hours old, opens: .*person 3/);
    expect(proved.said).toContain('3 persons read with this DATA_KEY, 0 rows not readable');
    expect(proved.code).toBe(0);
    const wrong = await run('restore-backup', ['--prove'], { ...env, DATA_KEY: 'another key of sixteen characters' });
    expect(wrong.code).toBe(1);
  });

  it('say of a path with a slip in it that nothing is there, and make nothing', async () => {
    const env = { DATABASE_URL: 'sqlite:./other/dta.db', DATA_KEY: key };
    expect(await run('make-backup', [], env)).toEqual({ code: 1, said: 'no backup of ./other/dta.db: there is no such file\n' });
    const copy = 'backups/data-20261201T034700Z.db';
    for (const args of [['--prove'], ['--into', 'new.db']])
      expect(await run('restore-backup', [...args, '--from', copy], { DATA_KEY: key })).toEqual({
        code: 1,
        said: `${copy} cannot be used: there is no such file\n`,
      });
    expect((await readdir(folder)).filter((name) => !name.startsWith('data.db'))).toEqual([]);
  });

  it('send PostgreSQL to its own tools', async () => {
    const env = { DATABASE_URL: 'postgres://ann:s3cret@db/bot' };
    for (const [command, tool] of [
      ['make-backup', 'pg_dump'],
      ['restore-backup', 'pg_restore'],
    ] as const) {
      const told = await run(command, [], env);
      expect([told.code, told.said.includes(tool), told.said.includes('s3cret')]).toEqual([2, true, false]);
    }
  });
});
