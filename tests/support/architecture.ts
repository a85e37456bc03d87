import { isBuiltin } from 'node:module';
import { basename, extname } from 'node:path/posix';
import { circlesIn } from './architecture/circles.ts';
import { type Import, importsOf } from './architecture/imports.ts';
import { type Kind, type Look, looksOf } from './architecture/looks.ts';
import { type Export, exportsOf } from './architecture/names.ts';
import type { Repository } from './architecture/repository.ts';
import type { Compiler, Finding } from './architecture/sources.ts';
import { type Changed, changesElsewhere, stateOf } from './architecture/state.ts';
import { wordsOf } from './architecture/words.ts';

/** A file as the rules see it; `file` from the repository's root. */
export interface Module {
  readonly file: string;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly state: readonly Finding[];
  readonly changes: readonly Changed[];
  readonly looks: readonly Look[];
  readonly words: readonly Finding[];
}

/** The plan of the house: rooms by name, and the files beside them (`app.ts`) as rooms of their own. */
export interface Plan {
  /** What each room may import; a room may always import itself. */
  readonly rooms: Readonly<Record<string, readonly string[] | 'everything'>>;
  /** Packages that stay behind one door: the rooms and files that may import them. */
  readonly doors: Readonly<Record<string, readonly string[]>>;
  /** Rooms that decide: told everything, keeping nothing. */
  readonly pure: readonly string[];
  /** What one file may look at all the same, and why. */
  readonly mayLook: Readonly<Record<string, { readonly kinds: readonly Kind[]; readonly because: string }>>;
  /** Where the program is entered: by name, or a folder with all in it (`tests/`). */
  readonly entries: readonly string[];
  /** The rooms and files that may name texts and draw screens. */
  readonly mayName: readonly string[];
  /** What is being rewritten: circles, needless exports and named texts are not held against it yet. */
  readonly unfinished: readonly string[];
}

/** Reads what the rules need. */
export function readModules(compiler: Compiler, { files, namespaces, workspaces }: Repository): Module[] {
  return compiler.parse(files, (sources, checker) =>
    sources.map((source) => ({
      file: source.file,
      imports: importsOf(source, workspaces),
      exports: exportsOf(source),
      state: stateOf(source, checker),
      changes: changesElsewhere(source, checker),
      looks: looksOf(source),
      words: wordsOf(source, namespaces),
    })),
  );
}

/** A file's path in `src/`; null for tests and benches. */
const inSrc = (file: string) => (file.startsWith('src/') ? file.slice('src/'.length) : null);
const roomOf = (file: string) => inSrc(file)?.split('/')[0] ?? '';
const within = (file: string, places: readonly string[]) =>
  places.some((place) => file === place || file.startsWith(place.endsWith('/') ? place : `${place}/`));
const house = (modules: readonly Module[]) => modules.filter(({ file }) => inSrc(file) !== null);
const at = ({ file }: Module, { line }: { line: number }) => `${file}:${line}`;

/** `kysely/helpers` is part of `kysely`, `@hono/node-server/x` of `@hono/node-server`. */
const packageOf = (from: string) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from;

/** Imports that the table of rooms forbids, and rooms that it does not know. */
export function arrows(modules: readonly Module[], { rooms }: Plan): string[] {
  return house(modules).flatMap((module) => {
    const room = roomOf(module.file);
    const allowed = rooms[room];
    if (!allowed) return [`${module.file}: a room that the table does not know`];
    if (allowed === 'everything') return [];
    const wrong = module.imports.filter(({ file }) => file !== null && ![room, ...allowed].includes(roomOf(file)));
    return wrong.map((each) => `${at(module, each)} imports ${each.from}: ${room} may not`);
  });
}

/** Packages imported past their door; rooms that decide import nothing of Node's, and no package without a door. */
export function packages(modules: readonly Module[], { doors, pure }: Plan): string[] {
  return house(modules).flatMap((module) => {
    const wrong = module.imports.filter(({ from, file }) => {
      if (file !== null) return false;
      const isPure = pure.includes(roomOf(module.file));
      const door = isBuiltin(from) ? undefined : doors[packageOf(from)];
      return door ? !within(inSrc(module.file) ?? '', door) : isPure;
    });
    return wrong.map((each) => `${at(module, each)} imports ${each.from}: not through this door`);
  });
}

