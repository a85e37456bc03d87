import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isDay } from '../base/time.ts';
import type { Problem } from './content.ts';
import { type Event, type Ledgers, questions } from './ledger.ts';

/** Where the ledgers stand: `<lang>.jsonl`, one event a line, never changed but at the end. */
export const ledgerFolder = 'data/provenance';

const marks = z.record(z.string().min(1), z.string().regex(/^[\w-]{6} [\w-]{6}$/, 'two marks of six signs'));
const of = { day: z.string().refine(isDay, 'a day, as 2026-11-30'), of: z.string().min(1), texts: marks };
const event = z.discriminatedUnion('by', [
  z.strictObject({ ...of, by: z.literal('machine') }),
  z.strictObject({ ...of, by: z.literal('person'), role: z.string().min(1), checked: z.array(z.enum(questions)) }),
  z.strictObject({ ...of, by: z.literal('author'), harmless: z.literal(true).exactOptional() }),
]);

/** All ledgers under the root; a line that is none is a problem, and left out. */
export async function readLedgers(root: string): Promise<{ readonly ledgers: Ledgers; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const ledgers: Record<string, Event[]> = {};
  const files = await readdir(join(root, ledgerFolder)).catch(() => []);
  for (const name of files.filter((each) => each.endsWith('.jsonl')).sort()) {
    const file = `${ledgerFolder}/${name}`;
    const events: Event[] = [];
    for (const [i, line] of (await readFile(join(root, file), 'utf8')).split('\n').entries()) {
      if (line === '') continue;
      const parsed = event.safeParse(dataOf(line));
      if (parsed.success) events.push(parsed.data);
      else
        for (const { path, message } of parsed.error.issues) problems.push({ file, line: i + 1, place: path.join('.'), problem: message });
    }
    ledgers[name.slice(0, -'.jsonl'.length)] = events;
  }
  return { ledgers, problems };
}

function dataOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Adds events at the end of a language's ledger. */
export async function appendEvents(root: string, lang: string, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  await mkdir(join(root, ledgerFolder), { recursive: true });
  await appendFile(join(root, ledgerFolder, `${lang}.jsonl`), events.map((each) => `${JSON.stringify(each)}\n`).join(''));
}
