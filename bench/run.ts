import { readdirSync } from 'node:fs';

/** `npm run bench -- NAME`: runs `bench/NAME.ts`, which prints a line `figure NAME VALUE UNIT` for each result. */
const names = readdirSync(new URL('./', import.meta.url))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const wanted = process.argv[2];
if (!wanted || !names.includes(wanted)) {
  console.error(`npm run bench -- NAME, one of: ${names.join(', ')}`);
  process.exit(2);
}
const bench = (await import(`./${wanted}.bench.ts`)) as { run(): Promise<Record<string, [number, string]>> };
for (const [name, [value, unit]] of Object.entries(await bench.run())) console.log(`figure ${name} ${value} ${unit}`);
process.exit(0);
