import { dirname } from 'node:path/posix';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { API, type Checker } from 'typescript/unstable/sync';

/** The texts of TypeScript files by path from the repository's root (`src/flow/run.ts`). */
export type Files = Readonly<Record<string, string>>;

/** A parsed file. */
export interface Source {
  readonly file: string;
  readonly tree: SourceFile;
}

/** Something a rule looks for, and the line it stands on. */
export interface Finding {
  readonly line: number;
  readonly what: string;
}

/** The compiler as a parser: TypeScript 7 runs as a process of its own, which `close` ends. */
export interface Compiler {
  /**
   * Parses the files from memory: no library is loaded and no import is followed, so the whole house takes half a second. `look` takes
   * from the trees what it needs. Throws when a file does not parse.
   */
  parse<T>(files: Files, look: (sources: readonly Source[], checker: Checker) => T): T;
  close(): void;
}

export function openCompiler(): Compiler {
  const texts = new Map<string, string>();
  const folders = new Set<string>();
  const write = (path: string, text: string) => {
    texts.set(path, text);
    for (const folder of foldersAbove(path)) folders.add(folder);
  };
  const api = new API({
    cwd: '/',
    fs: {
      readFile: (path) => texts.get(path) ?? null,
      fileExists: (path) => texts.has(path),
      directoryExists: (path) => folders.has(path),
      getAccessibleEntries: () => ({ files: [], directories: [] }),
      realpath: (path) => path,
    },
  });
  let houses = 0;
  const parse: Compiler['parse'] = (files, look) => {
    const root = `/house-${++houses}`;
    const project = `${root}/tsconfig.json`;
    for (const [file, text] of Object.entries(files)) write(`${root}/${file}`, text);
    write(project, JSON.stringify({ compilerOptions, files: Object.keys(files) }));
    const snapshot = api.updateSnapshot({ openProjects: [project] });
    const opened = snapshot.getProject(project);
    if (!opened) throw new Error('the compiler opened no project');
    const broken = opened.program.getSyntacticDiagnostics()[0];
    if (broken) throw new Error(`${broken.fileName}: ${broken.text}`);
    const sources = Object.keys(files).map((file) => {
      const tree = opened.program.getSourceFile(`${root}/${file}`);
      if (!tree) throw new Error(`the compiler does not know ${file}`);
      return { file, tree };
    });
    return look(sources, opened.checker);
  };
  return { parse, close: () => api.close() };
}

const compilerOptions = { noLib: true, noResolve: true, types: [], allowImportingTsExtensions: true, noEmit: true, jsx: 'preserve' };

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}

/** Visits a node and all below it, outermost first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  node.forEachChild((child) => {
    walk(child, visit);
  });
}

/** The line a node stands on, counted from 1. */
export function lineOf({ tree }: Source, node: Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
