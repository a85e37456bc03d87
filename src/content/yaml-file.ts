import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './content.ts';

/** Where in a file: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** A YAML (or JSON) file with the positions of everything in it. */
export interface YamlFile {
  /** From the root of the content, with `/`. */
  readonly file: string;
  /** As plain data; undefined when the file cannot be read. */
  readonly data: unknown;
  /** Faults of the writing: not YAML, a name twice. */
  readonly problems: readonly Problem[];
  /** The problem with the line of that place, or of the nearest thing around it that exists. */
  at(path: Path, problem: string): Problem;
}

/** Reads a file; one that is missing is a problem of its own. */
export async function readYaml(root: string, file: string): Promise<YamlFile> {
  let text: string;
  try {
    text = await readFile(join(root, file), 'utf8');
  } catch {
    const at = (path: Path, problem: string): Problem => ({ file, line: null, place: placeOf(path), problem });
    return { file, data: undefined, problems: [at([], 'the file cannot be read')], at };
  }
  return parseYaml(file, text);
}

/** Parses YAML 1.2 (of which JSON is a part): days, `yes` and `no` stay text; a name may stand only once in a map. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (path: Path, problem: string): Problem => ({ file, line: lineOf(document, lines, path), place: placeOf(path), problem });
  const faults = [...document.errors, ...document.warnings];
  const problems = faults.map(({ message, pos }): Problem => ({ file, line: lines.linePos(pos[0]).line, place: '', problem: message }));
  return { file, data: document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: -1 }) as unknown), problems, at };
}

/** The data in the shape of the schema; else null, with a problem for each thing that does not fit. */
export function shaped<T>(source: YamlFile, schema: z.ZodType<T>): { value: T | null; problems: readonly Problem[] } {
  if (source.data === undefined) return { value: null, problems: source.problems };
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return { value: parsed.data, problems: source.problems };
  return { value: null, problems: [...source.problems, ...parsed.error.issues.flatMap((issue) => described(issue, source))] };
}

function described(issue: z.core.$ZodIssue, source: YamlFile): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => source.at([...path, key], 'unknown key'));
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return [source.at(path, missing ? 'is missing' : issue.message)];
}

function placeOf(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

/** The line of the place: of the key in a map, of the item in a list; of the last thing on the way that exists. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: Path): number | null {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0];
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      offset = startOf(pair?.key) ?? offset;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset === undefined ? null : lines.linePos(offset).line;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Plain data as YAML; days stand in quotes, so that no reader takes them for something else. */
export function writtenYaml(data: unknown): string {
  return stringify(data, { lineWidth: 120, version: '1.1' });
}
