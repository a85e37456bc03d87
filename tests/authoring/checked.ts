import { expect, it } from 'vitest';
import { type CheckDays, checkContent } from '../../src/authoring/check-content.ts';
import { type Changes, contentFolder } from '../support/content-folder.ts';

/** The content check on the small content with changes. */
export async function check(changes: Changes = {}, days: CheckDays = {}) {
  const { root, drop } = await contentFolder(changes);
  const checked = await checkContent(root, days);
  await drop();
  return checked;
}

/** Problems as the command prints them. */
export const told = (list: Awaited<ReturnType<typeof check>>['problems']) =>
  list.map(({ file, line, place, problem }) => `${file}:${line ?? '-'} ${place}: ${problem}`);

/** Changes to the small content's flow. */
export const flow = (...changes: [string, string][]): Changes => ({ 'flows/tiny.yaml': changes });

/** What the check tells of the small content with changes. */
export async function problems(changes: Changes): Promise<readonly string[]> {
  return told((await check(changes)).problems);
}

export type Broken = readonly [what: string, changes: Changes, problem: string | RegExp];

/** A test for each broken thing: its problem is among those told. */
export function tellsOf(broken: readonly Broken[]): void {
  it.each(broken)('tells of %s', async (_, changes, problem) => {
    const found = await problems(changes);
    expect(
      found.some((each) => (typeof problem === 'string' ? each === problem : problem.test(each))),
      found.join('\n'),
    ).toBe(true);
  });
}
