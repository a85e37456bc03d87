import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const inside = `${root}src/emulator/`;
const files = ['src', 'tests', 'bench']
  .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${root}${folder}/${name}`))
  .filter((file) => /\.m?[jt]sx?$/.test(file) && !file.startsWith(inside));
const IMPORT = /^(?:import|export|\}).*? from '([^']+)'|\bimport\('([^']+)'\)/gm;
const importsOf = (file: string) => [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((found) => found[1] ?? found[2] ?? '');

test('the emulator is imported by its name, never by a path into its folder', () => {
  const byPath = files.filter((file) =>
    importsOf(file).some((name) => name.startsWith('.') && resolve(dirname(file), name).startsWith(inside)),
  );
  expect(byPath.map((file) => file.slice(root.length))).toEqual([]);
});

test('of the bot, only the demo knows it', () => {
  const knowing = files.filter((file) => file.startsWith(`${root}src/`) && importsOf(file).includes('@sportello/telegram-emulator'));
  expect(knowing.map((file) => file.slice(root.length))).toEqual(['src/demo.ts']);
});
