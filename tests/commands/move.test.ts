import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { aPerson } from '../store/samples.ts';
import { databases } from '../support/databases.ts';
import { root } from '../support/stage.ts';

const key = 'a key of more than sixteen characters';

/** Runs the built command; what it said and how it ended. */
function move(cwd: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const env = { PATH: process.env['PATH'], DATA_KEY: key };
  const child = spawn(process.execPath, [join(root, 'dist/commands/move.js'), ...args], { cwd, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

it('npm run move says in plain lines what it did, or why it did nothing', async () => {
  const [from, to] = await Promise.all(databases.map((each) => each.fresh()));
  if (!from || !to) throw new Error('two databases');
  const folder = dirname(from.url.replace('sqlite:', ''));
  const asked = await move(folder, to.url, from.url);
  expect([asked.code, asked.said]).toEqual([2, expect.stringContaining('the way back is not offered')]);
  const none = await move(folder, 'sqlite:./none.db', to.url);
  expect([none.code, none.said]).toEqual([1, 'nothing was moved: ./none.db is not there\n']);
  const store = await from.open(key);
  await store.commit([1, 2].map((chat) => ({ write: 'person' as const, person: aPerson(chat) })));
  await store.close();
  const done = await move(folder, 'sqlite:./data.db', to.url);
  expect([done.code, done.said]).toEqual([
    0,
    expect.stringMatching(/^person: 2 rows, the same in both\n(.*\n)+postgres:.* holds all of \.\/data\.db, /),
  ]);
  expect(await (await to.open(key)).person(2)).toMatchObject({ chat: 2 });
  const again = await move(folder, 'sqlite:./data.db', to.url);
  expect([again.code, again.said]).toEqual([1, expect.stringMatching(/^nothing was moved: .* is not empty \(person\)/)]);
  await from.drop();
  await to.drop();
});
