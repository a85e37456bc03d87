import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createPlayer, type Step } from '../support/journey.ts';
import { createStage, projectContent, type Stage } from '../support/stage.ts';

/** What one person with one case presses and reads. Dates among the answers (`31/12/2026`) are typed. */
interface Case {
  readonly title: string;
  /** The procedures of `data/procedures.yaml` whose dossier the expected words and numbers were taken from. */
  readonly procedures: readonly string[];
  readonly lang: 'it' | 'en';
  /** The guide, opened by its link; or the buttons of the menu that lead to it. */
  readonly flow?: string;
  readonly menu?: readonly string[];
  readonly answers: readonly string[];
  /** In the outcome. */
  readonly see: readonly string[];
  readonly not?: readonly string[];
  /** Buttons under the outcome or behind its "More", and what stands behind each. */
  readonly open?: Readonly<Record<string, readonly string[]>>;
}

const words = {
  it: { language: 'Italiano', notice: 'Ho capito', result: 'Vedi la risposta', more: 'Altro', back: 'Indietro' },
  en: { language: 'English', notice: 'I understand', result: 'See the answer', more: 'More', back: 'Back' },
} as const;

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
        const by = 'Ana';
        const player = await createPlayer(stage, { title: each.title, clock, people: { [by]: each.lang }, steps: [] });
        const { language, notice, result, more, back } = words[each.lang];
        const shows = async (label: string) => (await player.buttons(by)).some((button) => button.includes(label));
        const steps: Step[] = [
          { say: each.flow ? `/start f_${each.flow}` : '/start', by },
          { press: language, by },
          { press: notice, by },
          ...[...(each.menu ?? []), ...each.answers].map(
            (answer): Step => (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(answer) ? { say: answer, by } : { press: answer, by }),
          ),
        ];
        for (const step of steps) await player.play(step);
        if (await shows(result)) await player.play({ press: result, by });
        await player.play({ see: each.see, by, ...(each.not ? { not: each.not } : {}) });
        for (const [label, inside] of Object.entries(each.open ?? {})) {
          if (!(await shows(label))) await player.play({ press: `➕ ${more}`, by });
          await player.play({ press: label, by });
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
