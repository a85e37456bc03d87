import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, parseDatabaseUrl, StoreUnavailable } from '../../src/store/open.ts';

describe('the address of a database', () => {
  it.each([
    ['sqlite:./data.db', './data.db'],
    ['sqlite:///var/lib/data.db', '/var/lib/data.db'],
    ['./data.db', './data.db'],
    [' data.db ', 'data.db'],
  ])('%s is a file', (text, path) => {
    expect(parseDatabaseUrl(text)).toEqual({ kind: 'sqlite', path, shown: path });
  });

  it('takes the number of connections out of a PostgreSQL address, and shows it without user and password', () => {
    expect(parseDatabaseUrl('postgresql://ann:s3cret@db.example:5433/bot?max=3&sslmode=require')).toEqual({
      kind: 'postgres',
      url: 'postgresql://ann:s3cret@db.example:5433/bot?sslmode=require',
      max: 3,
      shown: 'postgres://db.example:5433/bot',
    });
    expect(parseDatabaseUrl('postgres://db/bot')).toMatchObject({ max: 10 });
  });

  it.each([
    '',
    'sqlite:',
    'sqlite::memory:',
    ':memory:',
    'mysql://root:s3cret@db/bot',
    'postgres://ann:s3cret@:x',
    'postgres://db/bot?max=0',
  ])('%s is refused in words', async (text) => {
    const parsed = parseDatabaseUrl(text);
    expect(parsed.kind).toBe('wrong');
    expect(JSON.stringify(parsed)).not.toContain('s3cret');
    await expect(openStore({ url: text, dataKey: null })).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('a database that cannot be used', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sportello-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const refusal = async (url: string): Promise<string> => {
    const error: unknown = await openStore({ url, dataKey: null }).then(
      (store) => store.close(),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreUnavailable);
    return (error as Error).message;
  };

  it('is said in one line: no folder, a folder, another file', async () => {
    const missing = join(folder, 'x', 'data.db');
    expect(await refusal(`sqlite:${missing}`)).toBe(`database not writable: ${missing} (SQLITE_CANTOPEN)`);
    await mkdir(join(folder, 'dir.db'));
    expect(await refusal(join(folder, 'dir.db'))).toContain('(SQLITE_CANTOPEN)');
    await writeFile(join(folder, 'text.db'), 'a letter, not a database. '.repeat(100));
    expect(await refusal(join(folder, 'text.db'))).toContain('(SQLITE_NOTADB)');
  });

  it('is said without the password of a server that does not answer', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise((closed) => server.close(closed));
    const message = await refusal(`postgres://ann:s3cret@127.0.0.1:${port}/bot`);
    expect(message).toBe(`database not writable: postgres://127.0.0.1:${port}/bot (ECONNREFUSED)`);
  });
});
