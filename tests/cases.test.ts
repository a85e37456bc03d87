import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { dayAt, instant } from '../src/base/time.ts';
import { outcomeOf } from '../src/flow/run.ts';
import { worldOf } from '../src/screens/setting.ts';
import { guideWords, openUnder, playToOutcome, reader } from './support/guide-case.ts';
import { createStage, projectContent, type Stage } from './support/stage.ts';

const words = z.array(z.string()).default([]);

/** A person in plain words, and what they must read: whoever knows the law can judge a case without the code. */
const plainCase = z
  .strictObject({
    situation: z.string(),
    /** The rule, in a sentence. */
    why: z.string(),
    /** Where it stands: dossier and section, as in `data/procedures.yaml` (`permits 5.2`). */
    dossier: z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]),
    lang: z.enum(['it', 'en']),
    flow: z.string(),
    answers: z.array(z.string()),
    /** The id of the outcome. */
    outcome: z.string(),
    /** Every date and every sum on the first screen, as written there, and no other. */
    dates: words,
    sums: words,
    says: words,
    never: words,
    /** Buttons under the outcome, and what stands behind each. */
    open: z.record(z.string(), words).default({}),
    /** What must not stand behind them. */
    without: z.record(z.string(), words).default({}),
    /** Buttons under the outcome or behind its "More". */
    buttons: words,
  })
  .readonly();

const folder = new URL('./cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const casesFile = z.strictObject({ clock: z.string(), cases: z.array(plainCase).min(1) });
const read = (file: string) => casesFile.parse(parse(readFileSync(new URL(file, folder), 'utf8')));

const datePattern = /\d{1,2} [\p{L}]+ \d{4}|\d{2}\/\d{2}\/\d{4}/gu;
const sumPattern = /€\s?[\d,.]*\d|[\d.,]*\d\s?€/gu;
const tidy = (found: string) => found.replaceAll('\u00a0', ' ');
/** Without the line that tells when the guide was checked. */
const answerOf = (screen: string) =>
  screen
    .split('\n')
    .filter((line) => !/^(Checked on|Controllato il) /u.test(line))
    .join('\n');
const all = (pattern: RegExp, screen: string) => [...new Set([...answerOf(screen).matchAll(pattern)].map(([found]) => tidy(found)))].sort();

for (const file of files) {
  const { clock, cases } = read(file);
  describe(`${file}, on ${clock.slice(0, 10)}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await createStage(clock);
    });
    afterAll(() => stage.close());

    it.each(cases)(
      '$situation',
      async (each) => {
        const player = await playToOutcome(stage, clock, each.situation, each);
        const by = reader;
        expect(await outcomeReached(stage, player.chat(by), each.flow, clock)).toBe(each.outcome);
        const screen = await player.reads(by);
        expect(all(datePattern, screen), screen).toEqual([...each.dates].sort());
        expect(all(sumPattern, screen), screen).toEqual([...each.sums].sort());
        for (const said of each.says) expect(screen).toContain(said);
        for (const unsaid of each.never) expect(screen).not.toContain(unsaid);
        for (const label of new Set([...Object.keys(each.open), ...Object.keys(each.without)])) {
          await openUnder(player, each.lang, label);
          await player.play({ see: each.open[label] ?? [], not: each.without[label] ?? [], by });
          await player.play({ press: guideWords[each.lang].back, by });
        }
        const { more } = guideWords[each.lang];
        const seen = [...(await player.buttons(by))];
        if (each.buttons.length > 0 && seen.some((label) => label.includes(more))) {
          await player.play({ press: more, by });
          seen.push(...(await player.buttons(by)));
        }
        for (const wanted of each.buttons) expect(seen.filter((label) => label.includes(wanted))).not.toEqual([]);
      },
      60_000,
    );
  });
}

async function outcomeReached(stage: Stage, chat: number, flow: string, clock: string): Promise<string | undefined> {
  const content = await projectContent();
  const found = content.flows.get(flow);
  const stored = (await stage.store.person(chat))?.session.flows[flow];
  // a safety card stores nothing, not even that it was opened
  if (found?.safety) expect(stored).toBeUndefined();
  const answers = found?.safety ? {} : stored?.answers;
  if (!found || !answers) return undefined;
  return outcomeOf(found, answers, worldOf(content, dayAt(instant(new Date(clock)), 'Europe/Rome')))?.outcome.id;
}

it('every case names a section of the dossiers that the register has', async () => {
  const { procedures } = await projectContent();
  const register = new Set([...procedures.values()].map(({ dossier, section }) => `${dossier} ${section}`));
  const unknown = files.flatMap((file) => read(file).cases.flatMap((each) => each.dossier.filter((one) => !register.has(one))));
  expect(unknown).toEqual([]);
});
