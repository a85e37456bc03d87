import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Workspaces } from './imports.ts';
import type { Files } from './sources.ts';

/** What the rules read of a repository, paths from its root. */
export interface Repository {
  readonly files: Files;
  /** The files of texts, which stand before the colon of a key. */
  readonly namespaces: readonly string[];
  readonly workspaces: Workspaces;
}

/** Reads a repository; what was built or installed is none of it. */
export function readRepository(root: string): Repository {
  const names = ['src', 'tests', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const written = names.filter((name) => /\.tsx?$/.test(name) && !/\/(dist|node_modules)\//.test(name));
  return {
    files: Object.fromEntries(written.map((name) => [name, readFileSync(join(root, name), 'utf8')])),
    namespaces: readdirSync(join(root, 'locales/it')).map((name) => name.replace(/\.json$/, '')),
    workspaces: workspacesIn(root),
  };
}

const manifest = z.object({ name: z.string(), exports: z.object({ '.': z.record(z.string(), z.string()) }) });

/** The rooms that are packages of their own, each with the source it is entered by. */
function workspacesIn(root: string): Workspaces {
  const found = readdirSync(join(root, 'src')).filter((room) => existsSync(join(root, 'src', room, 'package.json')));
  return Object.fromEntries(
    found.map((room) => {
      const { name, exports } = manifest.parse(JSON.parse(readFileSync(join(root, 'src', room, 'package.json'), 'utf8')));
      const source = Object.values(exports['.']).find((path) => /\.ts$/.test(path) && !path.endsWith('.d.ts'));
      if (!source) throw new Error(`src/${room}/package.json exports no source`);
      return [name, join('src', room, source)];
    }),
  );
}
