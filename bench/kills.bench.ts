import { killed } from '../tests/support/kills.ts';

/** `KILLS=200 npm run bench -- kills`: how much that was confirmed is lost, and how much is said twice, when the process is killed so often under load. */
export async function run(): Promise<Record<string, [number, string]>> {
  const rounds = Number(process.env['KILLS'] ?? 20);
  const { lost, unfinished, wandered, repeated, confirmed } = await killed(rounds, Date.now(), (round) => {
    if (round % 10 === 0) console.error(`${round} of ${rounds}`);
  });
  for (const each of lost) console.error(`lost: ${each}`);
  for (const each of unfinished) console.error(`stuck: ${each}`);
  return {
    kills: [rounds, 'count'],
    kills_confirmed: [confirmed, 'count'],
    kills_lost: [lost.length, 'count'],
    kills_unfinished: [unfinished.length, 'count'],
    kills_wandered: [wandered, 'count'],
    kills_repeated: [repeated, 'count'],
  };
}
