import { createPlayer, type Player, type Step } from './journey.ts';
import type { Stage } from './stage.ts';

/** One person before a guide: what is pressed, and typed (days, `31/12/2026`), until the answer stands on the screen. */
export interface GuideCase {
  readonly lang: 'it' | 'en';
  /** The guide, opened by its link; or the buttons of the menu that lead to it. */
  readonly flow?: string;
  readonly menu?: readonly string[];
  readonly answers: readonly string[];
}

/** The buttons that every guide has. */
export const guideWords = {
  it: { language: 'Italiano', notice: 'Ho capito', result: 'Vedi la risposta', more: '➕ Altro', back: 'Indietro' },
  en: { language: 'English', notice: 'I understand', result: 'See the answer', more: '➕ More', back: 'Back' },
} as const;

/** Who presses and reads in a guide case. */
export const reader = 'Ana';

/** A new person opens the guide, answers, and reads the outcome. */
export async function playToOutcome(stage: Stage, clock: string, title: string, each: GuideCase): Promise<Player> {
  const by = reader;
  const player = await createPlayer(stage, { title, clock, people: { [by]: each.lang }, steps: [] });
  const { language, notice, result } = guideWords[each.lang];
  await player.play({ say: each.flow ? `/start f_${each.flow}` : '/start', by });
  // a safety card stands before the language and the notice
  const asked = (await player.buttons(by)).some((button) => button.includes(language));
  const steps: Step[] = [
    ...(asked
      ? [
          { press: language, by },
          { press: notice, by },
        ]
      : []),
    ...[...(each.menu ?? []), ...each.answers].map(
      (answer): Step => (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(answer) ? { say: answer, by } : { press: answer, by }),
    ),
  ];
  for (const step of steps) await player.play(step);
  if ((await player.buttons(by)).some((button) => button.includes(result))) await player.play({ press: result, by });
  return player;
}

/** Presses a button under the outcome, or behind its "More". */
export async function openUnder(player: Player, lang: GuideCase['lang'], label: string): Promise<void> {
  if (!(await player.buttons(reader)).some((button) => button.includes(label)))
    await player.play({ press: guideWords[lang].more, by: reader });
  await player.play({ press: label, by: reader });
}
