import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { databases } from '../support/databases.ts';

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url));
const enough = 300;

for (const database of databases) {
  it(`${database.name}: what was confirmed is there after the process is killed`, { timeout: 60_000 }, async () => {
    const fresh = await database.fresh();
    const running = spawn(process.execPath, ['--import', 'tsx', child, fresh.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(running, 'exit');
    let printed = '';
    for await (const chunk of running.stdout.setEncoding('utf8')) {
      printed += chunk;
      if (printed.split('\n').length > enough) running.kill('SIGKILL');
    }
    expect(await exit).toEqual([null, 'SIGKILL']);

    const confirmed = printed.split('\n').slice(0, -1).map(Number);
    expect(confirmed.length).toBeGreaterThanOrEqual(enough);
    const store = await fresh.open();
    for (const number of confirmed) {
      const kept = [await store.person(number), await store.appointment(`a${number}`), await store.seen(number)];
      expect(kept, `commit ${number}`).toMatchObject([{ chat: number }, { id: `a${number}` }, true]);
    }
    await fresh.drop();
  });
}
