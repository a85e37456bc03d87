import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { withRecords } from '../../src/content/with-records.ts';
import type { Write } from '../../src/desk/change.ts';
import type { Timetable } from '../../src/desk/desk.ts';
import type { Said } from '../../src/desk/record.ts';
import { databases } from '../support/databases.ts';
import { root } from '../support/stage.ts';

const at = '2026-12-03T09:00:00.000Z';
const zone = 'Europe/Rome';
const base = { changed_at: at, confirmed_at: at, by: 'coordinator', asked_on: null, reminded_on: null, told_on: null, version: 0 } as const;
const said: readonly Said[] = [
  { ...base, desk: 'coeso-follonica', field: 'hours', value: { hours: 'Mo-Fr 09:30-13:00, We 15:00-17:00 "su appuntamento"' } },
  { ...base, desk: 'coeso-follonica', field: 'phone', value: { phone: ['+39 0566 59163', '+39 334 123 4567'] } },
  { ...base, desk: 'coeso-follonica', field: 'services', value: { services: ['permit', 'orientation'] } },
  {
    ...{ ...base, desk: 'coeso-follonica', field: 'languages' },
    value: {
      languages: [
        { language: 'sq', days: ['Tu', 'Th'] },
        { language: 'ar', days: [] },
      ],
    },
  },
  // a desk whose hours no file tells
  { ...base, desk: 'coeso-grosseto', field: 'hours', value: { hours: 'Mo 09:00-13:00' } },
  { ...base, desk: 'coeso-grosseto', field: 'phone', value: null, changed_at: null },
];

/** In which order they stand means nothing. */
const byDesk = (all: readonly Timetable[]) => [...all].sort((a, b) => a.desk.localeCompare(b.desk));

const folder = mkdtempSync(join(tmpdir(), 'sportello-'));
afterAll(() => rmSync(folder, { recursive: true }));

function exported(url: string): Promise<{ code: number | null; patch: string; told: string }> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: url };
  const child = spawn(process.execPath, [join(root, 'dist/commands/desks.js'), 'export'], { cwd: folder, env });
  let [patch, told] = ['', ''];
  child.stdout.on('data', (chunk) => (patch += String(chunk)));
  child.stderr.on('data', (chunk) => (told += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, patch, told })));
}

/** The content of this project in a repository of its own. */
function repository(name: string): string {
  const copy = join(folder, name);
  mkdirSync(copy);
  cpSync(join(root, 'data'), join(copy, 'data'), { recursive: true });
  for (const each of ['flows', 'locales']) symlinkSync(join(root, each), join(copy, each));
  execFileSync('git', ['init', '-q'], { cwd: copy });
  return copy;
}

describe.each(databases)('npm run desks -- export, from $name', (database) => {
  it('gives a patch that git applies, after which the files say what the desks said', async () => {
    const fresh = await database.fresh();
    const store = await fresh.open();
    await store.commit(said.map((each): Write => ({ write: 'record', said: each })));
    await store.close();
    const { code, patch, told } = await exported(fresh.url);
    expect([code, told]).toEqual([0, '']);
    const copy = repository(database.name);
    writeFileSync(join(copy, 'desks.patch'), patch);
    execFileSync('git', ['apply', '--check', 'desks.patch'], { cwd: copy });
    execFileSync('git', ['apply', 'desks.patch'], { cwd: copy });

    const [before, after] = await Promise.all([root, copy].map((from) => loadContent(from, { demo: false })));
    if (!before || !after || 'problems' in before || 'problems' in after) throw new Error(JSON.stringify(after));
    const now = withRecords(before.content, said, zone);
    expect([...after.content.desks]).toEqual([...now.desks]);
    expect(byDesk(after.content.timetables)).toEqual(byDesk(now.timetables));
    // what was said holds no more than once
    expect(withRecords(after.content, said, zone)).toMatchObject({ timetables: after.content.timetables });
    // nothing else was touched: comments stay
    expect(readFileSync(join(copy, 'data/desks/toscana/grosseto/coeso-grosseto.yaml'), 'utf8')).toContain(
      '# To confirm with Coeso before launch',
    );
    expect(patch.split('\n').filter((line) => /^[-+][^-+]/.test(line))).toHaveLength(18);
    await fresh.drop();
  });

  it('says so where nothing was said, and touches nothing', async () => {
    const fresh = await database.fresh();
    await (await fresh.open()).close();
    expect(await exported(fresh.url)).toEqual({ code: 0, patch: '', told: 'the files say already all that the desks said\n' });
    await fresh.drop();
  });
});

it('says how it is asked', async () => {
  const child = spawn(process.execPath, [join(root, 'dist/commands/desks.js')], { cwd: folder, env: { PATH: process.env['PATH'] } });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2);
});
