import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { readYaml, shaped } from '../content/yaml-file.ts';
import { labelKey } from '../flow/keys.ts';
import type { World } from '../law/facts-of-day.ts';
import { pathsOf, questionsOn } from './paths.ts';

/** Where the cases of the procedures are written by hand. */
const cases = 'tests/journeys/procedures';
const caseFile = z.object({ cases: z.array(z.object({ title: z.string(), procedures: z.array(z.string()) })) });

/** The day whose numbers the counts stand on: ways change a little when a number does. */
export const tablesDay = '2026-11-24';
/** The lines between which the tables stand in `flows/README.md`. */
const marks = { begin: '<!-- tables: npm run tables -->', end: '<!-- end of tables -->' } as const;

/** The README with its two tables made anew: the flows with their sizes and ways, and where each procedure is and what plays it. */
export async function withTables(readme: string, content: Content, world: World, root: string): Promise<string> {
  const [before, rest] = readme.split(marks.begin);
  const after = rest?.split(marks.end)[1];
  if (before === undefined || after === undefined) throw new Error(`flows/README.md has no lines ${marks.begin} and ${marks.end}`);
  const tables = `${flowTable(content, world)}\n\n${await procedureTable(content, root)}`;
  return `${before}${marks.begin}\n\n${tables}\n\n${marks.end}${after}`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function flowTable({ flows, texts }: Content, world: World): string {
  let ways = 0;
  const rows = [...flows.values()].map((flow) => {
    const paths = pathsOf(flow, world);
    ways += paths?.ways ?? 0;
    const longest = paths ? questionsOn(paths.longest) : 0;
    const counts = [flow.steps.length, longest, flow.outcomes.length, paths?.ways ?? 0].map((count) => count.toLocaleString('en'));
    return [`\`${flow.id}\``, texts.plain('it', { key: labelKey(flow.id) }), ...counts];
  });
  const sum = [`${flows.size} flows`, '', '', '', '', ways.toLocaleString('en')];
  return table(['flow', 'button', 'questions', 'most on a way', 'outcomes', 'ways'], [...rows, sum]);
}

async function procedureTable({ procedures, flows }: Content, root: string): Promise<string> {
  const played = await playedCases(root);
  const rows = [...procedures.values()].map(({ id, dossier, section }) => {
    const holding = [...flows.values()]
      .filter((flow) => flow.procedures.includes(id))
      .map((flow) => {
        const outcomes = flow.outcomes.filter((outcome) => outcome.procedures.includes(id)).map((outcome) => outcome.id);
        return `\`${flow.id}\`${outcomes.length > 0 && outcomes.length < flow.outcomes.length ? `: ${outcomes.join(', ')}` : ''}`;
      });
    const journeys = played
      .filter((each) => each.procedures.includes(id))
      .map((each) => `${each.file}: ${each.title.replaceAll('|', '/')}`);
    return [`\`${id}\``, `${dossier} ${section}`, holding.join('; '), journeys.join('; ')];
  });
  return table(['procedure', 'dossier, section', 'flow: outcomes', 'journey'], rows);
}

async function playedCases(root: string): Promise<readonly { file: string; title: string; procedures: readonly string[] }[]> {
  const files = (await readdir(join(root, cases))).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (file) => {
      const { value } = shaped(await readYaml(root, `${cases}/${file}`), caseFile);
      return (value?.cases ?? []).map((each) => ({ file: file.replace('.yaml', ''), ...each }));
    }),
  );
  return read.flat();
}
