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
