import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayAt, instant } from '../../base/time.ts';
import { writtenYaml } from '../../content/yaml-file.ts';
import { worldOn } from '../../law/facts-of-day.ts';
import { openFiscaParameters } from '../openfisca.ts';
import { contentOrProblems, root, zone } from './root.ts';

/**
 * `npm run facts`: prints how every number of the law stands today, one a line, tab-separated: key, standing, value, unit, sources. `-- --openfisca`:
 * writes the numbers as OpenFisca's parameters into `openfisca/parameters/<key>.yaml` and prints how many.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { openfisca: { type: 'boolean' } } });
  const content = await contentOrProblems();
  if (!content) return 1;
  if (!values.openfisca) {
    const world = worldOn(content, dayAt(instant(new Date()), zone));
    for (const key of [...new Set(content.facts.map((fact) => fact.key))].sort()) {
      const { standing, value, fact, overdue } = world.standing(key);
      console.log([key, overdue ? `${standing}, due` : standing, value ?? '', fact?.unit ?? '', fact?.sources.join(' ') ?? ''].join('\t'));
    }
    return 0;
  }
  const folder = join(root, 'openfisca', 'parameters');
  await mkdir(folder, { recursive: true });
  const parameters = openFiscaParameters(content.facts, content.sources);
  for (const [key, parameter] of parameters) await writeFile(join(folder, `${key}.yaml`), writtenYaml(parameter));
  const left = new Set(content.facts.filter(({ key }) => !parameters.has(key)).map(({ key }) => key)).size;
  console.log(`${parameters.size} parameters in ${folder}; ${left} facts that are no numbers are left out`);
  return 0;
}

process.stdout.on('error', () => process.exit());
process.exitCode = await main();