/** Files that import each other in a circle, types included; rooms that do so in the table. */
export function circles(modules: readonly Module[], { rooms, unfinished }: Plan): string[] {
  const finished = modules.filter(({ file }) => !within(inSrc(file) ?? '', unfinished));
  const files = new Map(finished.map((each) => [each.file, each.imports.flatMap(({ file }) => (file ? [file] : []))]));
  const table = new Map(Object.entries(rooms).map(([room, may]) => [room, may === 'everything' ? [] : may]));
  return [...circlesIn(table), ...circlesIn(files)];
}

/** What rooms that decide keep between two calls, and who changes what they keep. */
export function state(modules: readonly Module[], { pure }: Plan): string[] {
  const isPure = (file: string) => pure.includes(roomOf(file));
  return house(modules).flatMap((module) => [
    ...(isPure(module.file) ? module.state.map((each) => `${at(module, each)} ${each.what}`) : []),
    ...module.changes.filter(({ of }) => isPure(of)).map((each) => `${at(module, each)} ${each.what} of ${each.of}`),
  ]);
}

/** Where rooms that decide look around instead of being told; exceptions that nobody needs any more. */
export function looks(modules: readonly Module[], { pure, mayLook }: Plan): string[] {
  const found = house(modules).filter(({ file }) => pure.includes(roomOf(file)));
  const needless = Object.entries(mayLook).flatMap(([file, { kinds }]) => {
    const used = found.find((each) => each.file === `src/${file}`)?.looks.map(({ kind }) => kind) ?? [];
    return kinds.filter((kind) => !used.includes(kind)).map((kind) => `src/${file}: the exception for ${kind} is not needed`);
  });
  const wrong = found.flatMap((module) =>
    module.looks
      .filter(({ kind }) => !mayLook[inSrc(module.file) ?? '']?.kinds.includes(kind))
      .map((each) => `${at(module, each)} ${each.what} (${each.kind})`),
  );
  return [...wrong, ...needless];
}

/** Files of one name in rooms of which one may import the other. */
export function sameNames(modules: readonly Module[], plan: Plan): string[] {
  const may = (from: string, to: string) => {
    const allowed = plan.rooms[from];
    return allowed !== 'everything' && allowed?.includes(to);
  };
  const nameOf = (file: string) => basename(file, extname(file));
  const files = house(modules).map(({ file }) => file);
  return files.flatMap((one, i) =>
    files
      .slice(i + 1)
      .filter((other) => nameOf(other) === nameOf(one) && roomOf(other) !== roomOf(one))
      .filter((other) => may(roomOf(one), roomOf(other)) || may(roomOf(other), roomOf(one)))
      .map((other) => `${one} and ${other} have one name`),
  );
}

/** Files of the house that no entry reaches. */
export function deadFiles(modules: readonly Module[], { entries }: Plan): string[] {
  const byFile = new Map(modules.map((each) => [each.file, each]));
  const reached = new Set<string>();
  const reach = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const each of byFile.get(file)?.imports ?? []) if (each.file) reach(each.file);
  };
  for (const { file } of modules) if (within(file, entries)) reach(file);
  return house(modules).flatMap(({ file }) => (reached.has(file) ? [] : [`${file}: nobody imports it`]));
}

/** Exports that no other file takes: a value is then the file's own, and a type that its own file does not name either is dead. */
export function deadExports(modules: readonly Module[], { entries, unfinished }: Plan): string[] {
  const taken = new Set(modules.flatMap(({ imports }) => imports.flatMap(({ file, names }) => names.map((name) => `${file} ${name}`))));
  return house(modules).flatMap((module) => {
    if (within(module.file, entries) || within(inSrc(module.file) ?? '', unfinished) || taken.has(`${module.file} *`)) return [];
    const dead = module.exports.filter(({ name, shape }) => !shape && !taken.has(`${module.file} ${name}`));
    return dead.map((each) => `${at(module, each)} exports \`${each.name}\`, which nobody takes`);
  });
}

/** Texts named and screens drawn outside the rooms that may. */
export function words(modules: readonly Module[], { mayName, unfinished }: Plan): string[] {
  const found = house(modules).filter(({ file }) => !within(inSrc(file) ?? '', [...mayName, ...unfinished]));
  return found.flatMap((module) => module.words.map((each) => `${at(module, each)} ${each.what}`));
}
