import { dayAt, instant } from '../../base/time.ts';
import { textsCommands } from '../texts-commands.ts';
import { root, zone } from './root.ts';

/**
 * `npm run texts -- <what> …`: who made and who checked the texts of each language (`data/provenance/`). `note`: writes down what is new or changed;
 * `export`, `import`: to translators and back, as XLIFF or PO; `states`: a table by language; `harmless <key…>`: the Italian was only spelled otherwise; `keep <lang> <key…>`: a translation fits its new Italian as it is.
 */
async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = textsCommands[name];
  if (command) return await command({ root, day: dayAt(instant(new Date()), zone), print: console.log }, rest);
  console.error(`npm run texts -- ${Object.keys(textsCommands).join(' | ')}`);
  return 2;
}

process.exitCode = await main();
