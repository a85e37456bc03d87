import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as { dependencies: Record<string, string> };
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/^(dist|tests)\//.test(name),
);
const IMPORT = /^(?:import|export|\}).*? from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
const importsOf = (file: string) =>
  [...readFileSync(`${folder}${file}`, 'utf8').matchAll(IMPORT)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');

// If it knew the bot, it would prove nothing.
test.each(files)('%s imports nothing from outside the package but what the package declares', (file) => {
  for (const name of importsOf(file)) {
    if (name.startsWith('node:')) continue;
    if (name.startsWith('.')) expect(resolve(folder, dirname(file), name), name).toMatch(new RegExp(`^${folder}`));
    else expect(Object.keys(manifest.dependencies), name).toContain(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0]);
  }
});

test('every package it declares is used', () => {
  const used = new Set(files.flatMap(importsOf));
  for (const name of Object.keys(manifest.dependencies)) expect([...used], name).toContainEqual(expect.stringMatching(`^${name}`));
});
