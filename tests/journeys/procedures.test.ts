import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type GuideCase, guideWords, openUnder, playToOutcome, reader } from '../support/guide-case.ts';
import { createStage, projectContent, type Stage } from '../support/stage.ts';

/** What one person with one case presses and reads. */
interface Case extends GuideCase {
  readonly title: string;
  /** The procedures of `data/procedures.yaml` whose dossier the expected words and numbers were taken from. */
  readonly procedures: readonly string[];
  /** In the outcome. */
  readonly see: readonly string[];
  readonly not?: readonly string[];
  /** Buttons under the outcome or behind its "More", and what stands behind each. */
  readonly open?: Readonly<Record<string, readonly string[]>>;
}

const folder = new URL('./procedures/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const read = (file: string) => parse(readFileSync(new URL(file, folder), 'utf8')) as { clock: string; cases: Case[] };

for (const file of files) {
  const { clock, cases } = read(file);
  describe(`the procedures in ${file}, on ${clock.slice(0, 10)}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await createStage(clock);
    });
    afterAll(() => stage.close());

    it.each(cases)(
      '$title',
      async (each) => {
        const by = reader;
        const { back } = guideWords[each.lang];
        const player = await playToOutcome(stage, clock, each.title, each);
        await player.play({ see: each.see, by, ...(each.not ? { not: each.not } : {}) });
        for (const [label, inside] of Object.entries(each.open ?? {})) {
          await openUnder(player, each.lang, label);
          await player.play({ see: inside, by });
          await player.play({ press: back, by });
        }
      },
      60_000,
    );

    it('breaks no rule of the Bot API', async () => {
      const { calls } = await stage.call<{ calls: unknown[] }>('violations');
      expect(calls).toEqual([]);
    });
  });
}

it('every procedure of the dossiers is played', async () => {
  const played = new Set(files.flatMap((file) => read(file).cases.flatMap((each) => each.procedures)));
  const { procedures } = await projectContent();
  expect([...procedures.keys()].filter((id) => !played.has(id))).toEqual([]);
  expect([...played].filter((id) => !procedures.has(id))).toEqual([]);
});
