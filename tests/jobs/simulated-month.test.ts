import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { projectContent, root } from '../support/stage.ts';
import { readLadders } from '../support/year/ladders.ts';
import { simulate } from '../support/year/simulate.ts';

it('a month of a thousand people, through the night on which the clocks change: all is said once, in time and truly, or dropped with its reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-month-'));
  const verdict = await simulate({
    seed: 20270315,
    start: '2027-03-10T00:00:00.000Z',
    residents: 1000,
    documents: 2500,
    hours: 31 * 24,
    content: await projectContent(),
    ladders: readLadders(root),
    open: () => openStore({ url: `sqlite:${join(folder, 'month.db')}`, dataKey: null }),
  });
  await rm(folder, { recursive: true });
  expect(verdict.problems).toEqual([]);
  expect(verdict).toMatchObject({ missed: 0, repeated: 0, untrue: 0, quiet: 0 });
  expect(verdict.sent).toBeGreaterThan(500);
}, 120_000);
